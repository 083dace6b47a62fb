// SPDX-License-Identifier: Apache-2.0
//
// F01, F02 and F23: budget and allocations.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

const std::string kBudget = budget("BG", {.amount = "1000万元", .dated_on = "2024-01-25"});

// More than 64 bits hold: a hundred times the largest amount.
std::string hundred_largest(std::string (*line)(std::size_t)) {
  std::string lines;
  for (std::size_t i = 0; i < 100; ++i) lines += line(i);
  return lines;
}
constexpr std::string_view kLargest = "100000000000万元";
std::string largest_budget(std::size_t i) {
  return budget(fmt::format("BG-{}", i), {.amount = kLargest});
}
std::string largest_allocation(std::size_t i) {
  return allocation(fmt::format("AL-{}", i), {.amount = kLargest});
}

BOOST_AUTO_TEST_SUITE(rule_f01)

BOOST_AUTO_TEST_CASE(holds_where_allocations_equal_the_budget) {
  const RuleRun run = run_lines(kBudget + allocation("AL-1", {.to = "B", .amount = "162万元"}) +
                                allocation("AL-2", {.to = "A", .amount = "838万元"}));
  const Check check = run.only("F01");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "confirmed error | 1000.00万元 | 1000.00万元 | 3: BG AL-1 AL-2");
  BOOST_TEST(check.message.zh == "甲市 838.00万元 + 乙市 162.00万元 ＝ 1000.00万元");
  BOOST_TEST(check.message.en == "甲市 838.00万元 + 乙市 162.00万元 = 1000.00万元");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_too_much) {
  const RuleRun run = run_lines(kBudget + allocation("AL", {.amount = "1000.000001万元"}));
  BOOST_TEST(in_short(run.only("F01")) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 2: BG AL");
  BOOST_TEST(run.only("F01").message.zh ==
             "下达 1000.000001万元，预算 1000.00万元，超出 0.000001万元");
}

BOOST_AUTO_TEST_CASE(only_hints_at_one_fen_left_while_no_account_is_given) {
  const std::string lines = kBudget + allocation("AL", {.amount = "999.999999万元"});
  BOOST_TEST(in_short(run_lines(lines).only("F01")) ==
             "refuted hint | 1000.00万元 | 999.999999万元 | 2: BG AL");
  const RuleRun accounted = run_lines(lines + stated_sum("ST", "allocated", "1000万元"));
  BOOST_TEST(in_short(accounted.only("F01")) ==
             "refuted error | 1000.00万元 | 999.999999万元 | 2: BG AL");
  BOOST_TEST(accounted.only("F01").message.zh ==
             "下达 999.999999万元，预算 1000.00万元，尚有 0.000001万元 未下达");
}

BOOST_AUTO_TEST_CASE(compares_with_the_adjusted_budget) {
  const RuleRun run =
      run_lines(kBudget + budget("BG-2", {.amount = "300万元", .type = "increase"}) +
                budget("BG-3", {.amount = "500万元", .type = "decrease"}) +
                budget("BG-4", {.amount = "20万元", .type = "carried_in"}) +
                allocation("AL", {.amount = "820万元"}));
  BOOST_TEST(in_short(run.only("F01")) ==
             "confirmed error | 820.00万元 | 820.00万元 | 5: BG BG-2 BG-3 BG-4 AL");
}

BOOST_AUTO_TEST_CASE(counts_changes_of_an_allocation) {
  const RuleRun run =
      run_lines(kBudget + allocation("AL", {.amount = "900万元"}) +
                allocation("AL-2", {.amount = "200万元", .type = "increase", .of = "AL"}) +
                allocation("AL-3", {.amount = "100万元", .type = "decrease", .of = "AL-2"}));
  BOOST_TEST(in_short(run.only("F01")) ==
             "confirmed error | 1000.00万元 | 1000.00万元 | 4: BG AL AL-2 AL-3");
  BOOST_TEST(run.only("F01").message.zh == "甲市 1000.00万元 ＝ 1000.00万元");
}

BOOST_AUTO_TEST_CASE(does_not_count_what_is_passed_on_nor_its_changes) {
  const RuleRun run = run_lines(
      kBudget + allocation("AL", {}) +
      allocation("AL-2", {.from = "A", .to = "U", .amount = "700万元", .under = "AL"}) +
      allocation("AL-3", {.from = "U", .to = "V", .amount = "600万元", .under = "AL-2"}) +
      allocation("AL-4",
                 {.from = "A", .to = "U", .amount = "9万元", .type = "increase", .of = "AL-2"}));
  BOOST_TEST(in_short(run.only("F01")) == "confirmed error | 1000.00万元 | 1000.00万元 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_a_budget_or_without_an_allocation) {
  BOOST_TEST(in_short(run_lines(allocation("AL", {})).only("F01")) ==
             "unproven error | 0.00万元 | 1000.00万元 | 1: AL");
  BOOST_TEST(in_short(run_lines(kBudget).only("F01")) ==
             "unproven error | 1000.00万元 | 0.00万元 | 1: BG");
  BOOST_TEST(in_short(run_lines("").only("F01")) ==
             "not_applicable error | 0.00万元 | 0.00万元 | 0:");
}

BOOST_AUTO_TEST_CASE(judges_each_programme_by_itself) {
  const RuleRun run = run_lines(R"({"kind":"programme","id":"PG-2","name":"另一","year":2024,)"
                                R"("level":"city","region":"220100"})"
                                "\n" +
                                kBudget + allocation("AL", {}) +
                                budget("BG-2", {.amount = "5万元", .programme = "PG-2"}) +
                                allocation("AL-2", {.amount = "6万元", .programme = "PG-2"}));
  BOOST_TEST(in_short(run.of("F01", "PG")) ==
             "confirmed error | 1000.00万元 | 1000.00万元 | 2: BG AL");
  BOOST_TEST(in_short(run.of("F01", "PG-2")) ==
             "refuted error | 5.00万元 | 6.00万元 | 2: BG-2 AL-2");
}

BOOST_AUTO_TEST_CASE(adds_beyond_64_bits) {
  const RuleRun run =
      run_lines(hundred_largest(largest_budget) + hundred_largest(largest_allocation));
  const Check check = run.only("F01");
  BOOST_TEST((check.result == CheckResult::kConfirmed));
  BOOST_TEST(check.expected == "10000000000000.00万元");
  BOOST_TEST(check.actual == "10000000000000.00万元");
  BOOST_TEST(check.records.count == 200U);
  BOOST_TEST((run.only("F02").result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f02)

BOOST_AUTO_TEST_CASE(holds_on_the_day_of_the_budget) {
  const RuleRun run = run_lines(kBudget + allocation("AL", {.dated_on = "2024-01-25"}));
  BOOST_TEST(in_short(run.only("F02")) == "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(run.only("F02").message.zh == "任一日累计下达均未超过预算");
}

BOOST_AUTO_TEST_CASE(refutes_an_allocation_of_the_day_before_the_budget) {
  const RuleRun run = run_lines(kBudget + allocation("AL", {.dated_on = "2024-01-24"}));
  BOOST_TEST(in_short(run.only("F02")) == "refuted error | 0.00万元 | 1000.00万元 | 2: BG AL");
  BOOST_TEST(run.only("F02").subject == "PG");
  BOOST_TEST(run.only("F02").message.zh ==
             "截至 2024-01-24，累计下达 1000.00万元，累计可分 0.00万元，超分 1000.00万元"
             "；第 11 号记录之前结余 0.00万元，之后 -1000.00万元");
  BOOST_TEST(run.only("F02").message.en ==
             "by 2024-01-24, 1000.00万元 had been allocated of 0.00万元: 1000.00万元 too much; "
             "record 11: 0.00万元 left before it, -1000.00万元 after");
}

BOOST_AUTO_TEST_CASE(counts_an_undated_budget_from_the_first_of_january) {
  const std::string undated = budget("BG", {});
  BOOST_TEST(
      in_short(run_lines(undated + allocation("AL", {.dated_on = "2024-01-01"})).only("F02")) ==
      "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(
      in_short(run_lines(undated + allocation("AL", {.dated_on = "2023-12-31"})).only("F02")) ==
      "refuted error | 0.00万元 | 1000.00万元 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_too_much_on_its_day) {
  const RuleRun run =
      run_lines(kBudget + allocation("AL-1", {.dated_on = "2024-02-01"}) +
                allocation("AL-2", {.amount = "0.01元", .dated_on = "2024-02-02"}) +
                budget("BG-2", {.amount = "1万元", .dated_on = "2024-02-03", .type = "increase"}));
  BOOST_TEST(in_short(run.only("F02")) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 4: BG AL-1 AL-2 BG-2");
  BOOST_TEST(run.only("F02").message.zh ==
             "截至 2024-02-02，累计下达 1000.000001万元，累计可分 1000.00万元，超分 0.000001万元"
             "；第 12 号记录之前结余 0.00万元，之后 -0.000001万元");
}

BOOST_AUTO_TEST_CASE(lets_an_advance_come_before_the_budget_and_counts_it_from_there) {
  const std::string advance =
      allocation("AL-1", {.amount = "600万元", .dated_on = "2023-11-20", .type = "advance"});
  const auto with_rest = [&advance](std::string_view amount) {
    return run_lines(kBudget + advance +
                     allocation("AL-2", {.amount = amount, .dated_on = "2024-03-01"}));
  };
  BOOST_TEST(in_short(with_rest("400万元").only("F02")) ==
             "confirmed error |  |  | 3: BG AL-1 AL-2");
  BOOST_TEST(in_short(with_rest("400.000001万元").only("F02")) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 3: BG AL-1 AL-2");
  const RuleRun small =
      run_lines(budget("BG", {.amount = "599万元", .dated_on = "2024-01-25"}) + advance);
  BOOST_TEST(in_short(small.only("F02")) == "refuted error | 599.00万元 | 600.00万元 | 2: BG AL-1");
  BOOST_TEST(small.only("F02").message.zh.starts_with("截至 2024-01-25，"));
}

BOOST_AUTO_TEST_CASE(refutes_a_decrease_of_the_budget_below_what_was_allocated) {
  const std::string lines =
      kBudget + allocation("AL", {}) +
      budget("BG-2", {.amount = "1万元", .dated_on = "2024-09-01", .type = "decrease"});
  const auto returned_on = [&lines](std::string_view day) {
    return run_lines(
        lines +
        allocation("AL-2", {.amount = "1万元", .dated_on = day, .type = "decrease", .of = "AL"}));
  };
  BOOST_TEST(in_short(returned_on("2024-09-01").only("F02")) ==
             "confirmed error |  |  | 4: BG AL BG-2 AL-2");
  BOOST_TEST(in_short(returned_on("2024-09-02").only("F02")) ==
             "refuted error | 999.00万元 | 1000.00万元 | 4: BG AL BG-2 AL-2");
}

BOOST_AUTO_TEST_CASE(holds_at_each_level_of_a_chain) {
  const RuleRun run = run_lines(
      kBudget + allocation("AL", {.dated_on = "2024-04-29"}) +
      allocation("AL-2", {.from = "A", .to = "U", .dated_on = "2024-04-29", .under = "AL"}) +
      allocation("AL-3", {.from = "U", .to = "V", .dated_on = "2024-04-30", .under = "AL-2"}));
  BOOST_TEST(in_short(run.only("F02")) == "confirmed error |  |  | 2: BG AL");
  BOOST_TEST(run.only("F02").message.zh ==
             "任一日累计下达均未超过预算；2 笔下达有转下达，亦均未超过");
}

BOOST_AUTO_TEST_CASE(names_the_level_that_passed_on_too_much_or_too_early) {
  const std::string above =
      kBudget + allocation("AL", {}) +
      allocation("AL-2", {.from = "A", .to = "U", .amount = "800万元", .under = "AL"});
  const auto passed_on = [&above](std::string_view amount, std::string_view day) {
    return run_lines(
        above +
        allocation("AL-3",
                   {.from = "U", .to = "V", .amount = amount, .dated_on = day, .under = "AL-2"}));
  };
  const RuleRun too_much = passed_on("800.000001万元", "2024-04-29");
  BOOST_TEST(too_much.only("F02").subject == "AL-2");
  BOOST_TEST(in_short(too_much.only("F02")) ==
             "refuted error | 800.00万元 | 800.000001万元 | 2: AL-2 AL-3");
  const RuleRun too_early = passed_on("800万元", "2024-04-28");
  BOOST_TEST(too_early.only("F02").subject == "AL-2");
  BOOST_TEST(in_short(too_early.only("F02")) ==
             "refuted error | 0.00万元 | 800.00万元 | 2: AL-2 AL-3");
}

BOOST_AUTO_TEST_CASE(counts_changes_at_the_level_they_change) {
  const std::string lines =
      kBudget + allocation("AL", {.amount = "900万元", .dated_on = "2024-03-01"}) +
      allocation("AL-2",
                 {.amount = "100万元", .dated_on = "2024-05-01", .type = "increase", .of = "AL"});
  const auto passed_on = [&lines](std::string_view day) {
    return run_lines(lines +
                     allocation("AL-3", {.from = "A", .to = "U", .dated_on = day, .under = "AL"}));
  };
  BOOST_TEST(in_short(passed_on("2024-05-01").only("F02")) ==
             "confirmed error |  |  | 3: BG AL AL-2");
  BOOST_TEST(in_short(passed_on("2024-04-30").only("F02")) ==
             "refuted error | 900.00万元 | 1000.00万元 | 3: AL AL-2 AL-3");
}

BOOST_AUTO_TEST_CASE(refutes_a_decrease_below_what_was_passed_on) {
  const std::string lines =
      kBudget + allocation("AL", {.dated_on = "2024-03-01"}) +
      allocation("AL-2", {.from = "A", .to = "U", .dated_on = "2024-04-01", .under = "AL"}) +
      allocation("AL-3",
                 {.amount = "10万元", .dated_on = "2024-06-01", .type = "decrease", .of = "AL"});
  const Check check = run_lines(lines).only("F02");
  BOOST_TEST(check.subject == "AL");
  BOOST_TEST(in_short(check) == "refuted error | 990.00万元 | 1000.00万元 | 3: AL AL-2 AL-3");
  BOOST_TEST(check.message.zh.ends_with("；第 13 号记录之前结余 0.00万元，之后 -10.00万元"));
  const RuleRun released = run_lines(lines + allocation("AL-4", {.from = "A",
                                                                 .to = "U",
                                                                 .amount = "10万元",
                                                                 .dated_on = "2024-05-31",
                                                                 .type = "decrease",
                                                                 .of = "AL-2"}));
  BOOST_TEST(in_short(released.only("F02")) == "confirmed error |  |  | 3: BG AL AL-3");
}

BOOST_AUTO_TEST_CASE(refutes_a_decrease_of_more_than_was_allocated) {
  const std::string lines =
      kBudget + allocation("AL", {.amount = "900万元"}) +
      allocation("AL-2", {.amount = "100万元", .type = "increase", .of = "AL"});
  const auto decreased_by = [&lines](std::string_view amount) {
    return run_lines(lines + allocation("AL-3", {.amount = amount,
                                                 .dated_on = "2024-06-01",
                                                 .type = "decrease",
                                                 .of = "AL-2"}))
        .only("F02");
  };
  BOOST_TEST((decreased_by("1000万元").result == CheckResult::kConfirmed));
  const Check check = decreased_by("1000.000001万元");
  BOOST_TEST(check.subject == "AL");
  BOOST_TEST(in_short(check) == "refuted error | -0.000001万元 | 0.00万元 | 3: AL AL-2 AL-3");
  BOOST_TEST(check.message.zh.ends_with("；第 13 号记录之前结余 1000.00万元，之后 -0.000001万元"));
}

// 追减 at the top reaches a level that has passed all of it on, and not the one below that.
BOOST_AUTO_TEST_CASE(names_the_level_that_a_decrease_pushes_below_zero) {
  const RuleRun run = run_lines(
      kBudget + allocation("AL", {}) + allocation("AL-2", {.from = "A", .to = "U", .under = "AL"}) +
      disbursement("PY", {.from = "U", .amount = "900万元"}) +
      allocation("AL-3",
                 {.amount = "200万元", .dated_on = "2024-09-01", .type = "decrease", .of = "AL"}));
  BOOST_TEST(in_short(run.only("F02")) ==
             "refuted error | 800.00万元 | 1000.00万元 | 3: AL AL-2 AL-3");
  BOOST_TEST(run.only("F05").subject == "PG A");
  BOOST_TEST(
      run.only("F05").message.zh.ends_with("；第 14 号记录之前结余 0.00万元，之后 -200.00万元"));
}

BOOST_AUTO_TEST_CASE(only_doubts_what_was_recorded_late) {
  const std::string lines = allocation("AL", {}) + kBudget;
  BOOST_TEST(in_short(run_lines(lines).only("F02")) == "confirmed error |  |  | 2: AL BG");
  const Check late = run_recorded_later(lines, "BG").only("F02");
  BOOST_TEST(in_short(late) == "refuted doubt | 0.00万元 | 1000.00万元 | 2: AL BG");
  BOOST_TEST(late.message.zh ==
             "按业务日期不超分；但按记账日期，截至 2024-12-31 已记下达 1000.00万元，"
             "只记来源 0.00万元，差 1000.00万元，疑为补录；"
             "第 10 号记录之前结余 0.00万元，之后 -1000.00万元");
}

BOOST_AUTO_TEST_CASE(is_an_error_where_both_axes_are_breached) {
  const std::string lines = allocation("AL", {.dated_on = "2024-01-24"}) + kBudget;
  BOOST_TEST(in_short(run_recorded_later(lines, "BG").only("F02")) ==
             "refuted error | 0.00万元 | 1000.00万元 | 2: AL BG");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_a_budget_but_still_finds_what_was_passed_on_too_much) {
  const std::string top = allocation("AL", {});
  BOOST_TEST(in_short(run_lines(top).only("F02")) == "unproven error |  |  | 1: AL");
  const RuleRun run = run_lines(
      top + allocation("AL-2", {.from = "A", .to = "U", .amount = "1001万元", .under = "AL"}));
  BOOST_TEST(in_short(run.of("F02", "PG")) == "unproven error |  |  | 1: AL");
  BOOST_TEST(in_short(run.of("F02", "AL")) ==
             "refuted error | 1000.00万元 | 1001.00万元 | 2: AL AL-2");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_an_allocation) {
  BOOST_TEST(in_short(run_lines(kBudget).only("F02")) == "not_applicable error |  |  | 1: BG");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f23)

std::string project(std::string_view total) {
  return fmt::format(
      R"({{"kind":"project","id":"PJ","name":"改造项目","programmes":["PG"],"total":"{}",)"
      R"("funding":[{{"source":"central","amount":"300万元"}},)"
      R"({{"source":"city","amount":"200.5万元"}}]}})"
      "\n",
      total);
}

BOOST_AUTO_TEST_CASE(compares_the_sources_with_the_stated_total) {
  const RuleRun run =
      run_lines(kBudget + budget("BG-2", {.amount = "648万元", .source = "city"}) +
                budget("BG-3", {.amount = "48万元", .type = "decrease", .source = "city"}) +
                stated_sum("ST", "budget", "1600万元"));
  BOOST_TEST(run.only("F23").subject == "PG");
  BOOST_TEST(in_short(run.only("F23")) ==
             "confirmed error | 1600.00万元 | 1600万元 | 4: BG BG-2 BG-3 ST");
  BOOST_TEST(run.only("F23").message.zh ==
             "省级资金 1000.00万元 + 市级资金 600.00万元，文件所载合计 1600万元");
}

BOOST_AUTO_TEST_CASE(allows_half_a_unit_of_the_last_digit_stated) {
  const auto check_of = [](std::string_view amount, std::string_view stated) {
    return in_short(run_lines(budget("BG", {.amount = amount}) + stated_sum("ST", "budget", stated))
                        .only("F23"));
  };
  BOOST_TEST(check_of("1000.5万元", "1000万元") ==
             "confirmed error | 1000.50万元 | 1000万元 | 2: BG ST");
  BOOST_TEST(check_of("1000.500001万元", "1000万元") ==
             "refuted error | 1000.500001万元 | 1000万元 | 2: BG ST");
  BOOST_TEST(check_of("1000.000001万元", "10000000.00元") ==
             "refuted error | 1000.000001万元 | 10000000.00元 | 2: BG ST");
}

BOOST_AUTO_TEST_CASE(is_refuted_by_any_of_several_stated_totals) {
  const RuleRun run = run_lines(kBudget + stated_sum("ST-1", "budget", "1000万元") +
                                stated_sum("ST-2", "budget", "1001万元") +
                                stated_sum("ST-3", "budget", "1000万元"));
  BOOST_TEST(in_short(run.only("F23")) ==
             "refuted error | 1000.00万元 | 1001万元 | 4: BG ST-1 ST-2 ST-3");
}

BOOST_AUTO_TEST_CASE(does_not_take_part_of_the_budget_for_the_total) {
  const RuleRun run = run_lines(
      kBudget + statement("ST-1", R"({"measure":"budget","source":"city","value":"1万元"})") +
      statement("ST-2", R"({"measure":"budget","as_of":"2024-02-01","value":"1万元"})"));
  BOOST_TEST(in_short(run.only("F23")) == "not_applicable error | 1000.00万元 |  | 1: BG");
  BOOST_TEST(run.only("F23").message.zh == "省级资金 1000.00万元；文件未载明合计");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_a_total_is_stated_and_no_budget_recorded) {
  const RuleRun run = run_lines(stated_sum("ST", "budget", "1000万元"));
  BOOST_TEST(run.only("F23").subject == "PG");
  BOOST_TEST(in_short(run.only("F23")) == "unproven error |  | 1000万元 | 1: ST");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_budget_or_project) {
  BOOST_TEST(run_lines("").only("F23").subject == "ledger");
  BOOST_TEST(in_short(run_lines("").only("F23")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(tells_what_a_project_lacks_where_a_source_is_missing) {
  BOOST_TEST(run_lines(project("600万元")).only("F23").message.zh ==
             "改造项目：各来源合计 500.50万元，总投资 600.00万元，缺 99.50万元 的来源");
  BOOST_TEST(run_lines(project("500万元")).only("F23").message.zh.ends_with("，来源多 0.50万元"));
}

BOOST_AUTO_TEST_CASE(compares_a_project_total_with_its_funding) {
  BOOST_TEST(run_lines(project("500.5万元")).only("F23").subject == "PJ");
  BOOST_TEST(in_short(run_lines(project("500.5万元")).only("F23")) ==
             "confirmed error | 500.50万元 | 500.50万元 | 1: PJ");
  BOOST_TEST(in_short(run_lines(project("500.500001万元")).only("F23")) ==
             "refuted error | 500.500001万元 | 500.50万元 | 1: PJ");
  BOOST_TEST(in_short(run_lines(project("500.499999万元")).only("F23")) ==
             "refuted error | 500.499999万元 | 500.50万元 | 1: PJ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
