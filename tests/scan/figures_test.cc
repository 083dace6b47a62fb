// SPDX-License-Identifier: Apache-2.0
#include "scan/figures.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

// What is found, joined by blanks: a figure as a record holds it; ? before one with a doubt, ≥
// where it is a bound.
std::string found_in(std::string_view text) {
  std::string found;
  for (const FoundFigure& figure : find_figures(text)) {
    if (!found.empty()) found += ' ';
    if (figure.is_bound) found += "≥";
    if (!figure.is_exact() && !figure.is_bound) found += "?";
    found += figure.is_exact() || figure.is_bound ? format_figure(figure.figure)
                                                  : std::string(figure.written);
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figures)

BOOST_AUTO_TEST_CASE(finds_money_counts_and_percentages) {
  BOOST_TEST(found_in("共1000万元，其中0.5亿元、20.50元") == "1000万元 0.5亿元 20.50元");
  BOOST_TEST(found_in("5574套，14部，87.5万平方米，3个月") == "5574套 14部 87.5万平方米 3个月");
  BOOST_TEST(found_in("完成率127.25%，95％") == "127.25% 95%");
  BOOST_TEST(found_in("得分85.81分") == "85.81分");
  BOOST_TEST(found_in("3人次、5人、2万人") == "3人次 5人 2万人");
}

BOOST_AUTO_TEST_CASE(reads_separators_spaces_and_full_width) {
  BOOST_TEST(found_in("1,234,567.89元") == "1234567.89元");
  BOOST_TEST(found_in("１６４８万元") == "1648万元");
  BOOST_TEST(found_in("３．５亿元") == "3.5亿元");
  BOOST_TEST(found_in("838 万元") == "838万元");
  BOOST_TEST(found_in("5,12套") == "12套");
  BOOST_TEST(find_figures("共1,000 万元。").front().written == "1,000 万元");
}

BOOST_AUTO_TEST_CASE(passes_over_what_is_no_figure) {
  for (const std::string_view text :
       {"2023年", "2024年4月29日", "第3条", "第 2 项", "14部门", "5分钟", "2项目", "30家庭",
        "702号", "1.2.3", "指标值1：", "GB5人", "3条件", "无", "", "1648"}) {
    BOOST_TEST(found_in(text) == "", text);
  }
  BOOST_TEST(found_in("10项目标，3年") == "10项 3年");
}

BOOST_AUTO_TEST_CASE(doubts_bounds) {
  BOOST_TEST(found_in("满意度≥90%") == "≥90%");
  BOOST_TEST(found_in("不低于100%，95%以上") == "≥100% ≥95%");
  BOOST_TEST(found_in("超过5574套") == "≥5574套");
}

BOOST_AUTO_TEST_CASE(doubts_estimates_and_ranges) {
  BOOST_TEST(found_in("约5万元") == "?5万元");
  BOOST_TEST(found_in("100万元左右") == "?100万元");
  BOOST_TEST(found_in("80%～90%") == "?80% ?90%");
  BOOST_TEST(found_in("5574套多") == "?5574套");
}

BOOST_AUTO_TEST_CASE(doubts_what_cannot_be_read_for_certain) {
  BOOST_TEST(found_in("拨付838万，") == "?838万");
  BOOST_TEST(found_in("1000余万元") == "?1000余万元");
  BOOST_TEST(found_in("百分之九十五") == "?百分之");
  BOOST_TEST(found_in("共1，648万元") == "?648万元");
  BOOST_TEST(found_in("0838万元") == "?0838万元");
  BOOST_TEST(found_in("1.234元") == "?1.234元");
  BOOST_TEST(found_in("999999999999999999万元") == "?999999999999999999万元");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
