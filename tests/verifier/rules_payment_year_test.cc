// SPDX-License-Identifier: Apache-2.0
//
// F18: money is paid in the year of its programme, or was carried over.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string paid(std::string_view day, std::string_view id = "PY") {
  return disbursement(id, {.amount = "100万元", .dated_on = day});
}

std::string left(std::string_view day, std::string_view balance_class = "carryover",
                 std::string_view amount = "100万元") {
  return line("balance", "BL",
              fmt::format(R"("programme":"PG","party":"A","as_of":"{}","book":"cash",)"
                          R"("amount":"{}","class":"{}")",
                          day, amount, balance_class));
}

Check check_paid(const std::string& lines) { return run_lines(lines).of("F18", "PG"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f18)

BOOST_AUTO_TEST_CASE(is_clear_on_the_first_and_the_last_day_of_the_year) {
  const Check check = check_paid(paid("2024-01-01") + paid("2024-12-31", "P-2"));
  BOOST_TEST(in_short(check) == "clear hint |  |  | 2: PY P-2");
  BOOST_TEST(check.message.zh == "已查 2 笔支付，都在 2024 年");
}

BOOST_AUTO_TEST_CASE(fires_the_day_after_the_year) {
  const Check check = check_paid(paid("2024-12-31") + paid("2025-01-01", "P-2"));
  BOOST_TEST(in_short(check) == "refuted hint |  |  | 1: P-2");
  BOOST_TEST(check.message.zh ==
             "2025 年支付 1 笔 100.00万元，项目属 2024 年，没有结转到 2025 年的记录");
  BOOST_TEST(check.message.en ==
             "in 2025 1 payments of 100.00万元, of a programme of 2024, and nothing recorded as "
             "carried over to 2025");
}

BOOST_AUTO_TEST_CASE(fires_the_day_before_the_year_whatever_was_carried) {
  const Check check = check_paid(left("2022-12-31") + paid("2023-12-31"));
  BOOST_TEST(in_short(check) == "refuted hint |  |  | 1: PY");
  BOOST_TEST(check.message.zh == "2023 年支付 1 笔 100.00万元，早于项目所属的 2024 年");
}

BOOST_AUTO_TEST_CASE(knows_a_balance_that_was_carried_over) {
  const std::string payments = paid("2024-12-31") + paid("2025-03-01", "P-2");
  const Check check = check_paid(payments + left("2024-12-31"));
  BOOST_TEST(in_short(check) == "clear hint |  |  | 3: PY P-2 BL");
  BOOST_TEST(check.message.zh == "已查 2 笔支付，都在 2024 年，或记有结转（1 笔）");
  BOOST_TEST((check_paid(payments + left("2025-01-01")).result == CheckResult::kClear));
  for (const std::string& other :
       {left("2024-12-31", "surplus"), left("2024-12-31", "carryover", "0元"), left("2025-01-02"),
        left("2023-12-31")}) {
    BOOST_TEST((check_paid(payments + other).result == CheckResult::kRefuted), other);
  }
}

BOOST_AUTO_TEST_CASE(wants_a_carry_over_for_each_year) {
  const Check check = check_paid(paid("2025-03-01") + paid("2026-03-01", "P-2") +
                                 paid("2027-03-01", "P-3") + left("2024-12-31"));
  BOOST_TEST(in_short(check) == "refuted hint |  |  | 2: P-2 P-3");
  BOOST_TEST(check.message.zh ==
             "2026 年支付 1 笔 100.00万元，项目属 2024 年，没有结转到 2026 年的记录；"
             "2027 年支付 1 笔 100.00万元，项目属 2024 年，没有结转到 2027 年的记录");
}

BOOST_AUTO_TEST_CASE(knows_a_budget_that_was_carried_in) {
  const std::string payment = paid("2025-03-01");
  const auto carried = [](std::string_view day, std::string_view programme) {
    return budget("BG", {.dated_on = day, .type = "carried_in", .programme = programme});
  };
  const std::string next = line("programme", "PG-25",
                                R"("name":"下年","year":2025,"level":"province",)"
                                R"("region":"220000","continues":"PG")");
  BOOST_TEST((check_paid(payment + carried("2025-01-15", "PG")).result == CheckResult::kClear));
  BOOST_TEST((check_paid(payment + next + carried("", "PG-25")).result == CheckResult::kClear));
  BOOST_TEST((check_paid(payment + carried("2024-01-15", "PG")).result == CheckResult::kRefuted));
  BOOST_TEST((check_paid(payment + carried("", "PG")).result == CheckResult::kRefuted));
  BOOST_TEST(
      (check_paid(payment + next + carried("2025-01-15", "PG-25") + reversal("CR", "BG")).result ==
       CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(is_unproven_without_the_day_of_a_payment) {
  const Check check = check_paid(paid("2024-12-31") + paid("", "P-2"));
  BOOST_TEST(in_short(check) == "unproven hint |  |  | 2: PY P-2");
  BOOST_TEST(check.message.zh == "1 笔支付没有日期，不知在哪一年");
  BOOST_TEST((check_paid(paid("2025-01-01") + paid("", "P-2")).result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_payments) {
  BOOST_TEST(in_short(check_paid("")) == "not_applicable hint |  |  | 0:");
  const std::string transfer =
      disbursement("TR", {.from = "P", .to = "A", .dated_on = "2025-02-01", .stage = "transfer"});
  BOOST_TEST((check_paid(transfer).result == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_CASE(goes_by_what_corrections_leave) {
  const std::string lines = paid("2024-12-31") + paid("2025-01-01", "P-2");
  BOOST_TEST((check_paid(lines + amendment("CR", "P-2", "dated_on", "2024-12-30")).result ==
              CheckResult::kClear));
  BOOST_TEST(check_paid(lines + reversal("CR", "P-2", "40万元", "2025-02-01"))
                 .message.zh.starts_with("2025 年支付 1 笔 60.00万元"));
  BOOST_TEST(
      (check_paid(lines + reversal("CR", "P-2", {}, "2025-02-01")).result == CheckResult::kClear));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
