// SPDX-License-Identifier: Apache-2.0
//
// F14, F15 and F16: payments that look odd beside each other.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

struct PaymentLine {
  std::string_view amount = "10万元";
  std::string_view dated_on = "2024-06-01";
  std::string_view from = "A";
  std::string_view to = "V";
  std::string_view stage = "payment";
  std::string_view voucher = {};
  std::string_view contract = {};
  std::string_view instalment = {};
  std::string_view programme = "PG";
};
std::string pay(std::string_view id, const PaymentLine& line) {
  return line_of("disbursement", id, {},
                 {{"programme", line.programme},
                  {"from", line.from},
                  {"to", line.to},
                  {"amount", line.amount},
                  {"stage", line.stage},
                  {"dated_on", line.dated_on},
                  {"voucher_number", line.voucher},
                  {"contract", line.contract},
                  {"instalment", line.instalment}});
}

// The checks of a rule, one in a line: `result severity subject | expected | actual | records`.
std::string outcome(std::string_view rule, const Verification& found) {
  std::string text;
  for (const Check& check : found.checks) {
    if (check.rule != rule) continue;
    text += fmt::format("{}{} {} {} | {} | {} | {}", text.empty() ? "" : "\n",
                        enum_name(check.result), enum_name(check.severity), check.subject,
                        check.expected, check.actual, show(check.records));
  }
  return text;
}
std::string outcome(std::string_view rule, const std::string& lines) {
  return outcome(rule, run_lines(lines).verification);
}

Verification verify_by(const std::string& lines, const VerifyOptions& options) {
  return verify(MemorySource(read_lines(register_lines() + lines)), options);
}

const std::string kNotApplicable = "not_applicable doubt ledger |  |  | 0:";
const std::string kClearOfTwo = "clear doubt ledger |  |  | 2: PY-1 PY-2";

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_payment_group)

// F14: one amount

BOOST_AUTO_TEST_CASE(f14_fires_on_one_amount_within_seven_days) {
  const std::string first = pay("PY-1", {});
  const Check check = run_lines(first + pay("PY-2", {.dated_on = "2024-06-08"})).only("F14");
  BOOST_TEST(check.subject == "PY-2");
  BOOST_TEST(in_short(check) == "refuted doubt | 10.00万元 | 20.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(check.message.zh ==
             "甲市 付 丙公司 同为 10.00万元 的有 2 笔（2024-06-01 至 2024-06-08），合计 "
             "20.00万元，疑为重复支付");
  BOOST_TEST(check.message.en ==
             "甲市 paid 丙公司 the same 10.00万元 2 times (from 2024-06-01 to 2024-06-08), "
             "20.00万元 in all: perhaps twice");
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.dated_on = "2024-06-09"})) == kClearOfTwo);
}

BOOST_AUTO_TEST_CASE(f14_is_clear_where_anything_differs) {
  const std::string first = pay("PY-1", {});
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.amount = "10.000001万元"})) == kClearOfTwo);
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.from = "B"})) == kClearOfTwo);
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.to = "U"})) == kClearOfTwo);
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.stage = "appropriation"})) ==
             "clear doubt ledger |  |  | 1: PY-1");
}

BOOST_AUTO_TEST_CASE(f14_takes_each_within_seven_days_of_another_together) {
  const std::string lines = pay("PY-1", {}) + pay("PY-3", {.dated_on = "2024-06-15"}) +
                            pay("PY-2", {.dated_on = "2024-06-08"});
  BOOST_TEST(outcome("F14", lines) ==
             "refuted doubt PY-2 | 10.00万元 | 30.00万元 | 3: PY-1 PY-3 PY-2");
  BOOST_TEST(outcome("F14", lines + pay("PY-4", {.dated_on = "2024-07-01"}) +
                                pay("PY-5", {.dated_on = "2024-07-01"})) ==
             "refuted doubt PY-2 | 10.00万元 | 30.00万元 | 3: PY-1 PY-3 PY-2\n"
             "refuted doubt PY-5 | 10.00万元 | 20.00万元 | 2: PY-4 PY-5");
}

BOOST_AUTO_TEST_CASE(f14_sees_the_treasury_of_a_payer_and_other_programmes) {
  const std::string treasury =
      line("party", "T", R"("name":"甲市国库","role":"treasury","parent":"A")");
  BOOST_TEST(outcome("F14", treasury + pay("PY-1", {}) + pay("PY-2", {.from = "T"})) ==
             "refuted doubt PY-2 | 10.00万元 | 20.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(outcome("F14", programme_line("PG-2") + pay("PY-1", {}) +
                                pay("PY-2", {.programme = "PG-2"})) ==
             "refuted doubt PY-2 | 10.00万元 | 20.00万元 | 2: PY-1 PY-2");
}

BOOST_AUTO_TEST_CASE(f14_is_unproven_of_payments_without_a_date) {
  const std::string lines = pay("PY-1", {}) + pay("PY-2", {.dated_on = ""});
  BOOST_TEST(outcome("F14", lines) == "unproven doubt ledger |  |  | 1: PY-2");
  BOOST_TEST(run_lines(lines).only("F14").message.zh == "1 笔未载明日期，无从与别的支付按日期比较");
  BOOST_TEST(outcome("F14", lines + pay("PY-3", {})) ==
             "refuted doubt PY-3 | 10.00万元 | 20.00万元 | 2: PY-1 PY-3\n"
             "unproven doubt ledger |  |  | 1: PY-2");
}

BOOST_AUTO_TEST_CASE(f14_does_not_apply_without_a_payment) {
  BOOST_TEST(outcome("F14", "") == kNotApplicable);
}

BOOST_AUTO_TEST_CASE(f14_counts_what_corrections_and_refunds_leave) {
  const std::string lines = pay("PY-1", {}) + pay("PY-2", {});
  const auto with = [&lines](const std::string& more) { return outcome("F14", lines + more); };
  BOOST_TEST(with(reversal("CR", "PY-2")) == "clear doubt ledger |  |  | 1: PY-1");
  BOOST_TEST(with(reversal("CR", "PY-2", "1万元")).starts_with("clear"));
  BOOST_TEST(with(refund("RF", {.of = "PY-2", .amount = "10万元"})).starts_with("clear"));
  BOOST_TEST(with(refund("RF", {.of = "PY-2", .amount = "1万元"})) ==
             "refuted doubt PY-2 | 10.00万元 | 19.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(with(amendment("CR", "PY-2", "dated_on", "2024-07-01")) == kClearOfTwo);
}

BOOST_AUTO_TEST_CASE(f14_looks_at_what_the_view_shows) {
  const std::string lines =
      pay("PY-1", {}) + pay("PY-2", {}) +
      refund("RF", {.of = "PY-2", .amount = "10万元", .dated_on = "2024-07-01"});
  VerifyOptions options;
  options.view.as_of = Date{2024, 6, 30};
  BOOST_TEST(outcome("F14", verify_by(lines, options)) ==
             "refuted doubt PY-2 | 10.00万元 | 20.00万元 | 2: PY-1 PY-2");
}

BOOST_AUTO_TEST_CASE(f14_goes_by_its_threshold) {
  VerifyOptions options;
  options.rules.thresholds.f14_days = 0;
  const std::string lines = pay("PY-1", {}) + pay("PY-2", {.dated_on = "2024-06-02"});
  BOOST_TEST(outcome("F14", verify_by(lines, options)) == kClearOfTwo);
  BOOST_TEST(outcome("F14", verify_by(lines + pay("PY-3", {}), options)) ==
             "refuted doubt PY-3 | 10.00万元 | 20.00万元 | 2: PY-1 PY-3");
}

// F14: instalments and vouchers

BOOST_AUTO_TEST_CASE(f14_fires_on_one_instalment_paid_twice) {
  const std::string first = pay("PY-1", {.contract = "HT-1", .instalment = "一"});
  const auto with = [&first](const PaymentLine& second) {
    return outcome("F14", first + pay("PY-2", second));
  };
  const PaymentLine second{"9万元", "2025-06-01", "B", "V", "payment", {}, "HT-1", "一"};
  BOOST_TEST(with(second) == "refuted doubt PY-2 |  | 19.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(run_lines(first + pay("PY-2", second)).only("F14").message.zh ==
             "丙公司 的合同 HT-1 同一期款（一）支付了 2 笔，合计 19.00万元，疑为重复支付");
  PaymentLine other = second;
  other.to = "U";
  BOOST_TEST(with(other) == kClearOfTwo);
  other = second;
  other.contract = "HT-2";
  BOOST_TEST(with(other) == kClearOfTwo);
  other = second;
  other.instalment = "二";
  BOOST_TEST(with(other) == kClearOfTwo);
  other.instalment = {};
  BOOST_TEST(with(other) == kClearOfTwo);
}

BOOST_AUTO_TEST_CASE(f14_is_refuted_by_one_voucher_number_used_twice) {
  const std::string first = pay("PY-1", {.voucher = "ZF-1"});
  const std::string second =
      pay("PY-2", {.amount = "5万元", .to = "U", .stage = "appropriation", .voucher = "ZF-1"});
  const Check check = run_lines(first + second).only("F14");
  BOOST_TEST(check.subject == "PY-2");
  BOOST_TEST(in_short(check) == "refuted error |  | 15.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(check.message.zh ==
             "甲市 的凭证号 ZF-1 用于 2 笔拨付，合计 15.00万元；一个付款人的凭证号只能用一次");
  BOOST_TEST(check.message.en ==
             "voucher number ZF-1 of 甲市 is of 2 disbursements, 15.00万元 in all; a payer uses a "
             "number once");
  BOOST_TEST(outcome("F14", first + pay("PY-2", {.from = "B", .voucher = "ZF-1"})) == kClearOfTwo);
  BOOST_TEST(outcome("F14", first + second + reversal("CR", "PY-2")) ==
             "clear doubt ledger |  |  | 1: PY-1");
  BOOST_TEST(outcome("F14", first + second + refund("RF", {.of = "PY-1", .amount = "10万元"}))
                 .starts_with("refuted error PY-2"));
}

// F15

BOOST_AUTO_TEST_CASE(f15_fires_on_payments_that_reach_the_limit_together) {
  const std::string first = pay("PY-1", {.amount = "120万元"});
  const auto with = [&first](const PaymentLine& second) {
    return outcome("F15", first + pay("PY-2", second));
  };
  BOOST_TEST(with({.amount = "80万元", .dated_on = "2024-06-04"}) ==
             "refuted doubt PY-2 | 200.00万元 | 200.00万元 | 2: PY-1 PY-2");
  const Check check = run_lines(first + pay("PY-2", {.amount = "90万元"})).only("F15");
  BOOST_TEST(
      check.message.zh ==
      "甲市 付 丙公司 2 笔（2024-06-01），每笔低于限额 200.00万元，合计 210.00万元，疑为拆分支付");
  BOOST_TEST(check.message.en ==
             "甲市 paid 丙公司 2 times (on 2024-06-01), each below the limit of 200.00万元, and "
             "210.00万元 in all: perhaps split");
  BOOST_TEST(with({.amount = "80万元", .dated_on = "2024-06-05"}) == kClearOfTwo);
  BOOST_TEST(with({.amount = "79.999999万元"}) == kClearOfTwo);
  BOOST_TEST(with({.amount = "200万元"}) == kClearOfTwo);
  BOOST_TEST(with({.amount = "199.999999万元"}).starts_with("refuted doubt PY-2"));
  BOOST_TEST(with({.amount = "100万元", .from = "B"}) == kClearOfTwo);
}

BOOST_AUTO_TEST_CASE(f15_takes_payments_together_that_overlap_in_time) {
  const std::string lines = pay("PY-1", {.amount = "150万元"}) +
                            pay("PY-2", {.amount = "60万元", .dated_on = "2024-06-04"}) +
                            pay("PY-3", {.amount = "150万元", .dated_on = "2024-06-06"});
  BOOST_TEST(outcome("F15", lines) ==
             "refuted doubt PY-2 | 200.00万元 | 360.00万元 | 3: PY-1 PY-2 PY-3");
}

BOOST_AUTO_TEST_CASE(f15_counts_what_corrections_and_refunds_leave) {
  const std::string lines = pay("PY-1", {.amount = "120万元"}) + pay("PY-2", {.amount = "80万元"});
  const auto with = [&lines](const std::string& more) { return outcome("F15", lines + more); };
  BOOST_TEST(with(refund("RF", {.of = "PY-2", .amount = "0.01元"})).starts_with("clear"));
  BOOST_TEST(with(reversal("CR", "PY-2", "0.01元")).starts_with("clear"));
  BOOST_TEST(with(reversal("CR", "PY-1")).starts_with("clear"));
  // What was not below the limit when it was paid is not so because some of it came back.
  BOOST_TEST(outcome("F15", pay("PY-1", {.amount = "250万元"}) +
                                pay("PY-2", {.amount = "100万元"}) +
                                refund("RF", {.of = "PY-1", .amount = "100万元"}))
                 .starts_with("clear"));
}

BOOST_AUTO_TEST_CASE(f15_is_unproven_or_does_not_apply_as_f14) {
  BOOST_TEST(outcome("F15", pay("PY-1", {.dated_on = ""})) ==
             "unproven doubt ledger |  |  | 1: PY-1");
  BOOST_TEST(outcome("F15", "") == kNotApplicable);
}

BOOST_AUTO_TEST_CASE(f15_goes_by_its_thresholds) {
  VerifyOptions options;
  options.rules.thresholds.f15_limit_fen = 10'000'000;
  options.rules.thresholds.f15_days = 0;
  const std::string lines = pay("PY-1", {.amount = "6万元"}) + pay("PY-2", {.amount = "5万元"});
  BOOST_TEST(outcome("F15", verify_by(lines, options)) ==
             "refuted doubt PY-2 | 10.00万元 | 11.00万元 | 2: PY-1 PY-2");
}

// F16: payees

BOOST_AUTO_TEST_CASE(f16_fires_on_a_payee_that_is_no_final_payee) {
  const std::string lines = pay("PY-1", {.to = "B"}) + pay("PY-2", {.to = "B"});
  const Check check = run_lines(lines).only("F16");
  BOOST_TEST(check.subject == "PG B");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 20.00万元 | 2: PY-1 PY-2");
  BOOST_TEST(check.message.zh ==
             "收款人 乙市 的角色是受款地区，不像最终收款人；支付 2 笔，合计 20.00万元");
  for (const std::string_view role :
       {"finance", "treasury", "housing", "department", "recipient", "auditor", "inspector"}) {
    const std::string party =
        line("party", "X", text_field("name", "某单位") + "," + text_field("role", role));
    BOOST_TEST(outcome("F16", party + pay("PY-1", {.to = "X"})) ==
                   "refuted doubt PG X |  | 10.00万元 | 1: PY-1",
               role);
  }
  for (const std::string_view role : {"implementer", "agent", "owner", "payee", "other"}) {
    const std::string party =
        line("party", "X", text_field("name", "某单位") + "," + text_field("role", role));
    BOOST_TEST(
        outcome("F16", party + pay("PY-1", {.to = "X"})) == "clear doubt ledger |  |  | 1: PY-1",
        role);
  }
}

BOOST_AUTO_TEST_CASE(f16_fires_on_a_payer_that_pays_itself) {
  BOOST_TEST(outcome("F16", pay("PY-1", {.from = "U", .to = "U"})) ==
             "refuted doubt PG U |  | 10.00万元 | 1: PY-1");
}

// A view that ends within a batch knows a payment, and not yet the payee that comes after it.
BOOST_AUTO_TEST_CASE(f16_fires_on_a_payee_that_is_not_registered) {
  const std::string lines = base_lines() + pay("PY-1", {.to = "X"}) +
                            line("party", "X", R"("name":"某公司","role":"payee")");
  BOOST_TEST(outcome("F16", run_in_one_batch(lines).verification) ==
             "clear doubt ledger |  |  | 1: PY-1");
  VerifyOptions options;
  options.view.known_size = 6;
  const Verification found = verify(MemorySource(read_lines(lines)), options);
  BOOST_TEST(outcome("F16", found) == "refuted doubt PG |  | 10.00万元 | 1: PY-1");
  for (const Check& check : found.checks) {
    if (check.rule != "F16") continue;
    BOOST_TEST(check.message.zh == "收款人不在机构目录；支付 1 笔，合计 10.00万元");
  }
}

// F16: round trips

BOOST_AUTO_TEST_CASE(f16_fires_on_what_goes_back_within_thirty_days) {
  const std::string first = pay("PY-1", {.from = "U"});
  const auto with = [&first](const PaymentLine& back) {
    return outcome("F16", first + pay("PY-2", back));
  };
  const PaymentLine back{"8万元", "2024-07-01", "V", "U"};
  BOOST_TEST(with(back) == "refuted doubt PY-2 |  | 8.00万元 | 2: PY-1 PY-2");
  const Check check = run_lines(first + pay("PY-2", back)).only("F16");
  BOOST_TEST(
      check.message.zh ==
      "甲单位 付 丙公司 10.00万元，丙公司 又拨付回 8.00万元（2024-06-01 至 2024-07-01），疑为回流");
  BOOST_TEST(check.message.en ==
             "甲单位 paid 丙公司 10.00万元, and 丙公司 disbursed 8.00万元 back (from 2024-06-01 to "
             "2024-07-01): perhaps a round trip");
  PaymentLine other = back;
  other.dated_on = "2024-07-02";
  BOOST_TEST(with(other) == kClearOfTwo);
  other.dated_on = "2024-06-01";
  other.stage = "appropriation";
  BOOST_TEST(with(other) == "refuted doubt PY-2 |  | 8.00万元 | 2: PY-1 PY-2");
  other.dated_on = "2024-05-31";
  BOOST_TEST(with(other) == "clear doubt ledger |  |  | 1: PY-1");
}

BOOST_AUTO_TEST_CASE(f16_leaves_out_refunds_and_what_was_reversed) {
  const std::string first = pay("PY-1", {.from = "U"});
  BOOST_TEST(outcome("F16", first + refund("RF", {.of = "PY-1",
                                                  .amount = "8万元",
                                                  .dated_on = "2024-06-10",
                                                  .to = "U"})) ==
             "clear doubt ledger |  |  | 2: PY-1 RF");
  const std::string back = pay("PY-2", {.from = "V", .to = "U"});
  BOOST_TEST(outcome("F16", first + back + reversal("CR", "PY-2")).starts_with("clear"));
  BOOST_TEST(outcome("F16", first + back + reversal("CR", "PY-1")).starts_with("clear"));
}

BOOST_AUTO_TEST_CASE(f16_is_unproven_of_any_movement_without_a_date) {
  const std::string undated =
      pay("TR", {.dated_on = "", .from = "V", .to = "U", .stage = "appropriation"});
  BOOST_TEST(outcome("F16", pay("PY-1", {.from = "U"}) + undated) ==
             "unproven doubt ledger |  |  | 1: TR");
  BOOST_TEST(outcome("F15", pay("PY-1", {.from = "U"}) + undated).starts_with("clear"));
}

// Many, and more than fit

// `pairs` pairs of equal payments of one day, from and to parties that take turns.
std::string many_pairs(int pairs) {
  std::string lines;
  for (int i = 0; i < pairs; ++i) {
    const std::string amount = fmt::format("{}元", i + 1);
    const std::string day = fmt::format("2024-0{}-01", i % 9 + 1);
    const std::string_view from = i % 2 == 0 ? "A" : "U";
    const std::string_view to = i % 3 == 0 ? "V" : "B";
    const std::string voucher = fmt::format("ZF-{}", i);
    lines += pay(fmt::format("PA-{}", i),
                 {.amount = amount, .dated_on = day, .from = from, .to = to, .voucher = voucher});
    lines += pay(fmt::format("PB-{}", i), {.amount = amount,
                                           .dated_on = day,
                                           .from = from,
                                           .to = to,
                                           .contract = voucher,
                                           .instalment = "一"});
  }
  return lines;
}

BOOST_AUTO_TEST_CASE(f14_counts_more_than_it_lists) {
  const Verification found = verify_by(many_pairs(1'100), {});
  std::size_t listed = 0;
  for (const Check& check : found.checks) {
    if (check.rule != "F14") continue;
    BOOST_TEST((check.result == CheckResult::kRefuted));
    ++listed;
  }
  BOOST_TEST(listed == kListedMax);
  const Verification without = verify_by("", {});
  const auto refuted = [](const Verification& one) {
    return one.counts[static_cast<std::size_t>(CheckResult::kRefuted)];
  };
  VerifyOptions options;
  options.rules.skipped = {"F14"};
  BOOST_TEST(refuted(found) - refuted(verify_by(many_pairs(1'100), options)) == 1'100U);
}

BOOST_AUTO_TEST_CASE(find_the_same_in_many_passes) {
  const std::string lines = many_pairs(40);
  const std::string whole = show_findings(verify_by(lines, {}));
  for (const std::uint64_t rows_max : {100U, 60U, 50U}) {
    VerifyOptions options;
    options.payment_rows_max = rows_max;
    BOOST_TEST(show_findings(verify_by(lines, options)) == whole, rows_max);
    options.cuts = {20, 21, 50};
    BOOST_TEST(show_findings(verify_by(lines, options)) == whole, rows_max);
  }
}

BOOST_AUTO_TEST_CASE(say_so_where_too_many_payments_have_one_key) {
  VerifyOptions options;
  options.payment_rows_max = 2;
  const std::string lines = pay("PY-1", {}) + pay("PY-2", {}) + pay("PY-3", {}) +
                            pay("PY-4", {.from = "U"}) + pay("PY-5", {.from = "U"});
  const Verification found = verify_by(lines, options);
  BOOST_TEST(outcome("F14", found) ==
             "refuted doubt PY-5 | 10.00万元 | 20.00万元 | 2: PY-4 PY-5\n"
             "unproven doubt ledger |  |  | 0:");
  BOOST_TEST(outcome("F15", found) == "unproven doubt ledger |  |  | 0:");
  BOOST_TEST(outcome("F16", found) == "unproven doubt ledger |  |  | 0:");
  for (const Check& check : found.checks) {
    if (check.rule != "F15") continue;
    BOOST_TEST(check.message.zh == "3 笔超出一次能比较的 2 笔，没有比较");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
