// SPDX-License-Identifier: Apache-2.0
//
// F04 and F05: payments.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kAllocated = allocation("AL", {.dated_on = "2024-04-29"});

BOOST_AUTO_TEST_SUITE(rule_f04)

BOOST_AUTO_TEST_CASE(is_unproven_without_a_payment) {
  const RuleRun run =
      run_lines(kAllocated +
                disbursement("DB", {.from = "P", .to = "A", .stage = "transfer", .under = "AL"}) +
                disbursement("AP", {.from = "A", .to = "U", .stage = "appropriation"}));
  BOOST_TEST(run.only("F04").subject == "PG");
  BOOST_TEST(in_short(run.only("F04")) == "unproven error | 1000.00万元 |  | 1: AL");
  BOOST_TEST(run.only("F04").message.zh ==
             "支付记录 0 笔，无从核对 1000.00万元 是否支付到最终收款人");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_an_allocation) {
  BOOST_TEST(in_short(run_lines(disbursement("PY", {})).only("F04")) ==
             "not_applicable error | 0.00万元 |  | 0:");
}

BOOST_AUTO_TEST_CASE(is_stated_unless_every_record_is_evidenced) {
  const auto check_of = [](std::string_view notice, std::string_view voucher) {
    return in_short(run_lines(allocation("AL", {.evidence = notice}) +
                              disbursement("PY", {.evidence = voucher}))
                        .only("F04"));
  };
  const std::string rest = " error | 1000.00万元 | 1000.00万元 | 2: AL PY";
  BOOST_TEST(check_of("NT", "VC") == "confirmed" + rest);
  BOOST_TEST(check_of("NT", "") == "stated" + rest);
  BOOST_TEST(check_of("", "VC") == "stated" + rest);
  BOOST_TEST(check_of("NT", "DOC") == "stated" + rest);
  BOOST_TEST(check_of("NT", "NT") == "stated" + rest);
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_too_much) {
  const RuleRun run = run_lines(kAllocated + disbursement("PY", {.amount = "1000.000001万元"}));
  BOOST_TEST(in_short(run.only("F04")) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 2: AL PY");
  BOOST_TEST(run.only("F04").message.zh ==
             "支付净额 1000.000001万元，下达 1000.00万元，超出 0.000001万元");
}

BOOST_AUTO_TEST_CASE(only_doubts_one_fen_left_unless_all_is_said_to_be_spent) {
  const std::string lines = kAllocated + disbursement("PY", {.amount = "999.999999万元"});
  const auto severity_with = [&lines](const std::string& more) {
    const Check check = run_lines(lines + more).only("F04");
    BOOST_TEST(check.message.zh ==
               "支付净额 999.999999万元，下达 1000.00万元，尚有 0.000001万元 未支付");
    return std::string(enum_name(check.result)) + " " + std::string(enum_name(check.severity));
  };
  BOOST_TEST(severity_with("") == "refuted doubt");
  BOOST_TEST(severity_with(stated_rate("ST", "paid", "100%")) == "refuted error");
  BOOST_TEST(severity_with(stated_rate("ST", "disbursed", "100%")) == "refuted error");
  BOOST_TEST(severity_with(stated_sum("ST", "paid", "1000万元")) == "refuted error");
  BOOST_TEST(severity_with(statement("ST", R"({"assertion":"executed_by_nature"})")) ==
             "refuted error");
  BOOST_TEST(severity_with(stated_sum("ST", "paid", "999.999999万元")) == "refuted doubt");
  BOOST_TEST(severity_with(stated_rate("ST", "paid", "99.99%")) == "refuted doubt");
  BOOST_TEST(severity_with(stated_sum("ST", "allocated", "1000万元")) == "refuted doubt");
}

BOOST_AUTO_TEST_CASE(takes_refunds_off) {
  const RuleRun run = run_lines(
      kAllocated + disbursement("PY-1", {}) + refund("RF", {.of = "PY-1", .amount = "100万元"}) +
      disbursement("PY-2", {.amount = "100万元", .dated_on = "2024-08-01"}));
  BOOST_TEST(in_short(run.only("F04")) ==
             "stated error | 1000.00万元 | 1000.00万元 | 4: AL PY-1 RF PY-2");
}

BOOST_AUTO_TEST_CASE(takes_off_no_more_than_was_paid) {
  const RuleRun run = run_lines(kAllocated + disbursement("PY-1", {.amount = "10万元"}) +
                                disbursement("PY-2", {.amount = "90万元"}) +
                                refund("RF", {.of = "PY-1", .amount = "11万元"}));
  BOOST_TEST(in_short(run.only("F04")) ==
             "refuted doubt | 1000.00万元 | 90.00万元 | 4: AL PY-1 PY-2 RF");
}

BOOST_AUTO_TEST_CASE(counts_changes_of_allocations_and_payments_of_every_level) {
  const RuleRun run = run_lines(
      kAllocated + allocation("AL-2", {.amount = "100万元", .type = "decrease", .of = "AL"}) +
      allocation("AL-3", {.from = "A", .to = "U", .amount = "300万元", .under = "AL"}) +
      disbursement("PY-1", {.from = "U", .amount = "300万元", .under = "AL-3"}) +
      disbursement("PY-2", {.from = "A", .amount = "600万元", .dated_on = "", .under = "AL"}));
  BOOST_TEST(in_short(run.only("F04")) ==
             "stated error | 900.00万元 | 900.00万元 | 4: AL AL-2 PY-1 PY-2");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f05)

BOOST_AUTO_TEST_CASE(does_not_apply_without_a_payment) {
  BOOST_TEST(in_short(run_lines(kAllocated).only("F05")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(holds_on_the_day_of_the_allocation) {
  const RuleRun run = run_lines(kAllocated + disbursement("PY", {.dated_on = "2024-04-29"}));
  BOOST_TEST(run.only("F05").subject == "PG");
  BOOST_TEST(in_short(run.only("F05")) == "confirmed error |  |  | 1: PY");
  BOOST_TEST(run.only("F05").message.zh == "任一日、任一付款单位均未超支（支付 1 笔）");
}

BOOST_AUTO_TEST_CASE(refutes_a_payment_of_the_day_before) {
  const RuleRun run = run_lines(kAllocated + disbursement("PY", {.dated_on = "2024-04-28"}));
  BOOST_TEST(run.only("F05").subject == "PG A");
  BOOST_TEST(in_short(run.only("F05")) == "refuted error | 0.00万元 | 1000.00万元 | 1: PY");
  BOOST_TEST(run.only("F05").message.zh ==
             "甲市 截至 2024-04-28，累计支出 1000.00万元，累计可用 0.00万元，超支 1000.00万元"
             "；第 11 号记录之前结余 0.00万元，之后 -1000.00万元");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_too_much_on_its_day) {
  const RuleRun run = run_lines(
      kAllocated + disbursement("PY-1", {.dated_on = "2024-05-01"}) +
      disbursement("PY-2", {.amount = "0.01元", .dated_on = "2024-05-02"}) +
      allocation("AL-2",
                 {.amount = "1万元", .dated_on = "2024-05-03", .type = "increase", .of = "AL"}));
  BOOST_TEST(in_short(run.only("F05")) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 2: PY-1 PY-2");
  BOOST_TEST(run.only("F05").message.zh ==
             "甲市 截至 2024-05-02，累计支出 1000.000001万元，累计可用 1000.00万元，"
             "超支 0.000001万元；第 12 号记录之前结余 0.00万元，之后 -0.000001万元");
}

BOOST_AUTO_TEST_CASE(refutes_a_decrease_below_what_was_paid) {
  const RuleRun run = run_lines(
      kAllocated + disbursement("PY", {}) +
      allocation("AL-2",
                 {.amount = "1万元", .dated_on = "2024-09-01", .type = "decrease", .of = "AL"}));
  BOOST_TEST(in_short(run.only("F05")) == "refuted error | 999.00万元 | 1000.00万元 | 1: PY");
  BOOST_TEST(
      run.only("F05").message.zh.ends_with("；第 12 号记录之前结余 0.00万元，之后 -1.00万元"));
}

BOOST_AUTO_TEST_CASE(judges_every_payer_of_a_chain_by_itself) {
  const std::string chain =
      kAllocated + allocation("AL-2", {.from = "A", .to = "U", .amount = "400万元", .under = "AL"});
  const RuleRun sound = run_lines(chain + disbursement("PY-1", {.from = "U", .amount = "400万元"}) +
                                  disbursement("PY-2", {.from = "A", .amount = "600万元"}));
  BOOST_TEST(in_short(sound.only("F05")) == "confirmed error |  |  | 3: AL-2 PY-1 PY-2");
  const RuleRun both = run_lines(chain + disbursement("PY-1", {.from = "U", .amount = "401万元"}) +
                                 disbursement("PY-2", {.from = "A", .amount = "600.01万元"}));
  BOOST_TEST(both.checks("F05").size() == 2U);
  BOOST_TEST(in_short(both.of("F05", "PG U")) ==
             "refuted error | 400.00万元 | 401.00万元 | 1: PY-1");
  BOOST_TEST(in_short(both.of("F05", "PG A")) ==
             "refuted error | 1000.00万元 | 1000.01万元 | 2: AL-2 PY-2");
}

BOOST_AUTO_TEST_CASE(moves_what_is_appropriated_from_one_payer_to_the_next) {
  const std::string lines = kAllocated + disbursement("AP", {.from = "A",
                                                             .to = "U",
                                                             .amount = "400万元",
                                                             .dated_on = "2024-05-01",
                                                             .stage = "appropriation"});
  const auto paid_by_unit = [&lines](std::string_view day) {
    return run_lines(lines +
                     disbursement("PY", {.from = "U", .amount = "400万元", .dated_on = day}));
  };
  BOOST_TEST(in_short(paid_by_unit("2024-05-01").only("F05")) ==
             "confirmed error |  |  | 2: AP PY");
  BOOST_TEST(paid_by_unit("2024-04-30").only("F05").subject == "PG U");
  BOOST_TEST(in_short(paid_by_unit("2024-04-30").only("F05")) ==
             "refuted error | 0.00万元 | 400.00万元 | 1: PY");
}

BOOST_AUTO_TEST_CASE(counts_a_payment_that_the_giver_makes_as_its_receivers) {
  const RuleRun run = run_lines(kAllocated + disbursement("PY", {.from = "P", .under = "AL"}));
  BOOST_TEST(in_short(run.only("F05")) == "confirmed error |  |  | 1: PY");
  const RuleRun unlinked = run_lines(kAllocated + disbursement("PY", {.from = "P"}));
  BOOST_TEST(unlinked.only("F05").subject == "PG P");
  BOOST_TEST(in_short(unlinked.only("F05")) == "refuted error | 0.00万元 | 1000.00万元 | 1: PY");
}

BOOST_AUTO_TEST_CASE(takes_a_treasury_for_the_cashbox_of_its_parent) {
  const std::string treasury =
      line_of("party", "T", {}, {{"name", "甲市国库"}, {"role", "treasury"}, {"parent", "A"}});
  const std::string department =
      line_of("party", "T", {}, {{"name", "甲市住建局"}, {"role", "housing"}, {"parent", "A"}});
  const std::string payment = disbursement("PY", {.from = "T", .under = "AL"});
  const Check check = run_lines(treasury + kAllocated + payment).only("F05");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "confirmed error |  |  | 1: PY");
  BOOST_TEST(in_short(run_lines(department + kAllocated + payment).only("F05")) ==
             "refuted error | 0.00万元 | 1000.00万元 | 1: PY");
  // What the city puts into its own treasury neither adds to its money nor takes from it.
  const std::string within = disbursement(
      "AP", {.from = "A", .to = "T", .dated_on = "2024-05-01", .stage = "appropriation"});
  BOOST_TEST(in_short(run_lines(treasury + kAllocated + within + payment).only("F05")) ==
             "confirmed error |  |  | 2: AP PY");
}

BOOST_AUTO_TEST_CASE(lets_a_treasury_pay_for_whom_its_parent_made_an_allocation_to) {
  const std::string treasury =
      line_of("party", "T", {}, {{"name", "甲市国库"}, {"role", "treasury"}, {"parent", "A"}});
  const std::string passed_on = allocation("AU", {.from = "A", .to = "U", .under = "AL"});
  const std::string lines = treasury + kAllocated + passed_on;
  const auto check_of = [&lines](std::string_view payments) {
    return in_short(run_lines(lines + std::string(payments)).only("F05"));
  };
  BOOST_TEST(check_of(disbursement("PY", {.from = "T", .under = "AU"})) ==
             "confirmed error |  |  | 2: AU PY");
  BOOST_TEST(check_of(disbursement("PY", {.from = "T", .under = "AU"}) +
                      disbursement("P2", {.from = "T", .amount = "0.01元", .under = "AU"})) ==
             "refuted error | 1000.00万元 | 1000.000001万元 | 2: PY P2");
}

BOOST_AUTO_TEST_CASE(has_a_refund_to_spend_from_its_day_on) {
  const std::string lines = kAllocated + disbursement("PY", {.dated_on = "2024-06-01"}) +
                            refund("RF", {.amount = "100万元", .dated_on = "2024-07-01"});
  const auto paid_again = [&lines](std::string_view amount, std::string_view day) {
    return run_lines(lines + disbursement("PY-2", {.amount = amount, .dated_on = day}));
  };
  BOOST_TEST(in_short(paid_again("100万元", "2024-07-01").only("F05")) ==
             "confirmed error |  |  | 3: PY RF PY-2");
  BOOST_TEST(in_short(paid_again("100万元", "2024-06-30").only("F05")) ==
             "refuted error | 1000.00万元 | 1100.00万元 | 2: PY PY-2");
  BOOST_TEST(in_short(paid_again("100.000001万元", "2024-07-01").only("F05")) ==
             "refuted error | 1100.00万元 | 1100.000001万元 | 2: PY PY-2");
}

BOOST_AUTO_TEST_CASE(takes_a_refunded_appropriation_from_who_returned_it) {
  const RuleRun run = run_lines(
      kAllocated +
      disbursement("AP", {.from = "A",
                          .to = "U",
                          .amount = "400万元",
                          .dated_on = "2024-05-01",
                          .stage = "appropriation"}) +
      refund("RF",
             {.of = "AP", .amount = "100万元", .dated_on = "2024-06-01", .from = "U", .to = "A"}) +
      disbursement("PY-1", {.from = "U", .amount = "400万元", .dated_on = "2024-06-01"}) +
      disbursement("PY-2", {.from = "A", .amount = "700万元", .dated_on = "2024-06-01"}));
  BOOST_TEST(run.only("F05").subject == "PG U");
  BOOST_TEST(in_short(run.only("F05")) == "refuted error | 400.00万元 | 500.00万元 | 1: PY-1");
}

BOOST_AUTO_TEST_CASE(finds_that_more_came_back_than_went_out) {
  const std::string lines = kAllocated + disbursement("PY", {.amount = "100万元"}) +
                            refund("RF-1", {.amount = "60万元", .dated_on = "2024-08-01"});
  const RuleRun whole = run_lines(lines + refund("RF-2", {.amount = "40万元"}));
  BOOST_TEST(in_short(whole.only("F05")) == "confirmed error |  |  | 3: PY RF-1 RF-2");
  const RuleRun excess = run_lines(lines + refund("RF-2", {.amount = "40.000001万元"}));
  BOOST_TEST(excess.only("F05").subject == "PY");
  BOOST_TEST(in_short(excess.only("F05")) ==
             "refuted error | 100.00万元 | 100.000001万元 | 3: PY RF-1 RF-2");
  BOOST_TEST(excess.only("F05").message.zh ==
             "退回合计 100.000001万元，超过原支出 100.00万元；超出部分不计入");
}

BOOST_AUTO_TEST_CASE(gives_nobody_more_to_spend_for_an_excess_refund) {
  const RuleRun run =
      run_lines(kAllocated + disbursement("PY", {.amount = "100万元"}) +
                refund("RF", {.amount = "150万元", .dated_on = "2024-07-01"}) +
                disbursement("PY-2", {.amount = "1000.01万元", .dated_on = "2024-07-01"}));
  BOOST_TEST(run.checks("F05").size() == 2U);
  BOOST_TEST(in_short(run.of("F05", "PY")) == "refuted error | 100.00万元 | 150.00万元 | 2: PY RF");
  BOOST_TEST(in_short(run.of("F05", "PG A")) ==
             "refuted error | 1100.00万元 | 1100.01万元 | 2: PY PY-2");
}

BOOST_AUTO_TEST_CASE(finds_an_excess_refund_of_a_transfer_without_any_payment) {
  const RuleRun run =
      run_lines(kAllocated +
                disbursement("DB", {.from = "P", .to = "A", .stage = "transfer", .under = "AL"}) +
                refund("RF", {.of = "DB", .amount = "1000.01万元", .from = "A", .to = "P"}));
  BOOST_TEST(in_short(run.only("F05")) == "refuted error | 1000.00万元 | 1000.01万元 | 2: DB RF");
}

BOOST_AUTO_TEST_CASE(is_unproven_for_a_payer_with_an_undated_flow) {
  const std::string lines = kAllocated + allocation("AL-2", {.to = "B", .amount = "50万元"}) +
                            disbursement("PY-1", {.amount = "1万元", .dated_on = ""}) +
                            disbursement("PY-2", {.from = "B", .amount = "50万元"});
  const RuleRun run = run_lines(lines);
  BOOST_TEST(run.only("F05").subject == "PG A");
  BOOST_TEST(in_short(run.only("F05")) == "unproven error |  |  | 1: PY-1");
  BOOST_TEST(run.only("F05").message.zh == "甲市 有未载明日期的支付或拨付，无法逐日核对");
  const RuleRun other_breached =
      run_lines(lines + disbursement("PY-3", {.from = "B", .amount = "1万元"}));
  BOOST_TEST(in_short(other_breached.of("F05", "PG A")) == "unproven error |  |  | 1: PY-1");
  BOOST_TEST(in_short(other_breached.of("F05", "PG B")) ==
             "refuted error | 50.00万元 | 51.00万元 | 2: PY-2 PY-3");
}

BOOST_AUTO_TEST_CASE(finds_a_breach_that_holds_whatever_the_dates) {
  const auto with_undated = [](std::string_view amount) {
    return run_lines(kAllocated + disbursement("PY-1", {.amount = "999万元"}) +
                     disbursement("PY-2", {.amount = amount, .dated_on = ""}));
  };
  BOOST_TEST(in_short(with_undated("1万元").only("F05")) == "unproven error |  |  | 2: PY-1 PY-2");
  const Check breach = with_undated("1.000001万元").only("F05");
  BOOST_TEST(in_short(breach) == "refuted error | 1000.00万元 | 1000.000001万元 | 2: PY-1 PY-2");
  BOOST_TEST(breach.message.zh ==
             "甲市 累计支出 1000.000001万元，累计可用 1000.00万元，超支 0.000001万元"
             "（部分支出未载明日期，但无论何日都超）");
}

BOOST_AUTO_TEST_CASE(finds_a_dated_breach_beside_undated_flows) {
  const RuleRun run =
      run_lines(kAllocated + disbursement("PY-1", {.amount = "1万元", .dated_on = "2024-04-28"}) +
                disbursement("PY-2", {.amount = "2万元", .dated_on = ""}));
  BOOST_TEST(in_short(run.only("F05")) == "refuted error | 0.00万元 | 1.00万元 | 2: PY-1 PY-2");
}

// It went out before it came back, so it cannot wait for the allocation of September.
BOOST_AUTO_TEST_CASE(counts_an_undated_payment_no_later_than_its_first_refund) {
  const std::string lines = allocation("AL", {.amount = "100万元", .dated_on = "2024-04-29"}) +
                            allocation("AL-2", {.amount = "100万元", .dated_on = "2024-09-01"}) +
                            disbursement("PY", {.amount = "100万元", .dated_on = ""}) +
                            refund("RF", {.amount = "50万元", .dated_on = "2024-07-01"});
  const auto paid_again = [&lines](std::string_view amount) {
    return run_lines(lines + disbursement("PY-2", {.amount = amount, .dated_on = "2024-07-02"}));
  };
  BOOST_TEST(in_short(paid_again("50万元").only("F05")) == "unproven error |  |  | 2: PY PY-2");
  BOOST_TEST(in_short(paid_again("50.01万元").only("F05")) ==
             "refuted error | 150.00万元 | 150.01万元 | 2: PY PY-2");
}

BOOST_AUTO_TEST_CASE(only_doubts_what_was_recorded_late) {
  const std::string lines = disbursement("PY", {.amount = "700万元"}) + kAllocated;
  BOOST_TEST(in_short(run_lines(lines).only("F05")) == "confirmed error |  |  | 1: PY");
  const Check late = run_recorded_later(lines, "AL").only("F05");
  BOOST_TEST(in_short(late) == "refuted doubt | 0.00万元 | 700.00万元 | 1: PY");
  BOOST_TEST(late.message.zh ==
             "甲市 按业务日期不超支；但按记账日期，截至 2024-12-31 已记支出 700.00万元，"
             "只记可用 0.00万元，差 700.00万元，疑为补录；"
             "第 10 号记录之前结余 0.00万元，之后 -700.00万元");
}

BOOST_AUTO_TEST_CASE(adds_beyond_64_bits) {
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    lines += allocation(fmt::format("AL-{}", i), {.amount = "100000000000万元"});
    lines += disbursement(fmt::format("PY-{}", i), {.amount = "100000000000万元"});
  }
  BOOST_TEST((run_lines(lines).only("F05").result == CheckResult::kConfirmed));
  const Check check = run_lines(lines + disbursement("PY", {.amount = "0.01元"})).only("F05");
  BOOST_TEST(check.expected == "10000000000000.00万元");
  BOOST_TEST(check.actual == "10000000000000.000001万元");
}

// Within a day what comes in comes first, then records take in their order.
BOOST_AUTO_TEST_CASE(names_the_record_of_the_day_that_took_too_much) {
  const auto paid = [](std::string_view id, std::string_view amount) {
    return disbursement(id, {.amount = amount, .dated_on = "2024-06-01"});
  };
  const Check check =
      run_lines(kAllocated + paid("PY-1", "600万元") + paid("PY-2", "300万元") +
                paid("PY-3", "200万元") + paid("PY-4", "1万元") +
                refund("RF", {.of = "PY-1", .amount = "50万元", .dated_on = "2024-06-01"}))
          .only("F05");
  BOOST_TEST(check.message.zh ==
             "甲市 截至 2024-06-01，累计支出 1101.00万元，累计可用 1050.00万元，超支 51.00万元；"
             "第 13 号记录之前结余 150.00万元，之后 -50.00万元");
  BOOST_TEST(check.message.en ==
             "甲市 by 2024-06-01 had spent 1101.00万元 of 1050.00万元: 51.00万元 too much; "
             "record 13: 150.00万元 left before it, -50.00万元 after");
}

BOOST_AUTO_TEST_CASE(names_a_decrease_that_is_larger_than_what_is_unspent) {
  const std::string lines = kAllocated + disbursement("PY", {.amount = "800万元"});
  const auto decreased_by = [&lines](std::string_view amount) {
    return run_lines(lines + allocation("AL-2", {.amount = amount,
                                                 .dated_on = "2024-09-01",
                                                 .type = "decrease",
                                                 .of = "AL"}))
        .only("F05");
  };
  BOOST_TEST((decreased_by("200万元").result == CheckResult::kConfirmed));
  const Check check = decreased_by("300万元");
  BOOST_TEST(in_short(check) == "refuted error | 700.00万元 | 800.00万元 | 1: PY");
  BOOST_TEST(check.message.zh.ends_with("；第 12 号记录之前结余 200.00万元，之后 -100.00万元"));
}

// A reversal takes away on its own day, and under its own number.
BOOST_AUTO_TEST_CASE(names_the_reversal_of_an_allocation_that_was_spent) {
  const Check check =
      run_lines(kAllocated + disbursement("PY", {.amount = "800万元"}) +
                reversal("CR", "AL", "300万元", "2024-10-01") +
                disbursement("PY-2", {.amount = "100万元", .dated_on = "2024-10-01"}))
          .only("F05");
  BOOST_TEST(check.message.zh.ends_with("；第 12 号记录之前结余 200.00万元，之后 -100.00万元"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
