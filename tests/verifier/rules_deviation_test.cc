// SPDX-License-Identifier: Apache-2.0
//
// P10: who says that nothing deviates has no deviation among the targets.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// The check of “no deviation” in words, beside these records.
Check check_said(std::string_view lines, std::string_view scope = "") {
  const std::string claim = R"("assertion":"no_deviation")" + and_more(scope);
  return RuleRun(base_lines() + document_line("SE", "self_evaluation", "transcript") +
                 std::string(lines) + statement_line("ST", "SE", claim))
      .only("P10");
}

std::string target(std::string_view more = "") {
  return target_line("T", "ge", R"("value":"100套")" + and_more(more));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_deviation)

BOOST_AUTO_TEST_CASE(fires_on_parts_that_do_not_add_up) {
  const Check check =
      check_said(target() + target_line("T-A", "ge", R"("value":"97套","parent":"T")") +
                 report_line("R", "T", "100套"));
  BOOST_TEST(check.subject == "ST");
  BOOST_TEST(in_short(check) == "refuted error |  |  | 3: T T-A ST");
  BOOST_TEST(check.message.zh ==
             "称不存在目标偏离，而有 1 处：加装电梯 分解合计 97套，总目标 100套（P01）");
}

BOOST_AUTO_TEST_CASE(fires_on_contradicting_values) {
  const Check check =
      check_said(target() + report_line("R1", "T", "100套") + report_line("R2", "T", "106套"));
  BOOST_TEST(in_short(check) == "refuted error |  |  | 3: R1 R2 ST");
  BOOST_TEST(check.message.zh ==
             "称不存在目标偏离，而有 1 处：加装电梯 报有不同数值 100套、106套（P04）");
}

BOOST_AUTO_TEST_CASE(fires_on_a_value_far_beyond) {
  const Check check = check_said(target() + report_line("R", "T", "121套"));
  BOOST_TEST(in_short(check) == "refuted error |  |  | 3: T R ST");
  BOOST_TEST(check.message.zh == "称不存在目标偏离，而有 1 处：加装电梯 偏离目标 21.00%（P07）");
  BOOST_TEST(in_short(check_said(target() + report_line("R", "T", "120套"))) ==
             "clear error |  |  | 1: ST");
}

BOOST_AUTO_TEST_CASE(tells_several_and_how_many) {
  const Check check =
      check_said(target() + report_line("R1", "T", "121套") + report_line("R2", "T", "122套"));
  BOOST_TEST(check.message.zh ==
             "称不存在目标偏离，而有 3 处：加装电梯 报有不同数值 121套、122套（P04）；"
             "加装电梯 偏离目标 21.00%（P07）；加装电梯 偏离目标 22.00%（P07）");
}

BOOST_AUTO_TEST_CASE(lists_only_the_first) {
  std::string reports;
  for (int i = 0; i < 12; ++i) {
    reports += report_line(fmt::format("R{:02}", i), "T", fmt::format("{}套", 121 + i));
  }
  const Check check = check_said(target() + reports);
  BOOST_TEST(check.message.zh.starts_with("称不存在目标偏离，而有 13 处："));
  BOOST_TEST(check.message.zh.ends_with("27.00%（P07）；…"));
}

BOOST_AUTO_TEST_CASE(looks_only_at_what_it_is_about) {
  const std::string lines = target() + report_line("R", "T", "121套");
  BOOST_TEST(in_short(check_said(lines, R"("scope":{"category":"output.quality"})")) ==
             "unproven error |  |  | 1: ST");
  BOOST_TEST(in_short(check_said(lines, R"("scope":{"category":"output.quantity"})")) ==
             "refuted error |  |  | 3: T R ST");
  BOOST_TEST(in_short(check_said(lines, R"("scope":{"topic":"主要指标"})")) ==
             "refuted error |  |  | 3: T R ST");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_there_is_nothing_to_compare) {
  BOOST_TEST(in_short(check_said("")) == "unproven error |  |  | 1: ST");
  BOOST_TEST(in_short(check_said(target())) == "unproven error |  |  | 1: ST");
  BOOST_TEST(check_said("").message.zh == "没有可以比较的目标和完成数");
}

BOOST_AUTO_TEST_CASE(does_not_apply_to_what_is_planned_or_not_said) {
  const std::string base = base_lines() + document_line("SE", "self_evaluation", "transcript") +
                           target() + report_line("R", "T", "121套");
  for (const char* claim :
       {R"("assertion":"no_deviation","tense":"planned")", R"("assertion":"all_targets_met")"}) {
    const RuleRun run(base + statement_line("ST", "SE", claim));
    BOOST_TEST(in_short(run.only("P10")) == "not_applicable error |  |  | 0:", claim);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
