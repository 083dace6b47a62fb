// SPDX-License-Identifier: Apache-2.0
//
// F10: allocations are broken down to projects or units, all of it, and filed.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kTop = allocation("AL", {});
const std::string kProject = line("project", "PJ", R"("name":"片区","programmes":["PG"])");

constexpr std::string_view kFiled = R"("filed_on":"2024-05-20")";
constexpr std::string_view kFiledProject = R"("project":"PJ","filed_on":"2024-05-20")";

// An allocation below `under`, with `more`.
std::string part(std::string_view id, std::string_view to, std::string_view amount,
                 std::string_view more = "", std::string_view under = "AL") {
  return line("allocation", id,
              fmt::format(R"("programme":"PG","from":"A","to":"{}","amount":"{}",)"
                          R"("dated_on":"2024-05-10","type":"regular","under":"{}")",
                          to, amount, under) +
                  and_more(more));
}

Check check_parts(const std::string& parts) {
  return run_lines(kProject + kTop + parts).of("F10", "AL");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f10)

BOOST_AUTO_TEST_CASE(holds_where_parts_add_up_and_are_filed) {
  const Check check =
      check_parts(part("P-1", "B", "400万元", kFiledProject) + part("P-2", "U", "600万元", kFiled));
  BOOST_TEST(in_short(check) == "confirmed doubt | 1000.00万元 | 1000.00万元 | 3: AL P-1 P-2");
  BOOST_TEST(check.message.zh == "甲市：1000.00万元 全部分解，2 笔");
  BOOST_TEST(check.message.en == "甲市: 1000.00万元, all broken down, in 2 parts");
}

BOOST_AUTO_TEST_CASE(fires_of_one_fen_more_or_less) {
  const Check less = check_parts(part("P-1", "U", "999.999999万元", kFiled));
  BOOST_TEST(in_short(less) == "refuted doubt | 1000.00万元 | 999.999999万元 | 2: AL P-1");
  BOOST_TEST(less.message.zh ==
             "甲市：下达 1000.00万元，分解 1 笔 999.999999万元，尚有 0.000001万元 未分解");
  const Check more = check_parts(part("P-1", "U", "1000.000001万元"));
  BOOST_TEST(in_short(more) == "refuted doubt | 1000.00万元 | 1000.000001万元 | 2: AL P-1");
  BOOST_TEST(more.message.zh ==
             "甲市：下达 1000.00万元，分解 1 笔 1000.000001万元，超出 0.000001万元；"
             "1 笔没有写明备案日期");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_a_breakdown_or_its_filing) {
  const Check none = check_parts("");
  BOOST_TEST(in_short(none) == "unproven doubt | 1000.00万元 |  | 1: AL");
  BOOST_TEST(none.message.zh == "甲市：没有分解到项目或单位的记录");
  const Check passed_on = check_parts(part("P-1", "B", "1000万元", kFiled));
  BOOST_TEST(in_short(passed_on) == "unproven doubt | 1000.00万元 |  | 2: AL P-1");
  BOOST_TEST(passed_on.message.zh == "甲市：转下达 1 笔，都没有分解到项目或单位的记录");
  const Check unfiled =
      check_parts(part("P-1", "U", "400万元", kFiled) + part("P-2", "U", "600万元"));
  BOOST_TEST(in_short(unfiled) == "unproven doubt | 1000.00万元 | 1000.00万元 | 3: AL P-1 P-2");
  BOOST_TEST(unfiled.message.zh == "甲市：1000.00万元 全部分解，2 笔；1 笔没有写明备案日期");
}

BOOST_AUTO_TEST_CASE(looks_below_what_is_passed_on_and_no_deeper_than_a_project) {
  const std::string passed_on = part("C-1", "B", "1000万元");
  const std::string broken_down = part("P-1", "U", "1000万元", kFiledProject, "C-1");
  BOOST_TEST(in_short(check_parts(passed_on + broken_down)) ==
             "confirmed doubt | 1000.00万元 | 1000.00万元 | 3: AL C-1 P-1");
  BOOST_TEST(in_short(check_parts(passed_on + broken_down +
                                  part("P-2", "U", "1000万元", kFiledProject, "P-1"))) ==
             "confirmed doubt | 1000.00万元 | 1000.00万元 | 3: AL C-1 P-1");
}

BOOST_AUTO_TEST_CASE(counts_changes_with_what_they_change) {
  const std::string parts = part("P-1", "U", "1000万元", kFiled);
  const std::string more = allocation("IN", {.amount = "200万元", .type = "increase", .of = "AL"});
  const std::string more_part = allocation(
      "PI", {.from = "A", .to = "U", .amount = "200万元", .type = "increase", .of = "P-1"});
  BOOST_TEST(in_short(check_parts(parts + more)) ==
             "refuted doubt | 1200.00万元 | 1000.00万元 | 3: AL P-1 IN");
  BOOST_TEST(in_short(check_parts(parts + more + more_part)) ==
             "confirmed doubt | 1200.00万元 | 1200.00万元 | 4: AL P-1 IN PI");
}

BOOST_AUTO_TEST_CASE(gives_a_check_for_each_allocation_with_no_level_above) {
  const RuleRun run = run_lines(kTop + allocation("AL-2", {.to = "B", .amount = "5万元"}) +
                                part("P-1", "U", "1000万元", kFiled));
  BOOST_TEST(run.checks("F10").size() == 2U);
  BOOST_TEST(in_short(run.of("F10", "AL")) ==
             "confirmed doubt | 1000.00万元 | 1000.00万元 | 2: AL P-1");
  BOOST_TEST(in_short(run.of("F10", "AL-2")) == "unproven doubt | 5.00万元 |  | 1: AL-2");
}

BOOST_AUTO_TEST_CASE(does_not_apply_to_what_went_to_a_unit_nor_without_an_allocation) {
  const Check direct = run_lines(allocation("AL", {.to = "U"})).of("F10", "AL");
  BOOST_TEST(in_short(direct) == "not_applicable doubt |  |  | 1: AL");
  BOOST_TEST(direct.message.zh == "甲单位：下达时已到项目或单位，无须再分解");
  BOOST_TEST(in_short(run_lines("").of("F10", "PG")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(goes_by_what_corrections_leave) {
  const std::string parts = part("P-1", "U", "1000万元");
  BOOST_TEST(in_short(check_parts(parts + amendment("CR", "P-1", "filed_on", "2024-05-20"))) ==
             "confirmed doubt | 1000.00万元 | 1000.00万元 | 2: AL P-1");
  BOOST_TEST(in_short(check_parts(parts + reversal("CR", "P-1", "1万元"))) ==
             "refuted doubt | 1000.00万元 | 999.00万元 | 2: AL P-1");
  BOOST_TEST(in_short(check_parts(parts + reversal("CR", "P-1"))) ==
             "unproven doubt | 1000.00万元 |  | 1: AL");
  BOOST_TEST(in_short(run_lines(kTop + reversal("CR", "AL")).of("F10", "PG")) ==
             "not_applicable doubt |  |  | 0:");
}

// One batch can hold allocations that pass each other on.
BOOST_AUTO_TEST_CASE(ends_where_allocations_go_round_in_a_circle) {
  const RuleRun run =
      run_in_one_batch(register_lines() + kTop + part("C-1", "B", "1000万元", "", "C-2") +
                       part("C-2", "U", "1000万元", "", "C-1"));
  BOOST_TEST(in_short(run.only("F10")) == "unproven doubt | 1000.00万元 |  | 1: AL");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
