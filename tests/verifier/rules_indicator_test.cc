// SPDX-License-Identifier: Apache-2.0
//
// P06: no two indicators divide the same figures. P07: no target is exceeded too far.
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string terms(std::string_view numerator, std::string_view denominator) {
  return text_field("numerator", numerator) + "," + text_field("denominator", denominator);
}

// A target of 100套 (T), done R, and a share of which the terms are `more` (S, reported as RS).
Check check_twice(std::string_view done, std::string_view more) {
  return RuleRun(base_lines() + target_line("T", "ge", R"("value":"100套")") +
                 target_line("S", "ge", R"("value":"90%","scale":"share")") +
                 report_line("R", "T", done) + report_line("RS", "S", "127%", more))
      .only("P06");
}

RuleRun run_excess(std::string_view comparator, std::string_view target, std::string_view value,
                   std::string_view more = "") {
  return RuleRun(base_lines() +
                 target_line("T", comparator, text_field("value", target) + and_more(more)) +
                 report_line("R", "T", value));
}

std::string excess(std::string_view comparator, std::string_view target, std::string_view value,
                   std::string_view more = "") {
  return in_short(run_excess(comparator, target, value, more).only("P07"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_indicator)

BOOST_AUTO_TEST_CASE(P06_fires_on_a_share_of_what_a_count_is_held_against) {
  const Check check = check_twice("127套", terms("127套", "100套"));
  BOOST_TEST(check.subject == "RS");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 127套 / 100套 | 2: R RS");
  BOOST_TEST(check.message.zh ==
             "加装电梯、加装电梯 用的是同一个分子、分母 127套 / "
             "100套，请核对是否一项成果计作几项指标");
}

BOOST_AUTO_TEST_CASE(P06_fires_on_two_shares_and_across_units_of_money) {
  const RuleRun run(base_lines() + target_line("S1", "ge", R"("value":"90%")") +
                    target_line("S2", "ge", R"("value":"90%")") +
                    report_line("R1", "S1", "95%", terms("1.9万元", "2万元")) +
                    report_line("R2", "S2", "95%", terms("19000元", "20000元")));
  BOOST_TEST(in_short(run.only("P06")) == "refuted doubt |  | 1.9万元 / 2万元 | 2: R1 R2");
}

BOOST_AUTO_TEST_CASE(P06_finds_nothing_in_other_figures) {
  const Check check = check_twice("127套", terms("128套", "100套"));
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "clear doubt |  |  | 2: R RS");
  BOOST_TEST(check.message.zh == "已查 2 笔有分子、分母的完成数");
  BOOST_TEST(in_short(check_twice("127套", terms("127户", "100套"))) ==
             "clear doubt |  |  | 2: R RS");
}

BOOST_AUTO_TEST_CASE(P06_finds_nothing_in_what_was_done_wholly) {
  BOOST_TEST(in_short(check_twice("100套", terms("100套", "100套"))) ==
             "clear doubt |  |  | 2: R RS");
}

BOOST_AUTO_TEST_CASE(P06_takes_two_counts_that_agree_for_chance) {
  const RuleRun run(base_lines() + target_line("T1", "ge", R"("value":"100套")") +
                    target_line("T2", "ge", R"("value":"100套")") +
                    report_line("R1", "T1", "127套") + report_line("R2", "T2", "127套"));
  BOOST_TEST(in_short(run.only("P06")) == "clear doubt |  |  | 2: R1 R2");
}

BOOST_AUTO_TEST_CASE(P06_is_one_indicator_reported_twice) {
  const RuleRun run(base_lines() + target_line("S", "ge", R"("value":"90%")") +
                    report_line("R1", "S", "95%", terms("19户", "20户")) +
                    report_line("R2", "S", "95%", terms("19户", "20户")));
  BOOST_TEST(in_short(run.only("P06")) == "clear doubt |  |  | 2: R1 R2");
}

BOOST_AUTO_TEST_CASE(P06_is_unproven_without_any_terms) {
  const RuleRun run(base_lines() + target_line("S", "ge", R"("value":"90%")") +
                    report_line("R", "S", "95%"));
  BOOST_TEST(in_short(run.only("P06")) == "unproven doubt |  |  | 0:");
  BOOST_TEST(run.only("P06").message.zh == "1 笔完成数都没有写明分子、分母，无从比对");
}

BOOST_AUTO_TEST_CASE(P06_and_P07_do_not_apply_without_targets) {
  const RuleRun run(base_lines());
  BOOST_TEST(in_short(run.only("P06")) == "not_applicable doubt |  |  | 0:");
  BOOST_TEST(in_short(run.only("P07")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P07_is_graver_the_farther_off) {
  BOOST_TEST(excess("ge", "100套", "120套") == "clear doubt |  |  | 1: R");
  BOOST_TEST(excess("ge", "100套", "121套") == "refuted hint | 100套 | 121套 | 2: T R");
  BOOST_TEST(excess("ge", "100套", "130套") == "refuted hint | 100套 | 130套 | 2: T R");
  BOOST_TEST(excess("ge", "100套", "131套") == "refuted doubt | 100套 | 131套 | 2: T R");
  const Check doubt = run_excess("ge", "100套", "150套").only("P07");
  BOOST_TEST(doubt.subject == "R");
  BOOST_TEST(doubt.message.zh ==
             "加装电梯 ≥100套，所报 150套，超出 50.00%，请说明目标是否定得偏低");
  const Check grave = run_excess("ge", "100套", "151套").only("P07");
  BOOST_TEST(grave.message.zh ==
             "加装电梯 ≥100套，所报 151套，超出 "
             "51.00%，请说明目标是否定得偏低；偏离很大，应重点核实");
}

BOOST_AUTO_TEST_CASE(P07_goes_by_the_thresholds_it_is_given) {
  VerifyOptions options;
  options.rules.thresholds.p07_hint_bp = 0;
  options.rules.thresholds.p07_doubt_bp = 100;
  const MemorySource source(read_lines(base_lines() + target_line("T", "ge", R"("value":"100套")") +
                                       report_line("R", "T", "101套")));
  const Verification found = verify(source, options);
  const auto it = std::find_if(found.checks.begin(), found.checks.end(),
                               [](const Check& check) { return check.rule == "P07"; });
  BOOST_TEST_REQUIRE((it != found.checks.end()));
  BOOST_TEST(in_short(*it) == "refuted hint | 100套 | 101套 | 2: T R");
}

BOOST_AUTO_TEST_CASE(P07_turns_around_where_less_is_better) {
  BOOST_TEST(excess("le", "100天", "80天") == "clear doubt |  |  | 1: R");
  const Check check = run_excess("le", "100天", "79天").only("P07");
  BOOST_TEST(in_short(check) == "refuted hint | 100天 | 79天 | 2: T R");
  BOOST_TEST(check.message.zh ==
             "加装电梯 ≤100天，所报 79天，低于目标 21.00%，请说明目标是否定得偏低");
  BOOST_TEST(excess("le", "100天", "200天") == "clear doubt |  |  | 1: R");
}

BOOST_AUTO_TEST_CASE(P07_leaves_impossible_shares_to_P05) {
  BOOST_TEST(excess("ge", "100%", "127.25%", R"("scale":"share")") == "unproven doubt |  |  | 0:");
  BOOST_TEST(excess("ge", "60%", "90%", R"("scale":"share")") ==
             "refuted doubt | 60% | 90% | 2: T R");
}

BOOST_AUTO_TEST_CASE(P07_says_what_it_is_over_the_parts) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("value":"5574套")") +
                    target_line("T-A", "ge", R"("value":"5477套","parent":"T")") +
                    report_line("R", "T", "7093套"));
  BOOST_TEST(run.only("P07").message.zh ==
             "加装电梯 ≥5574套，所报 7093套，超出 27.25%，请说明目标是否定得偏低；"
             "对分解目标合计 5477套，超出 29.51%");
}

BOOST_AUTO_TEST_CASE(P07_is_unproven_where_nothing_can_be_compared) {
  const RuleRun silent(base_lines() + target_line("T", "ge", R"("value":"100套")"));
  BOOST_TEST(in_short(silent.only("P07")) == "unproven doubt |  |  | 0:");
  BOOST_TEST(excess("ge", "100套", "200台") == "unproven doubt |  |  | 0:");
  BOOST_TEST(excess("ge", "0套", "200套") == "unproven doubt |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
