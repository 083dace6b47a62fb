// SPDX-License-Identifier: Apache-2.0
#include "scan/sections.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

// `level number title`, or - where there is no heading.
std::string heading_of(std::string_view paragraph) {
  const auto heading = parse_heading(paragraph);
  if (!heading) return "-";
  return std::to_string(heading->level) + " " + heading->number + " " + std::string(heading->title);
}

// The sections of paragraphs, one after another.
std::vector<std::string> sections_of(std::initializer_list<std::string_view> paragraphs,
                                     bool has_headings = true) {
  SectionTracker tracker(has_headings);
  std::vector<std::string> names;
  for (const std::string_view paragraph : paragraphs) {
    tracker.enter(paragraph);
    names.push_back(tracker.name());
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sections)

BOOST_AUTO_TEST_CASE(reads_the_four_levels) {
  BOOST_TEST(heading_of("一、绩效目标") == "0 一 绩效目标");
  BOOST_TEST(heading_of("十二、其他") == "0 十二 其他");
  BOOST_TEST(heading_of("（一）资金投入。") == "1 (一) 资金投入。");
  BOOST_TEST(heading_of("(二) 资金管理") == "1 (二) 资金管理");
  BOOST_TEST(heading_of("1.到位情况") == "2 1 到位情况");
  BOOST_TEST(heading_of("１．到位情况") == "2 1 到位情况");
  BOOST_TEST(heading_of("2、执行情况") == "2 2 执行情况");
  BOOST_TEST(heading_of("（3）时效指标。") == "3 (3) 时效指标。");
}

BOOST_AUTO_TEST_CASE(leaves_numbers_that_begin_a_sentence_alone) {
  for (const std::string_view text : {"1.5万元", "2024.4.29", "2024年", "14部电梯", "一是",
                                      "（省级）", "（四个市）", "01.题", "", "（", "1"}) {
    BOOST_TEST(heading_of(text) == "-", text);
  }
}

BOOST_AUTO_TEST_CASE(names_sections_as_reports_cite_them) {
  const auto found = sections_of({"标题", "一、甲", "正文", "二、乙", "（一）丙", "1.丁", "（1）戊",
                                  "（2）己", "2.庚", "（二）辛", "三、壬", "附件：表", "（一）癸"});
  const std::vector<std::string> expected{
      "头",         "一",      "一",     "二", "二(一)", "二(一)1", "二(一)1(1)",
      "二(一)1(2)", "二(一)2", "二(二)", "三", "尾",     "尾"};
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ends_at_the_closing_words) {
  BOOST_TEST(sections_of({"一、甲", "以上情况，特此汇报。"}).back() == "尾");
  BOOST_TEST(sections_of({"一、甲", "特此报告。"}).back() == "尾");
  const std::string long_text = "以上情况" + std::string(120, 'x');
  BOOST_TEST(sections_of({"一、甲", long_text}).back() == "一");
  BOOST_TEST(sections_of({"特此报告。"}).back() == "头");
}

BOOST_AUTO_TEST_CASE(calls_a_text_without_headings_one_section) {
  BOOST_TEST(sections_of({"标题", "附件：表"}, false).back() == "正文");
}

BOOST_AUTO_TEST_CASE(tells_the_titles_above) {
  SectionTracker tracker(true);
  for (const std::string_view paragraph : {"二、乙", "（四）指标", "1.产出", "（1）数量指标。"}) {
    tracker.enter(paragraph);
  }
  const std::vector<std::string_view> expected{"乙", "指标", "产出", "数量指标。"};
  BOOST_TEST(tracker.titles() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
