// SPDX-License-Identifier: Apache-2.0
//
// F08 F09: what is stated of execution.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

const std::string kAllocated = allocation("AL", {.dated_on = "2024-04-29"});

BOOST_AUTO_TEST_SUITE(rule_f08)

std::string transfer(std::string_view amount, std::string_view evidence) {
  return disbursement("DB", {.from = "P",
                             .to = "A",
                             .amount = amount,
                             .stage = "transfer",
                             .under = "AL",
                             .evidence = evidence});
}

BOOST_AUTO_TEST_CASE(weighs_the_evidence_of_what_it_recomputes_from) {
  const auto check_of = [](std::string_view notice, std::string_view voucher) {
    return run_lines(budget("BG", {.evidence = notice}) + kAllocated +
                     transfer("1000万元", voucher) + stated_rate("ST", "disbursed", "100%"))
        .only("F08");
  };
  BOOST_TEST(check_of("NT", "VC").subject == "ST");
  BOOST_TEST(in_short(check_of("NT", "VC")) == "confirmed error | 100.00% | 100% | 3: BG DB ST");
  BOOST_TEST(in_short(check_of("NT", "DOC")) == "stated error | 100.00% | 100% | 3: BG DB ST");
  BOOST_TEST(in_short(check_of("", "VC")) == "stated error | 100.00% | 100% | 3: BG DB ST");
  BOOST_TEST(check_of("NT", "VC").message.zh ==
             "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%");
}

BOOST_AUTO_TEST_CASE(allows_half_a_unit_of_the_last_digit_stated) {
  const auto check_of = [](std::string_view paid, std::string_view stated) {
    return in_short(run_lines(budget("BG", {}) + disbursement("PY", {.amount = paid}) +
                              stated_rate("ST", "paid", stated))
                        .only("F08"));
  };
  BOOST_TEST(check_of("995万元", "100%") == "stated error | 99.50% | 100% | 3: BG PY ST");
  BOOST_TEST(check_of("994.999999万元", "100%") == "refuted error | 99.50% | 100% | 3: BG PY ST");
  BOOST_TEST(check_of("1005万元", "100%") == "stated error | 100.50% | 100% | 3: BG PY ST");
  BOOST_TEST(check_of("1005.000001万元", "100%") == "refuted error | 100.50% | 100% | 3: BG PY ST");
  BOOST_TEST(check_of("606.796万元", "60.680%") ==
             "stated error | 60.680% | 60.680% | 3: BG PY ST");
  BOOST_TEST(check_of("606.8051万元", "60.680%") ==
             "refuted error | 60.681% | 60.680% | 3: BG PY ST");
  BOOST_TEST(check_of("999.999999万元", "100.00%") ==
             "stated error | 99.9999999% | 100.00% | 3: BG PY ST");
}

BOOST_AUTO_TEST_CASE(counts_what_is_left_after_refunds_and_the_adjusted_budget) {
  const RuleRun run =
      run_lines(budget("BG", {}) + budget("BG-2", {.amount = "200万元", .type = "decrease"}) +
                disbursement("PY", {.amount = "700万元"}) + refund("RF", {.amount = "100万元"}) +
                stated_rate("ST", "paid", "75%"));
  BOOST_TEST(in_short(run.only("F08")) == "stated error | 75.00% | 75% | 5: BG BG-2 PY RF ST");
}

BOOST_AUTO_TEST_CASE(says_what_the_rate_over_another_sum_received_would_be) {
  const std::string lines = budget("BG", {}) + kAllocated + transfer("1000万元", "") +
                            stated_rate("ST", "disbursed", "100%");
  const Check check = run_lines(lines + stated_sum("ST-2", "received", "1648万元")).only("F08");
  BOOST_TEST(in_short(check) == "stated error | 100.00% | 100% | 3: BG DB ST");
  BOOST_TEST(check.message.zh ==
             "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%；若以到位数 1648.00万元 为分母，"
             "则为 60.68%");
  const Check equal = run_lines(lines + stated_sum("ST-2", "received", "1000万元")).only("F08");
  BOOST_TEST(equal.message.zh == "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%");
}

BOOST_AUTO_TEST_CASE(is_no_more_than_stated_from_sums_that_the_document_states) {
  const std::string lines =
      stated_sum("ST-1", "paid", "900万元") + stated_sum("ST-2", "budget", "1000万元");
  BOOST_TEST(in_short(run_lines(lines + stated_rate("ST-3", "paid", "90%")).only("F08")) ==
             "stated error | 90.00% | 90% | 3: ST-1 ST-2 ST-3");
  BOOST_TEST(in_short(run_lines(lines + stated_rate("ST-3", "paid", "100%")).only("F08")) ==
             "refuted error | 90.00% | 100% | 3: ST-1 ST-2 ST-3");
}

BOOST_AUTO_TEST_CASE(takes_no_transfer_for_execution) {
  const std::string lines = budget("BG", {}) + kAllocated + transfer("1000万元", "VC");
  const Check alone = run_lines(lines + stated_rate("ST", "paid", "100%")).only("F08");
  BOOST_TEST(in_short(alone) == "unproven error |  | 100% | 2: BG ST");
  const Check claimed = run_lines(lines + stated_sum("ST-1", "paid", "1000万元") +
                                  stated_rate("ST-2", "paid", "100%"))
                            .only("F08");
  BOOST_TEST(in_short(claimed) == "stated error | 100.00% | 100% | 3: BG ST-1 ST-2");
  BOOST_TEST(claimed.message.zh ==
             "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%（支付数按文件所载）");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_nothing_can_be_recomputed) {
  const auto check_of = [](const std::string& lines) {
    return run_lines(lines + stated_rate("ST", "paid", "100%")).only("F08");
  };
  BOOST_TEST(in_short(check_of(budget("BG", {}))) == "unproven error |  | 100% | 2: BG ST");
  BOOST_TEST(check_of(budget("BG", {})).message.zh == "支付数没有记录");
  BOOST_TEST(in_short(check_of(disbursement("PY", {}))) == "unproven error |  | 100% | 2: PY ST");
  BOOST_TEST(check_of(disbursement("PY", {})).message.zh == "预算数没有记录");
  const std::string nothing_left = budget("BG", {}) + budget("BG-2", {.type = "decrease"});
  BOOST_TEST(check_of(nothing_left + disbursement("PY", {})).message.zh ==
             "分母须为正数：1000.00万元 / 0.00万元");
  const std::string contradiction =
      stated_sum("ST-1", "paid", "1万元") + stated_sum("ST-2", "paid", "2万元");
  BOOST_TEST(check_of(budget("BG", {}) + contradiction).message.zh ==
             "支付数没有记录，文件所载又不止一个数");
}

BOOST_AUTO_TEST_CASE(leaves_other_ratios_to_other_rules) {
  const RuleRun run = run_lines(budget("BG", {}) + stated_rate("ST-1", "received", "100%") +
                                stated_rate("ST-2", "allocated", "100%"));
  BOOST_TEST(run.only("F08").subject == "ledger");
  BOOST_TEST(in_short(run.only("F08")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f09)

const std::string kByNature = statement("ST", R"({"assertion":"executed_by_nature"})");

BOOST_AUTO_TEST_CASE(doubts_that_money_is_spent_without_a_payment) {
  const std::string lines =
      kAllocated +
      disbursement("DB", {.from = "P", .to = "A", .stage = "transfer", .under = "AL"}) +
      disbursement("AP", {.from = "A", .to = "U", .stage = "appropriation"});
  for (const std::string& claim :
       {kByNature, stated_rate("ST", "disbursed", "100%"), stated_rate("ST", "paid", "60%"),
        stated_sum("ST", "paid", "1000万元")}) {
    const Check check = run_lines(lines + claim).only("F09");
    BOOST_TEST(check.subject == "PG");
    BOOST_TEST(in_short(check) == "refuted doubt |  |  | 1: ST", claim);
    BOOST_TEST(check.message.zh == "声明资金已执行，而支付记录 0 笔：下达或拨付不等于支付");
  }
}

BOOST_AUTO_TEST_CASE(is_clear_with_evidenced_payments_and_stated_without) {
  const RuleRun evidenced = run_lines(kByNature + disbursement("PY", {.evidence = "VC"}));
  BOOST_TEST(in_short(evidenced.only("F09")) == "clear doubt |  |  | 2: ST PY");
  BOOST_TEST(evidenced.only("F09").message.zh == "支付记录 1 笔");
  const RuleRun word =
      run_lines(kByNature + disbursement("PY-1", {.evidence = "VC"}) + disbursement("PY-2", {}));
  BOOST_TEST(in_short(word.only("F09")) == "stated doubt |  |  | 3: ST PY-1 PY-2");
}

BOOST_AUTO_TEST_CASE(does_not_apply_where_nothing_is_said_of_execution) {
  const RuleRun run = run_lines(kAllocated + stated_sum("ST", "allocated", "1000万元"));
  BOOST_TEST(in_short(run.only("F09")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
