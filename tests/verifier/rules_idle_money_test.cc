// SPDX-License-Identifier: Apache-2.0
//
// F12: money that arrived is paid on soon, and all of it by the programme's end.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kAllocated = allocation("AL", {});

std::string received(std::string_view day, std::string_view amount = "1000万元") {
  return receipt("RC", {.amount = amount, .dated_on = day});
}

std::string paid(std::string_view day, std::string_view amount = "1000万元",
                 std::string_view id = "PY") {
  return disbursement(id, {.amount = amount, .dated_on = day, .under = "AL"});
}

std::string left(std::string_view day, std::string_view amount,
                 std::string_view balance_class = "carryover", std::string_view party = "A") {
  return line_of("balance", fmt::format("BL-{}-{}", party, day), {},
                 {{"programme", "PG"},
                  {"party", party},
                  {"as_of", day},
                  {"book", "cash"},
                  {"amount", amount},
                  {"class", balance_class}});
}

Check check_money(const std::string& lines) { return run_lines(kAllocated + lines).only("F12"); }

Check check_as_of(const std::string& lines, Date day) {
  VerifyOptions options;
  options.view.as_of = day;
  const auto records = read_lines(register_lines() + kAllocated + lines);
  for (const Check& check : verify(MemorySource(records), options).checks) {
    if (check.rule == "F12") return check;
  }
  throw std::logic_error("no F12");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f12)

BOOST_AUTO_TEST_CASE(is_clear_of_the_longest_time_that_is_allowed) {
  const Check check = check_money(received("2024-01-01") + paid("2024-03-31"));
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "clear doubt |  |  | 2: RC PY");
  BOOST_TEST(check.message.zh ==
             "1 个单位，到位至首次支付最长 90 天；到 2024-12-31 没有未支付又未结转的");
  BOOST_TEST(check.message.en ==
             "1 parties: 90 days at most from receipt to the first payment; nothing left by "
             "2024-12-31 that was not carried over");
}

BOOST_AUTO_TEST_CASE(fires_a_day_later) {
  const Check check = check_money(received("2024-01-01") + paid("2024-04-01"));
  BOOST_TEST(check.subject == "PG A");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤ 90天 | 91天 | 2: RC PY");
  BOOST_TEST(check.message.zh == "甲市：2024-01-01 到位，2024-04-01 首次支付，相隔 91 天");
  BOOST_TEST(check.message.en ==
             "甲市: received on 2024-01-01, first paid on 2024-04-01, 91 days later");
}

BOOST_AUTO_TEST_CASE(passes_over_a_payment_that_came_back_in_full) {
  const std::string lines = received("2024-01-01") + paid("2024-01-31", "500万元", "P-1") +
                            paid("2024-04-01", "1000万元");
  BOOST_TEST(in_short(check_money(lines)) == "clear doubt |  |  | 3: RC P-1 PY");
  const auto with_refund = [&lines](std::string_view amount) {
    return in_short(check_money(
        lines + refund("RF", {.of = "P-1", .amount = amount, .dated_on = "2024-02-10"})));
  };
  BOOST_TEST(with_refund("499.99万元") == "clear doubt |  |  | 3: RC P-1 PY");
  BOOST_TEST(with_refund("500万元") == "refuted doubt | ≤ 90天 | 91天 | 2: RC PY");
}

BOOST_AUTO_TEST_CASE(is_an_error_after_a_year) {
  BOOST_TEST(in_short(check_money(received("2023-06-01") + paid("2024-05-31"))) ==
             "refuted doubt | ≤ 90天 | 365天 | 2: RC PY");
  BOOST_TEST(in_short(check_money(received("2023-06-01") + paid("2024-06-01"))) ==
             "refuted error | ≤ 90天 | 366天 | 2: RC PY");
}

BOOST_AUTO_TEST_CASE(goes_by_the_first_receipt_and_the_first_payment) {
  const std::string more = receipt("R-2", {.amount = "1万元", .dated_on = "2024-05-01"}) +
                           paid("2024-12-01", "1万元", "P-2");
  BOOST_TEST(in_short(check_money(more + received("2024-01-01") + paid("2024-03-31"))) ==
             "clear doubt |  |  | 4: R-2 P-2 RC PY");
}

BOOST_AUTO_TEST_CASE(fires_of_one_fen_that_is_not_paid_by_the_end_of_the_year) {
  const std::string most = received("2024-05-10") + paid("2024-06-01", "999.999999万元");
  const Check check = check_money(most);
  BOOST_TEST(in_short(check) == "refuted doubt |  |  | 2: RC PY");
  BOOST_TEST(check.message.zh ==
             "甲市：截至 2024-12-31 到位 1000.00万元、支付 999.999999万元，尚有 "
             "0.000001万元 未支付");
  const std::string_view kFen = "0.000001万元";
  BOOST_TEST((check_money(most + paid("2024-12-31", kFen, "P-2")).result == CheckResult::kClear));
  BOOST_TEST((check_money(most + paid("2025-01-01", kFen, "P-2")).result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(knows_what_was_carried_over) {
  const std::string most = received("2024-05-10") + paid("2024-06-01", "900万元");
  BOOST_TEST(in_short(check_money(most + left("2024-12-31", "100万元"))) ==
             "clear doubt |  |  | 3: RC PY BL-A-2024-12-31");
  const Check less = check_money(most + left("2024-12-31", "99.999999万元"));
  BOOST_TEST(in_short(less) == "refuted doubt |  |  | 3: RC PY BL-A-2024-12-31");
  BOOST_TEST(less.message.zh ==
             "甲市：截至 2024-12-31 到位 1000.00万元、支付 900.00万元、结转 "
             "99.999999万元，尚有 0.000001万元 未支付");
  for (const std::string& other :
       {left("2024-12-31", "100万元", "surplus"), left("2024-11-30", "100万元")}) {
    BOOST_TEST((check_money(most + other).result == CheckResult::kRefuted), other);
  }
}

// Both books tell of the same money.
BOOST_AUTO_TEST_CASE(does_not_add_the_books_of_a_balance) {
  const std::string most = received("2024-05-10") + paid("2024-06-01", "900万元");
  const std::string in_books =
      line("balance", "B-1",
           R"("programme":"PG","party":"A","as_of":"2024-12-31","book":"indicator",)"
           R"("amount":"60万元","class":"carryover")") +
      left("2024-12-31", "60万元");
  BOOST_TEST((check_money(most + in_books).result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(goes_by_the_day_on_which_the_programme_ends) {
  const std::string lines = kAllocated + received("2024-05-10") + paid("2024-06-01", "900万元") +
                            paid("2025-06-30", "100万元", "P-2");
  const auto check = [&lines](std::string_view ends_on) {
    return run_lines(lines + amendment("CR", "PG", "ends_on", ends_on)).only("F12");
  };
  BOOST_TEST((check("2025-06-30").result == CheckResult::kClear));
  BOOST_TEST((check("2025-06-29").result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(is_unproven_without_a_receipt) {
  const Check none = check_money(paid("2024-06-01"));
  BOOST_TEST(none.subject == "PG");
  BOOST_TEST(in_short(none) == "unproven doubt |  |  | 1: AL");
  BOOST_TEST(none.message.zh == "1 个单位都没有到位记录，无从计算滞留天数");
  const Check of_b = run_lines(kAllocated + allocation("AL-B", {.to = "B"}) +
                               received("2024-05-10") + paid("2024-06-01"))
                         .only("F12");
  BOOST_TEST(of_b.subject == "PG B");
  BOOST_TEST(in_short(of_b) == "unproven doubt |  |  | 0:");
  BOOST_TEST(of_b.message.zh == "乙市：没有到位记录");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_any_payment_and_says_since_when) {
  const Check check = check_money(received("2024-05-10"));
  BOOST_TEST(in_short(check) == "unproven doubt | ≤ 90天 | 235天 | 1: RC");
  BOOST_TEST(check.message.zh ==
             "甲市：2024-05-10 到位，到 2024-12-31 没有支付记录，已 235 天；"
             "支付记录 0 笔，不能说明没有支付");
  BOOST_TEST(in_short(check_as_of(received("2024-05-10"), {2024, 6, 10})) ==
             "unproven doubt |  |  | 1: RC");
  BOOST_TEST(in_short(check_as_of(received("2024-05-10"), {2025, 9, 10})) ==
             "unproven error | ≤ 90天 | 488天 | 1: RC");
}

BOOST_AUTO_TEST_CASE(sees_in_a_balance_that_money_lay) {
  const Check check = check_money(received("2023-01-10") + left("2024-09-10", "1000万元"));
  BOOST_TEST(in_short(check) == "refuted error | ≤ 90天 | 609天 | 2: RC BL-A-2024-09-10");
  BOOST_TEST(check.message.zh ==
             "甲市：2023-01-10 到位，没有支付记录，2024-09-10 账面尚有 1000.00万元，已 609 天");
  // Too short a time to speak of, and nobody knows what came after it.
  BOOST_TEST(in_short(check_money(received("2024-05-10") + left("2024-08-08", "1000万元"))) ==
             "unproven doubt |  |  | 2: RC BL-A-2024-08-08");
}

BOOST_AUTO_TEST_CASE(fires_of_a_party_that_paid_nothing_while_others_did) {
  const std::string lines = kAllocated + allocation("AL-B", {.to = "B"}) + received("2024-05-10") +
                            paid("2024-06-01") +
                            receipt("R-B", {.party = "B", .dated_on = "2024-05-10"});
  const Check check = run_lines(lines).only("F12");
  BOOST_TEST(check.subject == "PG B");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤ 90天 | 235天 | 1: R-B");
  BOOST_TEST(check.message.zh ==
             "乙市：2024-05-10 到位，到 2024-12-31 没有支付记录，已 235 天；截至 2024-12-31 到位 "
             "1000.00万元、支付 0.00万元，尚有 1000.00万元 未支付");
}

BOOST_AUTO_TEST_CASE(finds_whose_money_a_unit_paid) {
  const std::string passed_on =
      allocation("PA", {.from = "A", .to = "U", .dated_on = "2024-05-10", .under = "AL"});
  const std::string under = disbursement("PY", {.from = "U", .under = "PA"});
  const std::string alone = disbursement("PY", {.from = "U"});
  const std::string given = disbursement("AP", {.to = "U", .stage = "appropriation"});
  const std::string child = amendment("CR", "U", "parent", "A");
  for (const std::string& lines :
       {passed_on + under, passed_on + alone, given + alone, child + alone}) {
    BOOST_TEST((check_money(received("2024-05-10") + lines).result == CheckResult::kClear), lines);
  }
}

BOOST_AUTO_TEST_CASE(is_unproven_where_it_cannot_be_told_whose_money_was_paid) {
  const std::string alone = disbursement("PY", {.from = "U"});
  const Check check = check_money(received("2024-05-10") + alone);
  BOOST_TEST(in_short(check) == "unproven doubt | ≤ 90天 | 235天 | 1: RC");
  BOOST_TEST(check.message.zh.ends_with("；另有 1 笔支付看不出用的是谁的资金"));
  const std::string of_two =
      allocation("AL-B", {.to = "B"}) +
      disbursement("AP-1", {.to = "U", .stage = "appropriation"}) +
      disbursement("AP-2", {.from = "B", .to = "U", .stage = "appropriation"});
  const RuleRun run = run_lines(kAllocated + of_two + received("2024-05-10") + alone);
  BOOST_TEST(in_short(run.of("F12", "PG A")) == "unproven doubt | ≤ 90天 | 235天 | 1: RC");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_a_payment_is_not_dated) {
  const Check check =
      check_money(received("2024-01-01") + paid("2024-04-01") + paid("", "1万元", "P-2"));
  BOOST_TEST(in_short(check) == "unproven doubt | ≤ 90天 | 91天 | 3: RC PY P-2");
  BOOST_TEST(check.message.zh.ends_with("；有支付没有日期"));
  BOOST_TEST(
      (check_money(received("2024-01-01") + paid("2024-03-31") + paid("", "1万元", "P-2")).result ==
       CheckResult::kClear));
}

BOOST_AUTO_TEST_CASE(takes_off_what_came_back) {
  const std::string lines = received("2024-05-10") + paid("2024-06-01");
  BOOST_TEST((check_money(lines + refund("RF", {.dated_on = "2024-12-31"})).result ==
              CheckResult::kRefuted));
  BOOST_TEST((check_money(lines + refund("RF", {.dated_on = "2025-01-01"})).result ==
              CheckResult::kClear));
}

BOOST_AUTO_TEST_CASE(does_not_count_other_money_nor_lower_levels) {
  const std::string passed_on =
      allocation("PA", {.from = "A", .to = "U", .dated_on = "2024-05-10", .under = "AL"});
  const std::string lower = receipt("R-2", {.party = "U", .dated_on = "2024-05-20", .under = "PA"});
  const std::string other = receipt("R-3", {.source = "matching", .dated_on = "2023-01-01"});
  BOOST_TEST(in_short(check_money(passed_on + lower + other + received("2024-05-10") +
                                  paid("2024-06-01"))) == "clear doubt |  |  | 2: RC PY");
}

BOOST_AUTO_TEST_CASE(goes_by_what_corrections_leave) {
  const std::string lines =
      received("2024-01-01") + paid("2024-02-01", "1万元") + paid("2024-04-01", "999万元", "P-2");
  BOOST_TEST((check_money(lines).result == CheckResult::kClear));
  BOOST_TEST(in_short(check_money(lines + reversal("CR", "PY", {}, "2024-02-02"))) ==
             "refuted doubt | ≤ 90天 | 91天 | 2: RC P-2");
  BOOST_TEST((check_money(lines + reversal("CR", "P-2", "1万元", "2024-12-31")).result ==
              CheckResult::kRefuted));
  BOOST_TEST((check_money(lines + reversal("CR", "P-2", "1万元", "2025-01-01")).result ==
              CheckResult::kClear));
  BOOST_TEST(in_short(check_money(lines + reversal("CR", "RC"))) == "unproven doubt |  |  | 1: AL");
  BOOST_TEST((check_money(lines + amendment("CR", "RC", "dated_on", "2023-10-01")).result ==
              CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_money) {
  BOOST_TEST(in_short(run_lines("").only("F12")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
