// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/thresholds.h"

#include <set>
#include <stdexcept>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"

namespace fundtrail::test {
namespace {

const ThresholdInfo& threshold(std::string_view id) {
  for (const ThresholdInfo& info : all_thresholds()) {
    if (info.id == id) return info;
  }
  throw std::logic_error("no such threshold");
}

// What is said of a value that is refused; empty if it is not.
std::string refusal(std::string_view id, std::string_view text) {
  try {
    static_cast<void>(parse_threshold(threshold(id), text));
    return {};
  } catch (const FormatError& error) {
    return error.message().zh;
  }
}

std::string refusal(const Thresholds& thresholds) {
  try {
    check_relations(thresholds);
    return {};
  } catch (const FormatError& error) {
    return error.message().zh;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thresholds)

BOOST_AUTO_TEST_CASE(are_listed_once_in_order_and_within_their_range) {
  std::string_view last;
  std::set<const std::int64_t*> members;
  const Thresholds built_in;
  for (const ThresholdInfo& info : all_thresholds()) {
    BOOST_TEST((last < info.id), info.id);
    last = info.id;
    const std::int64_t& value = built_in.*info.value;
    members.insert(&value);
    BOOST_TEST(value >= info.least, info.id);
    BOOST_TEST(value <= info.most, info.id);
    BOOST_TEST(!info.meaning.zh.empty(), info.id);
    BOOST_TEST(!info.source.en.empty(), info.id);
  }
  BOOST_TEST(members.size() == all_thresholds().size());
  BOOST_TEST(members.size() == sizeof(Thresholds) / sizeof(std::int64_t));
  BOOST_TEST(refusal(built_in).empty());
}

BOOST_AUTO_TEST_CASE(are_written_as_they_are_read) {
  for (const ThresholdInfo& info : all_thresholds()) {
    for (const std::int64_t value : {info.least, Thresholds{}.*info.value, info.most}) {
      BOOST_TEST(parse_threshold(info, format_threshold(info, value)) == value, info.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(are_written_with_their_unit) {
  const auto built_in = [](std::string_view id) {
    return format_threshold(threshold(id), Thresholds{}.*threshold(id).value);
  };
  BOOST_TEST(built_in("C05.days") == "30天");
  BOOST_TEST(built_in("F15.limit") == "200万元");
  BOOST_TEST(built_in("P07.doubt") == "30%");
  BOOST_TEST(built_in("P15.excellent") == "90分");
  BOOST_TEST(built_in("P16.count") == "8");
  BOOST_TEST(format_threshold(threshold("P07.doubt"), 1'234) == "12.34%");
}

BOOST_AUTO_TEST_CASE(are_read_exactly) {
  BOOST_TEST(parse_threshold(threshold("P07.doubt"), "12.5%") == 1'250);
  BOOST_TEST(parse_threshold(threshold("P15.fair"), "59.99分") == 5'999);
  BOOST_TEST(parse_threshold(threshold("F15.limit"), "0.01元") == 1);
  BOOST_TEST(parse_threshold(threshold("F15.limit"), "1亿元") == 10'000'000'000);
  BOOST_TEST(parse_threshold(threshold("Q01.overdue"), "0天") == 0);
}

BOOST_AUTO_TEST_CASE(of_another_unit_form_or_range_are_refused) {
  BOOST_TEST(refusal("P07.doubt", "30") == "单位不对，写法如 30%");
  BOOST_TEST(refusal("C05.days", "30%") == "单位不对，写法如 30天");
  BOOST_TEST(refusal("F15.limit", "200") == "单位不对，写法如 200万元");
  BOOST_TEST(refusal("P07.doubt", "30.001%") == "小数太多，最多 2 位");
  BOOST_TEST(refusal("C05.days", "1.5天") == "小数太多，最多 0 位");
  BOOST_TEST(refusal("F17.share", "100.01%") == "应在 0% 到 100% 之间");
  BOOST_TEST(refusal("F17.share", "-0.01%") == "应在 0% 到 100% 之间");
  BOOST_TEST(refusal("P16.count", "0") == "应在 1 到 1000000000 之间");
  BOOST_TEST(refusal("C05.days", "100000000000000000天") == "应在 0天 到 3650天 之间");
  BOOST_TEST(refusal("C05.days", "-100000000000000000天") == "应在 0天 到 3650天 之间");
  BOOST_TEST(!refusal("C05.days", "thirty").empty());
  BOOST_TEST(!refusal("C05.days", "").empty());
}

BOOST_AUTO_TEST_CASE(that_belong_together_stand_in_their_order) {
  Thresholds equal;
  equal.p07_hint_bp = equal.p07_doubt_bp = equal.p07_grave_bp;
  BOOST_TEST(refusal(equal).empty());
  Thresholds swapped;
  swapped.p07_hint_bp = swapped.p07_doubt_bp + 1;
  BOOST_TEST(refusal(swapped) == "P07.hint（30.01%）不能大于 P07.doubt（30%）");
  Thresholds grades;
  grades.p15_good_centipoints = grades.p15_excellent_centipoints + 1;
  BOOST_TEST(refusal(grades) == "P15.good（90.01分）不能大于 P15.excellent（90分）");
}

BOOST_AUTO_TEST_CASE(that_are_weights_come_to_the_full_mark) {
  Thresholds heavy;
  heavy.p15_output_centipoints += 1;
  BOOST_TEST(refusal(heavy) ==
             "P15.execution、P15.output、P15.benefit、P15.satisfaction 合计须为 100分");
  Thresholds costed;
  costed.p15_costed_cost_centipoints -= 1;
  BOOST_TEST(refusal(costed).starts_with("P15.costed_execution、P15.costed_cost、"));
}

BOOST_AUTO_TEST_CASE(of_one_rule_are_found_by_it) {
  BOOST_TEST(thresholds_of("P07").size() == 3U);
  BOOST_TEST(thresholds_of("P07").front().id == "P07.doubt");
  BOOST_TEST(thresholds_of("P0").empty());
  BOOST_TEST(thresholds_of("P01").empty());
  BOOST_TEST(thresholds_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
