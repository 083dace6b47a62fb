// SPDX-License-Identifier: Apache-2.0
//
// F17, F19 and F20: what the payments of a programme are like as a whole.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string payment(std::string_view id, std::string_view amount, std::string_view dated_on) {
  return disbursement(id, {.amount = amount, .dated_on = dated_on});
}

// `count` payments PY-`first` and on, each of `fen(i)`.
template <class Fen>
std::string payments(int first, int count, Fen fen) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += payment(fmt::format("PY-{}", first + i), format_amount({fen(i)}), "2024-06-01");
  }
  return lines;
}
std::string equal_payments(int first, int count, std::int64_t fen) {
  return payments(first, count, [fen](int) { return fen; });
}

Verification verify_with(const std::string& lines, const Thresholds& thresholds) {
  VerifyOptions options;
  options.rules.thresholds = thresholds;
  return verify(MemorySource(read_lines(register_lines() + lines)), options);
}

std::string outcome(const Check& check) {
  return fmt::format("{} {} {} | {} | {}", enum_name(check.result), enum_name(check.severity),
                     check.subject, check.actual, check.message.zh);
}

// The outcome of a rule's only check, in one piece: RuleRun takes long of many records.
std::string outcome_by(std::string_view rule, const std::string& lines,
                       const Thresholds& thresholds = {}) {
  for (const Check& check : verify_with(lines, thresholds).checks) {
    if (check.rule == rule) return outcome(check);
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_payment_profile)

// F17

BOOST_AUTO_TEST_CASE(f17_fires_on_more_than_half_paid_in_the_last_eleven_days) {
  const Check check =
      run_lines(payment("PY-1", "49.99万元", "2024-12-20") +
                payment("PY-2", "20万元", "2024-12-21") + payment("PY-3", "30万元", "2024-12-31"))
          .only("F17");
  BOOST_TEST(check.subject == "PG 2024");
  BOOST_TEST(in_short(check) == "refuted hint | 50.00% | 50.01% | 2: PY-2 PY-3");
  BOOST_TEST(check.message.zh ==
             "2024 年支付 99.99万元，其中 12月21日至31日 50.00万元，占 50.01%，超过 50.00%");
  BOOST_TEST(check.message.en ==
             "of the 2024 payments of 99.99万元, 50.00万元 were made from 21 to 31 December: "
             "50.01%, more than 50.00%");
}

BOOST_AUTO_TEST_CASE(f17_is_clear_at_the_limit) {
  const Check check =
      run_lines(payment("PY-1", "50万元", "2024-12-20") + payment("PY-2", "50万元", "2024-12-21"))
          .only("F17");
  BOOST_TEST(outcome(check) == "clear hint PG |  | 已查 2 笔支付");
  BOOST_TEST(show(check.records) == "2: PY-1 PY-2");
}

BOOST_AUTO_TEST_CASE(f17_looks_at_each_year) {
  const RuleRun run =
      run_lines(payment("PY-1", "100万元", "2024-06-01") + payment("PY-2", "1万元", "2025-12-25") +
                payment("PY-3", "1万元", "2026-12-25"));
  BOOST_TEST(run.checks("F17").size() == 2U);
  BOOST_TEST(run.of("F17", "PG 2025").actual == "100.00%");
  BOOST_TEST(run.of("F17", "PG 2026").actual == "100.00%");
}

BOOST_AUTO_TEST_CASE(f17_is_unproven_where_a_payment_without_a_date_may_matter) {
  const std::string late = payment("PY-1", "60万元", "2024-12-25");
  const Check open = run_lines(late + payment("PY-2", "60万元", {})).only("F17");
  BOOST_TEST(outcome(open) ==
             "unproven hint PG |  | 1 笔支付未载明日期，合计 60.00万元，无从核对是否在年末");
  BOOST_TEST(show(open.records) == "1: PY-2");
  const Check certain = run_lines(late + payment("PY-2", "59万元", {})).only("F17");
  BOOST_TEST(in_short(certain) == "refuted hint | 50.00% | 50.42% | 2: PY-1 PY-2");
  BOOST_TEST(certain.message.zh ==
             "2024 年支付 119.00万元（没有日期的 59.00万元 也算在内），其中 12月21日至31日 "
             "60.00万元，占 50.42%，超过 50.00%");
}

BOOST_AUTO_TEST_CASE(f17_does_not_apply_without_a_payment) {
  const Check check =
      run_lines(disbursement("TR", {.from = "P", .to = "A", .stage = "transfer"})).only("F17");
  BOOST_TEST(outcome(check) == "not_applicable hint PG |  | 没有支付记录");
}

BOOST_AUTO_TEST_CASE(f17_counts_what_corrections_and_refunds_leave) {
  const std::string lines =
      payment("PY-1", "50万元", "2024-06-01") + payment("PY-2", "60万元", "2024-12-25");
  const auto result_of = [&lines](const std::string& more) {
    return outcome(run_lines(lines + more).only("F17"));
  };
  BOOST_TEST(result_of("").starts_with("refuted hint PG 2024 | 54.55%"));
  const std::string back =
      refund("RF", {.of = "PY-2", .amount = "10万元", .dated_on = "2025-01-05"});
  BOOST_TEST(result_of(back) == "clear hint PG |  | 已查 2 笔支付");
  const std::string reversed = reversal("CR", "PY-2", "10万元");
  BOOST_TEST(result_of(reversed) == "clear hint PG |  | 已查 2 笔支付");
  BOOST_TEST(result_of(reversal("CR", "PY-2", {})) == "clear hint PG |  | 已查 1 笔支付");
  BOOST_TEST(result_of(amendment("CR", "PY-2", "dated_on", "2024-12-20")) ==
             "clear hint PG |  | 已查 2 笔支付");
  BOOST_TEST(
      result_of(back + reversal("CR", "RF", {})).starts_with("refuted hint PG 2024 | 54.55%"));
}

BOOST_AUTO_TEST_CASE(f17_goes_by_its_threshold) {
  Thresholds thresholds;
  thresholds.f17_share_bp = 10'000;
  BOOST_TEST(outcome_by("F17", payment("PY", "1万元", "2024-12-25"), thresholds) ==
             "clear hint PG |  | 已查 1 笔支付");
}

// F19

BOOST_AUTO_TEST_CASE(f19_fires_on_more_than_half_round) {
  const std::string others = equal_payments(100, 15, 10'000'100);
  const auto check_of = [&others](int round) {
    return run_lines(equal_payments(1, round, 20'000'000) + others).only("F19");
  };
  const Check check = check_of(16);
  BOOST_TEST(
      outcome(check) ==
      "refuted hint PG | 51.61% | 31 笔支付中 10万元 的整倍数 16 笔，占 51.61%，超过 50.00%");
  BOOST_TEST(check.message.en ==
             "of 31 payments 16 are multiples of 10万元: 51.61%, more than 50.00%");
  BOOST_TEST(check.expected == "50.00%");
  BOOST_TEST(check.records.count == 16U);
  BOOST_TEST(outcome(check_of(15)) ==
             "clear hint PG | 50.00% | 30 笔支付中 10万元 的整倍数 15 笔，占 50.00%");
}

BOOST_AUTO_TEST_CASE(f19_does_not_look_at_few_payments) {
  BOOST_TEST(outcome(run_lines(equal_payments(1, 29, 20'000'000)).only("F19")) ==
             "not_applicable hint PG |  | 支付 29 笔，少于 30 笔，不看");
  BOOST_TEST(outcome(run_lines("").only("F19")) ==
             "not_applicable hint PG |  | 支付 0 笔，少于 30 笔，不看");
}

BOOST_AUTO_TEST_CASE(f19_counts_what_corrections_leave) {
  const std::string lines = equal_payments(1, 30, 20'000'000);
  BOOST_TEST(outcome(run_lines(lines + reversal("CR", "PY-1", {})).only("F19")) ==
             "not_applicable hint PG |  | 支付 29 笔，少于 30 笔，不看");
  // What came back changes nothing about the amount that was paid, unless it is all of it.
  BOOST_TEST(
      run_lines(lines + refund("RF", {.of = "PY-1", .amount = "0.01元"})).only("F19").actual ==
      "100.00%");
  BOOST_TEST(run_lines(lines + reversal("CR", "PY-1", "0.01元")).only("F19").actual == "96.67%");
  const std::string returned = refund("RF", {.of = "PY-1", .amount = "20万元"});
  BOOST_TEST(outcome(run_lines(lines + returned).only("F19")) ==
             "not_applicable hint PG |  | 支付 29 笔，少于 30 笔，不看");
}

// Last digits 01 to 99 as often as each other, but for `more` that end in 88.
std::string broken_amounts(int count, int more) {
  const auto broken = [count](int i) {
    return std::int64_t{100'000} * (i + 1) + (i < count ? i % 99 + 1 : 88);
  };
  return payments(1, count + more, broken);
}

BOOST_AUTO_TEST_CASE(f19_fires_on_uneven_last_digits) {
  // 495 + m payments: χ² = 99 ((98·25 + (5 + m)²) / (495 + m)) - (495 + m)
  const auto outcome_of = [](int count, int more) {
    return outcome_by("F19", broken_amounts(count, more));
  };
  BOOST_TEST(outcome_of(495, 26) ==
             "clear hint PG | 0.00% | 521 笔支付中 10万元 的整倍数 0 笔，占 0.00%");
  BOOST_TEST(outcome_of(495, 27) ==
             "refuted hint PG | 0.00% | 522 笔支付中 10万元 的整倍数 0 笔，占 0.00%；522 笔带角分，"
             "末两位 01–99 分布不匀，χ² ＝ 136.862，超过 133.476（自由度 98，1%）");
  BOOST_TEST(outcome_of(446, 48) ==
             "clear hint PG | 0.00% | 494 笔支付中 10万元 的整倍数 0 笔，占 0.00%");
}

// F20

// `count` amounts whose first digits are as even as can be, from 1 元 to 9 `most`.
std::string even_first_digits(int count, std::int64_t most) {
  return payments(1, count,
                  [count, most](int i) { return (i == count - 1 ? most : 100) * (i % 9 + 1); });
}

std::string f20_of(const std::string& lines) { return outcome_by("F20", lines); }

BOOST_AUTO_TEST_CASE(f20_fires_on_even_first_digits) {
  BOOST_TEST(
      f20_of(even_first_digits(300, 10'000)) ==
      "refuted hint PG | 0.058235 | 300 笔支付的首位数字与本福特分布不符：χ² ＝ 115.939（界限 "
      "20.090，自由度 8，1%），平均绝对偏差 0.058235（界限 0.015000）");
}

BOOST_AUTO_TEST_CASE(f20_does_not_look_at_few_payments_or_like_amounts) {
  BOOST_TEST(f20_of(even_first_digits(299, 10'000)) ==
             "not_applicable hint PG |  | 支付 299 笔，少于 300 笔，不看");
  BOOST_TEST(f20_of(even_first_digits(300, 3'333)) ==
             "not_applicable hint PG |  | 金额从 0.0001万元 到 0.009999万元，不到 100 倍，不看");
  BOOST_TEST(f20_of("") == "not_applicable hint PG |  | 支付 0 笔，少于 300 笔，不看");
}

// Powers of 1.05 are spread as the law has it.
BOOST_AUTO_TEST_CASE(f20_is_clear_where_first_digits_follow_the_law) {
  const std::string lines =
      payments(1, 300, [fen = std::int64_t{1'000'000}](int) mutable { return fen += fen / 20; });
  BOOST_TEST(
      f20_of(lines) ==
      "clear hint PG | 0.006565 | 300 笔支付的首位数字与本福特分布没有明显不符：χ² ＝ 1.465（界限 "
      "20.090，自由度 8，1%），平均绝对偏差 0.006565（界限 0.015000）");
  BOOST_TEST(f20_of(lines + reversal("CR", "PY-1", {})).starts_with("not_applicable hint PG"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
