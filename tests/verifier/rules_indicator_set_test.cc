// SPDX-License-Identifier: Apache-2.0
//
// P11: every kind of indicator. P12: reported by party. P13: parts of one kind.
#include <initializer_list>

#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

RuleRun run_categories(std::initializer_list<std::string_view> categories) {
  std::string lines = base_lines();
  int number = 0;
  for (const std::string_view category : categories) {
    lines += line("target", fmt::format("T{}", ++number),
                  fmt::format(R"("programme":"PG","name":"指标","comparator":"ge","category":"{}")",
                              category));
  }
  return RuleRun(lines);
}

// T of 14部, 11 of A and 3 of B, each with `more_a`, `more_b`, and then `reports`.
RuleRun run_parts(std::string_view reports, std::string_view more_a = "",
                  std::string_view more_b = "") {
  return RuleRun(
      base_lines() + target_line("T", "ge", R"("value":"14部")") +
      target_line("T-A", "ge", R"("value":"11部","party":"A","parent":"T")" + and_more(more_a)) +
      target_line("T-B", "ge", R"("value":"3部","party":"B","parent":"T")" + and_more(more_b)) +
      std::string(reports));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_indicator_set)

BOOST_AUTO_TEST_CASE(P11_holds_where_every_kind_has_one) {
  const RuleRun run = run_categories({"output.quantity", "output.quality", "output.timeliness",
                                      "cost.social", "benefit.sustained", "satisfaction"});
  BOOST_TEST(in_short(run.only("P11")) == "confirmed doubt |  |  | 6: T1 T2 T3 T4 T5 T6");
  BOOST_TEST(run.only("P11").message.zh == "各类指标都有");
}

BOOST_AUTO_TEST_CASE(P11_takes_cost_as_a_kind_of_output_too) {
  const RuleRun run = run_categories({"output.quantity", "output.quality", "output.timeliness",
                                      "output.cost", "benefit.economic", "satisfaction"});
  BOOST_TEST(enum_name(run.only("P11").result) == "confirmed");
}

BOOST_AUTO_TEST_CASE(P11_names_what_is_missing) {
  const RuleRun run = run_categories({"output.quantity", "output.quality", "satisfaction"});
  BOOST_TEST(in_short(run.only("P11")) == "refuted doubt |  |  | 3: T1 T2 T3");
  BOOST_TEST(run.only("P11").subject == "PG");
  BOOST_TEST(run.only("P11").message.zh == "没有时效指标、成本指标、效益指标");
}

BOOST_AUTO_TEST_CASE(none_applies_without_targets) {
  const RuleRun run(base_lines());
  for (const char* rule : {"P11", "P12", "P13"}) {
    BOOST_TEST(in_short(run.only(rule)) == "not_applicable doubt |  |  | 0:", rule);
  }
}

BOOST_AUTO_TEST_CASE(P12_fires_on_a_whole_without_its_parts) {
  const Check check = run_parts(report_line("R", "T", "14部")).only("P12");
  BOOST_TEST(check.subject == "T");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 14部 | 3: T-A T-B R");
  BOOST_TEST(check.message.zh == "加装电梯 所报 14部 没有按单位列出：缺 甲市、乙市");
}

BOOST_AUTO_TEST_CASE(P12_fires_on_a_single_part) {
  const Check check =
      run_parts(report_line("R", "T", "14部") + report_line("RA", "T-A", "11部")).only("P12");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 14部 | 2: T-B R");
}

BOOST_AUTO_TEST_CASE(P12_is_clear_where_each_party_is_reported) {
  const Check own = run_parts(report_line("R", "T", "14部") + report_line("RA", "T-A", "11部") +
                              report_line("RB", "T-B", "3部"))
                        .only("P12");
  BOOST_TEST(own.subject == "PG");
  BOOST_TEST(in_short(own) == "clear doubt |  |  | 1: T");
  const Check of_whole =
      run_parts(report_line("R", "T", "14部") + report_line("RA", "T", "11部", R"("party":"A")") +
                report_line("RB", "T", "3部", R"("party":"B")"))
          .only("P12");
  BOOST_TEST(in_short(of_whole) == "clear doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P12_is_unproven_where_nothing_is_reported) {
  BOOST_TEST(in_short(run_parts("").only("P12")) == "unproven doubt |  |  | 0:");
  BOOST_TEST(in_short(run_parts(report_line("RA", "T-A", "11部")).only("P12")) ==
             "unproven doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P13_fires_on_two_calibers) {
  const Check check =
      run_parts("", R"("caliber":"危旧房")", R"("caliber":"货币化安置")").only("P13");
  BOOST_TEST(check.subject == "T");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 危旧房、货币化安置 | 3: T T-A T-B");
  BOOST_TEST(check.message.zh == "加装电梯 的各部分口径不同，不宜相加：危旧房、货币化安置");
}

BOOST_AUTO_TEST_CASE(P13_is_clear_of_one_caliber) {
  BOOST_TEST(in_short(run_parts("", R"("caliber":"开工")", R"("caliber":"开工")").only("P13")) ==
             "clear doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P13_is_unproven_where_a_part_states_none) {
  BOOST_TEST(in_short(run_parts("", R"("caliber":"开工")").only("P13")) ==
             "unproven doubt |  |  | 1: T");
  BOOST_TEST(in_short(run_parts("").only("P13")) == "unproven doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P13_does_not_apply_to_a_single_part) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("value":"14部","caliber":"开工")") +
                    target_line("T-A", "ge", R"("value":"11部","parent":"T","caliber":"竣工")"));
  BOOST_TEST(in_short(run.only("P13")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
