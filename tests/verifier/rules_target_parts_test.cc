// SPDX-License-Identifier: Apache-2.0
//
// P01: the targets of the parts add up to the whole's.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// A target of one party, below another.
std::string part_line(std::string_view id, std::string_view parent, std::string_view party,
                      std::string_view value, std::string_view more = "") {
  return target_line(
      id, "ge",
      fmt::format(R"("parent":"{}","party":"{}","value":"{}")", parent, party, value) +
          and_more(more));
}

std::string whole_line(std::string_view value, std::string_view more = "") {
  return target_line("T", "ge", text_field("value", value) + and_more(more));
}

// The check of T, whose parts are T-A and T-B.
Check check_of(std::string_view whole, std::string_view part_a, std::string_view part_b) {
  return RuleRun(base_lines() + whole_line(whole) + part_line("T-A", "T", "A", part_a) +
                 part_line("T-B", "T", "B", part_b))
      .of("P01", "T");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_target_parts)

BOOST_AUTO_TEST_CASE(holds_when_the_parts_come_to_the_whole) {
  const Check check = check_of("14部", "11部", "3部");
  BOOST_TEST(in_short(check) == "confirmed error | 14部 | 14部 | 3: T T-A T-B");
  BOOST_TEST(check.message.zh == "加装电梯：甲市 11部 + 乙市 3部 ＝ 14部");
  BOOST_TEST(check.message.en == "加装电梯: 甲市 11部 + 乙市 3部 = 14部");
}

BOOST_AUTO_TEST_CASE(fires_one_unit_short) {
  const Check check = check_of("14部", "11部", "2部");
  BOOST_TEST(in_short(check) == "refuted error | 14部 | 13部 | 3: T T-A T-B");
  BOOST_TEST(check.message.zh ==
             "加装电梯：分解合计 13部（甲市 11部 + 乙市 2部），总目标 14部，少 1部");
  BOOST_TEST(
      check.message.en ==
      "加装电梯: the parts come to 13部 (甲市 11部 + 乙市 2部), the whole is 14部: short by 1部");
}

BOOST_AUTO_TEST_CASE(fires_one_unit_over) {
  const Check check = check_of("14部", "11部", "4部");
  BOOST_TEST(in_short(check) == "refuted error | 14部 | 15部 | 3: T T-A T-B");
  BOOST_TEST(check.message.zh ==
             "加装电梯：分解合计 15部（甲市 11部 + 乙市 4部），总目标 14部，多 1部");
}

BOOST_AUTO_TEST_CASE(adds_decimals_exactly) {
  BOOST_TEST(in_short(check_of("0.3公里", "0.1公里", "0.2公里")) ==
             "confirmed error | 0.3公里 | 0.3公里 | 3: T T-A T-B");
  BOOST_TEST(in_short(check_of("0.3公里", "0.1公里", "0.199999公里")) ==
             "refuted error | 0.3公里 | 0.299999公里 | 3: T T-A T-B");
}

BOOST_AUTO_TEST_CASE(adds_money_of_different_units) {
  BOOST_TEST(in_short(check_of("1亿元", "9999万元", "10000元")) ==
             "confirmed error | 1亿元 | 10000.00万元 | 3: T T-A T-B");
  BOOST_TEST(in_short(check_of("1亿元", "9999万元", "9999.99元")) ==
             "refuted error | 1亿元 | 9999.999999万元 | 3: T T-A T-B");
}

BOOST_AUTO_TEST_CASE(leaves_out_parts_of_another_unit) {
  BOOST_TEST(in_short(check_of("14部", "14部", "3台")) ==
             "confirmed error | 14部 | 14部 | 2: T T-A");
}

BOOST_AUTO_TEST_CASE(leaves_out_parts_of_another_year_and_keeps_those_of_none) {
  const RuleRun run(base_lines() + whole_line("14部", R"("output_year":2023)") +
                    part_line("T-1", "T", "A", "11部", R"("output_year":2023)") +
                    part_line("T-2", "T", "B", "3部") +
                    part_line("T-3", "T", "B", "5部", R"("output_year":2024)"));
  BOOST_TEST(in_short(run.only("P01")) == "confirmed error | 14部 | 14部 | 3: T T-1 T-2");
}

BOOST_AUTO_TEST_CASE(adds_parts_of_any_caliber) {
  const RuleRun run(base_lines() + whole_line("169套", R"("caliber":"棚户区")") +
                    part_line("T-A", "T", "A", "134套", R"("caliber":"危旧房")") +
                    part_line("T-B", "T", "B", "35套", R"("caliber":"货币化安置")"));
  BOOST_TEST(in_short(run.only("P01")) == "confirmed error | 169套 | 169套 | 3: T T-A T-B");
}

BOOST_AUTO_TEST_CASE(is_unproven_when_no_part_is_of_its_unit) {
  const Check check = check_of("14部", "11台", "3台");
  BOOST_TEST(in_short(check) == "unproven error | 14部 |  | 1: T");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部：各分解目标与它单位或年度不同，无法加总");
}

BOOST_AUTO_TEST_CASE(does_not_apply_to_shares_and_indexes) {
  const Check check = check_of("90%", "90%", "90%");
  BOOST_TEST(in_short(check) == "not_applicable error | 90% |  | 3: T T-A T-B");
  BOOST_TEST(check.message.zh == "加装电梯 ≥90%：比率、指数一类的目标，各部分不能相加");
  const RuleRun run(base_lines() + whole_line("105", R"("scale":"index")") +
                    part_line("T-A", "T", "A", "105"));
  BOOST_TEST(in_short(run.only("P01")) == "not_applicable error | 105 |  | 2: T T-A");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_parts) {
  const RuleRun run(base_lines() + whole_line("14部"));
  BOOST_TEST(run.only("P01").subject == "ledger");
  BOOST_TEST(in_short(run.only("P01")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(takes_no_target_for_a_part_of_itself) {
  const RuleRun run(base_lines() + whole_line("14部", text_field("parent", "T")));
  BOOST_TEST(in_short(run.only("P01")) == "not_applicable error |  |  | 0:");
  BOOST_TEST(in_short(run.of("P02", "T")) == "unproven doubt | 14部 |  | 1: T");
}

BOOST_AUTO_TEST_CASE(takes_no_target_of_another_programme_for_a_part) {
  const std::string foreign =
      R"("programme":"PG2","name":"别处","category":"output.quantity","comparator":"ge",)"
      R"("value":"14部","parent":"T")";
  const RuleRun run(base_lines() + programme_line("PG2") + whole_line("14部") +
                    line("target", "T2", foreign));
  BOOST_TEST(in_short(run.only("P01")) == "not_applicable error |  |  | 0:");
  BOOST_TEST(in_short(run.of("P02", "T2")) == "unproven doubt | 14部 |  | 1: T2");
}

BOOST_AUTO_TEST_CASE(judges_each_target_of_a_circle) {
  const RuleRun run = run_in_one_batch(base_lines() + part_line("T1", "T2", "A", "10部") +
                                       part_line("T2", "T1", "B", "12部"));
  BOOST_TEST(in_short(run.of("P01", "T1")) == "refuted error | 10部 | 12部 | 2: T1 T2");
  BOOST_TEST(in_short(run.of("P01", "T2")) == "refuted error | 12部 | 10部 | 2: T1 T2");
  BOOST_TEST(in_short(run.of("P02", "T1")) == "unproven doubt | 10部 |  | 1: T1");
  BOOST_TEST(in_short(run.of("P02", "T2")) == "unproven doubt | 12部 |  | 1: T2");
}

BOOST_AUTO_TEST_CASE(judges_every_level_of_parts_by_its_own) {
  const RuleRun run(base_lines() + whole_line("14部") + part_line("T-A", "T", "A", "14部") +
                    part_line("T-A-1", "T-A", "B", "13部"));
  BOOST_TEST(in_short(run.of("P01", "T")) == "confirmed error | 14部 | 14部 | 2: T T-A");
  BOOST_TEST(in_short(run.of("P01", "T-A")) == "refuted error | 14部 | 13部 | 2: T-A T-A-1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
