// SPDX-License-Identifier: Apache-2.0
//
// P04: one target of one party has one value. P05: a share is at most 100 %.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string target_records() { return base_lines() + target_line("T", "ge", R"("value":"169套")"); }

Check check_reports(std::string_view reports) {
  return RuleRun(target_records() + std::string(reports)).only("P04");
}

std::string share_records(std::string_view scale = "share") {
  return base_lines() + target_line("T", "ge", R"("value":"90%",)" + text_field("scale", scale));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_target_values)

BOOST_AUTO_TEST_CASE(P04_fires_on_two_values) {
  const Check check =
      check_reports(report_line("R1", "T", "175套") + report_line("R2", "T", "169套"));
  BOOST_TEST(check.subject == "T");
  BOOST_TEST(in_short(check) == "refuted error |  | 169套、175套 | 2: R1 R2");
  BOOST_TEST(check.message.zh == "加装电梯 报有不同数值：169套、175套，相差 6套");
  BOOST_TEST(check.message.en == "加装电梯 was reported as 169套, 175套, 6套 apart");
}

BOOST_AUTO_TEST_CASE(P04_fires_on_the_least_difference) {
  const Check check =
      check_reports(report_line("R1", "T", "1.5万元") + report_line("R2", "T", "15000.01元"));
  BOOST_TEST(in_short(check) == "refuted error |  | 1.5万元、15000.01元 | 2: R1 R2");
  BOOST_TEST(check.message.zh == "加装电梯 报有不同数值：1.5万元、15000.01元，相差 0.000001万元");
}

BOOST_AUTO_TEST_CASE(P04_fires_on_words_that_differ) {
  const RuleRun run(base_lines() + target_line("T", "qualitative") + report_line("R1", "T", "met") +
                    report_line("R2", "T", "partly"));
  BOOST_TEST(in_short(run.only("P04")) == "refuted error |  | met、partly | 2: R1 R2");
  BOOST_TEST(run.only("P04").message.zh == "加装电梯 报有不同数值：达成、部分达成");
}

BOOST_AUTO_TEST_CASE(P04_fires_on_a_partys_own_and_its_targets_report) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("value":"3部","party":"B")") +
                    report_line("R1", "T", "3部", R"("party":"B")") +
                    report_line("R2", "T", "4部"));
  BOOST_TEST(in_short(run.only("P04")) == "refuted error |  | 3部、4部 | 2: R1 R2");
}

BOOST_AUTO_TEST_CASE(P04_finds_nothing_in_one_value_written_twice) {
  const Check check =
      check_reports(report_line("R1", "T", "1.50万元") + report_line("R2", "T", "15000元"));
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "clear error |  |  | 2: R1 R2");
  BOOST_TEST(check.message.zh == "已查 2 笔指标完成记录");
}

BOOST_AUTO_TEST_CASE(P04_finds_nothing_in_values_of_different_days_or_parties) {
  const Check days = check_reports(report_line("R1", "T", "100套", R"("as_of":"2024-06-30")") +
                                   report_line("R2", "T", "169套", R"("as_of":"2024-12-31")"));
  BOOST_TEST(in_short(days) == "clear error |  |  | 2: R1 R2");
  const Check parties = check_reports(report_line("R1", "T", "100套", R"("party":"A")") +
                                      report_line("R2", "T", "69套", R"("party":"B")") +
                                      report_line("R3", "T", "169套"));
  BOOST_TEST(in_short(parties) == "clear error |  |  | 3: R1 R2 R3");
}

BOOST_AUTO_TEST_CASE(P04_tells_the_days_and_parties_of_one_target_apart) {
  const std::string day = R"("as_of":"2024-12-31")";
  const RuleRun run(target_records() + report_line("R1", "T", "1套") +
                    report_line("R2", "T", "2套") + report_line("R3", "T", "3套", day) +
                    report_line("R4", "T", "4套", day));
  const auto checks = run.checks("P04");
  BOOST_TEST_REQUIRE(checks.size() == 2U);
  BOOST_TEST(in_short(checks[0]) == "refuted error |  | 1套、2套 | 2: R1 R2");
  BOOST_TEST(in_short(checks[1]) == "refuted error |  | 3套、4套 | 2: R3 R4");
}

BOOST_AUTO_TEST_CASE(P04_does_not_apply_without_reports) {
  BOOST_TEST(in_short(check_reports("")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P05_fires_beyond_the_whole) {
  const RuleRun run(share_records() + report_line("R1", "T", "127.25%") +
                    report_line("R2", "T", "100.000001%") + report_line("R3", "T", "100%"));
  BOOST_TEST(run.checks("P05").size() == 2U);
  const Check check = run.of("P05", "R1");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤100% | 127.25% | 1: R1");
  BOOST_TEST(check.message.zh == "加装电梯 报为 127.25%：部分不会超过总体，请核对分母");
  BOOST_TEST(check.message.en ==
             "加装电梯 was reported as 127.25%: a part is not more than the whole; check the "
             "denominator");
  BOOST_TEST(in_short(run.of("P05", "R2")) == "refuted doubt | ≤100% | 100.000001% | 1: R2");
}

BOOST_AUTO_TEST_CASE(P05_finds_nothing_up_to_the_whole) {
  const RuleRun run(share_records() + report_line("R1", "T", "100.00%") +
                    report_line("R2", "T", "95%"));
  BOOST_TEST(run.only("P05").subject == "PG");
  BOOST_TEST(in_short(run.only("P05")) == "clear doubt |  |  | 2: R1 R2");
  BOOST_TEST(run.only("P05").message.zh == "已查 2 笔占比类完成记录");
}

BOOST_AUTO_TEST_CASE(P05_does_not_apply_to_what_is_no_share) {
  const RuleRun index(share_records("index") + report_line("R", "T", "127.25%"));
  BOOST_TEST(in_short(index.only("P05")) == "not_applicable doubt |  |  | 0:");
  const RuleRun growth(base_lines() + target_line("T", "ge", R"("value":"110%")") +
                       report_line("R", "T", "127.25%"));
  BOOST_TEST(in_short(growth.only("P05")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P05_does_not_apply_without_reports) {
  BOOST_TEST(in_short(RuleRun(share_records()).only("P05")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
