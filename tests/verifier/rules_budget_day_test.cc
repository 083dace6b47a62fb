// SPDX-License-Identifier: Apache-2.0
//
// F03: nothing is allocated before there is a budget.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kBudget = budget("BG", {.dated_on = "2024-01-25"});

std::string allocated(std::string_view dated_on) {
  return allocation("AL", {.dated_on = dated_on});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f03)

BOOST_AUTO_TEST_CASE(fires_the_day_before_the_budget) {
  const Check check = run_lines(kBudget + allocated("2024-01-24")).only("F03");
  BOOST_TEST(check.subject == "AL");
  BOOST_TEST(in_short(check) == "refuted error | ≥ 2024-01-25 | 2024-01-24 | 2: BG AL");
  BOOST_TEST(check.message.zh ==
             "甲市 1000.00万元：2024-01-24 下达，预算 2024-01-25 才有（BG），早了 1 天");
  BOOST_TEST(check.message.en ==
             "甲市 1000.00万元: allocated on 2024-01-24, and the budget is of 2024-01-25 (BG): 1 "
             "days too early");
}

BOOST_AUTO_TEST_CASE(holds_on_the_day_of_the_budget) {
  const Check check = run_lines(kBudget + allocated("2024-01-25")).only("F03");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(check.message.zh == "1 笔下达都不早于预算（2024-01-25）");
}

BOOST_AUTO_TEST_CASE(goes_by_the_first_budget) {
  const std::string later = budget("BG-2", {.dated_on = "2024-08-01", .type = "increase"});
  const std::string decrease = budget("BG-3", {.dated_on = "2024-01-02", .type = "decrease"});
  BOOST_TEST(
      in_short(run_lines(later + kBudget + decrease + allocated("2024-04-29")).only("F03")) ==
      "confirmed error |  |  | 3: BG-2 BG AL");
  BOOST_TEST(
      in_short(run_lines(later + kBudget + decrease + allocated("2024-01-24")).only("F03")) ==
      "refuted error | ≥ 2024-01-25 | 2024-01-24 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(judges_each_allocation_by_itself) {
  const RuleRun run = run_lines(
      kBudget + allocated("2024-04-29") + allocation("A-2", {.to = "B", .dated_on = "2024-01-02"}) +
      allocation("A-3", {.to = "B", .dated_on = "2024-01-24", .type = "increase", .of = "AL"}));
  BOOST_TEST(run.checks("F03").size() == 2U);
  BOOST_TEST(in_short(run.of("F03", "A-2")) ==
             "refuted error | ≥ 2024-01-25 | 2024-01-02 | 2: BG A-2");
  BOOST_TEST(in_short(run.of("F03", "A-3")) ==
             "refuted error | ≥ 2024-01-25 | 2024-01-24 | 2: BG A-3");
}

BOOST_AUTO_TEST_CASE(leaves_out_what_came_in_advance_was_taken_away_or_passed_on) {
  const std::string advance = allocation("AD", {.dated_on = "2023-11-15", .type = "advance"});
  const Check only_advance = run_lines(kBudget + advance).only("F03");
  BOOST_TEST(in_short(only_advance) == "not_applicable error |  |  | 1: BG");
  BOOST_TEST(only_advance.message.zh == "除提前下达外没有下达");
  BOOST_TEST(
      in_short(
          run_lines(
              kBudget + advance + allocated("2024-01-25") +
              allocation("DE", {.dated_on = "2023-12-01", .type = "decrease", .of = "AD"}) +
              allocation("PA", {.from = "A", .to = "U", .dated_on = "2023-12-01", .under = "AD"}))
              .only("F03")) == "confirmed error |  |  | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_the_day_of_a_budget) {
  const Check none = run_lines(allocated("2024-04-29")).only("F03");
  BOOST_TEST(in_short(none) == "unproven error |  |  | 1: AL");
  BOOST_TEST(none.message.zh == "没有预算记录，无从比对");
  const Check undated = run_lines(budget("BG", {}) + allocated("2024-04-29")).only("F03");
  BOOST_TEST(in_short(undated) == "unproven error |  |  | 2: BG AL");
  BOOST_TEST(undated.message.zh == "预算没有写明日期，无从比对；最早一笔下达是 2024-04-29");
  // Whichever day the undated one has, the other is early enough, or else it may be.
  const std::string both = kBudget + budget("BG-2", {.type = "increase"});
  BOOST_TEST(in_short(run_lines(both + allocated("2024-01-25")).only("F03")) ==
             "confirmed error |  |  | 3: BG BG-2 AL");
  BOOST_TEST(in_short(run_lines(both + allocated("2024-01-24")).only("F03")) ==
             "unproven error |  |  | 3: BG BG-2 AL");
}

BOOST_AUTO_TEST_CASE(takes_the_budget_for_the_year_to_be_of_its_approval) {
  const std::string lines = base_lines(R"("approved_on":"2024-01-25")") + budget("BG", {});
  BOOST_TEST(in_short(RuleRun(lines + allocated("2024-01-25")).only("F03")) ==
             "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(in_short(RuleRun(lines + allocated("2024-01-24")).only("F03")) ==
             "refuted error | ≥ 2024-01-25 | 2024-01-24 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_an_allocation) {
  BOOST_TEST(in_short(run_lines(kBudget).only("F03")) == "not_applicable error |  |  | 1: BG");
}

BOOST_AUTO_TEST_CASE(goes_by_what_corrections_leave) {
  const std::string lines = kBudget + allocated("2024-01-24");
  BOOST_TEST(
      in_short(run_lines(lines + amendment("CR", "AL", "dated_on", "2024-02-24")).only("F03")) ==
      "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(in_short(run_lines(lines + reversal("CR", "AL", "400万元")).only("F03")) ==
             "refuted error | ≥ 2024-01-25 | 2024-01-24 | 2: BG AL");
  BOOST_TEST(in_short(run_lines(lines + reversal("CR", "AL")).only("F03")) ==
             "not_applicable error |  |  | 1: BG");
  BOOST_TEST(in_short(run_lines(lines + reversal("CR", "BG")).only("F03")) ==
             "unproven error |  |  | 1: AL");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
