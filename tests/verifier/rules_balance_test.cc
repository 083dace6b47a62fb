// SPDX-License-Identifier: Apache-2.0
//
// F13: what is left, by party and book, and what is carried to the next programme.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kBudget = budget("BG", {.amount = "1000万元", .dated_on = "2024-01-25"});
const std::string kAllocated = kBudget + allocation("AL", {});
// 800 of 1000 paid.
const std::string kPaid = kAllocated + disbursement("PY", {.amount = "800万元"});

struct BalanceLine {
  std::string_view party = "A";
  std::string_view amount = "200万元";
  std::string_view book = "indicator";
  std::string_view class_ = "carryover";
  std::string_view carried_to = {};
  std::string_view as_of = "2024-12-31";
  std::string_view programme = "PG";
};
std::string balance(std::string_view id, const BalanceLine& line) {
  return line_of("balance", id, {},
                 {{"programme", line.programme},
                  {"party", line.party},
                  {"as_of", line.as_of},
                  {"book", line.book},
                  {"amount", line.amount},
                  {"class", line.class_},
                  {"carried_to", line.carried_to}});
}

std::string programme(std::string_view id, int year, std::string_view continues = "PG") {
  const std::string member =
      continues.empty() ? std::string() : fmt::format(R"(,"continues":"{}")", continues);
  return fmt::format(R"({{"kind":"programme","id":"{}","name":"下年资金","year":{},)"
                     R"("level":"province","region":"220000"{}}})"
                     "\n",
                     id, year, member);
}

constexpr std::string_view kCityBooks = "PG A 2024-12-31 indicator";
constexpr std::string_view kCityCash = "PG A 2024-12-31 cash";

std::string check_of(std::string_view subject, const std::string& lines) {
  return in_short(run_lines(lines).of("F13", subject));
}

BOOST_AUTO_TEST_SUITE(rule_f13)

BOOST_AUTO_TEST_CASE(holds_where_the_books_agree_with_the_records) {
  const RuleRun run = run_lines(kPaid + balance("BL", {}));
  BOOST_TEST(run.only("F13").subject == kCityBooks);
  BOOST_TEST(in_short(run.only("F13")) ==
             "confirmed error | 200.00万元 | 200.00万元 | 3: AL PY BL");
  BOOST_TEST(run.only("F13").message.zh ==
             "甲市 2024-12-31 指标账：来源 1000.00万元 − 去向 800.00万元 ＝ 200.00万元，"
             "账面 200.00万元");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_more_or_less) {
  const Check more = run_lines(kPaid + balance("BL", {.amount = "200.000001万元"})).only("F13");
  BOOST_TEST(in_short(more) == "refuted error | 200.00万元 | 200.000001万元 | 3: AL PY BL");
  BOOST_TEST(more.message.zh.ends_with("账面 200.000001万元，账面多 0.000001万元"));
  const Check less = run_lines(kPaid + balance("BL", {.amount = "199.999999万元"})).only("F13");
  BOOST_TEST(in_short(less) == "refuted error | 200.00万元 | 199.999999万元 | 3: AL PY BL");
  BOOST_TEST(less.message.zh.ends_with("账面 199.999999万元，账面少 0.000001万元"));
}

BOOST_AUTO_TEST_CASE(counts_what_happened_by_the_day_of_the_balance) {
  const std::string lines = kAllocated + balance("BL", {.as_of = "2024-09-30"});
  const auto paid_on = [&lines](std::string_view day) {
    return check_of("PG A 2024-09-30 indicator",
                    lines + disbursement("PY", {.amount = "800万元", .dated_on = day}));
  };
  BOOST_TEST(paid_on("2024-09-30") == "confirmed error | 200.00万元 | 200.00万元 | 3: AL BL PY");
  BOOST_TEST(paid_on("2024-10-01") == "refuted error | 1000.00万元 | 200.00万元 | 3: AL BL PY");
}

BOOST_AUTO_TEST_CASE(adds_the_classes_of_one_day) {
  BOOST_TEST(check_of(kCityBooks, kPaid + balance("BL-1", {.amount = "150万元"}) +
                                      balance("BL-2", {.amount = "50万元", .class_ = "surplus"})) ==
             "confirmed error | 200.00万元 | 200.00万元 | 4: AL PY BL-1 BL-2");
}

BOOST_AUTO_TEST_CASE(counts_refunds_changes_and_what_was_passed_on) {
  const std::string lines =
      kPaid + refund("RF", {.amount = "30万元"}) +
      allocation("AL-2",
                 {.amount = "10万元", .dated_on = "2024-08-01", .type = "decrease", .of = "AL"}) +
      allocation("AL-3", {.from = "A", .to = "U", .amount = "120万元", .under = "AL"}) +
      balance("BL-1", {.amount = "100万元"}) + balance("BL-2", {.party = "U", .amount = "120万元"});
  BOOST_TEST((run_lines(lines).of("F13", kCityBooks).result == CheckResult::kConfirmed));
  BOOST_TEST(check_of("PG U 2024-12-31 indicator", lines) ==
             "confirmed error | 120.00万元 | 120.00万元 | 2: AL-3 BL-2");
}

BOOST_AUTO_TEST_CASE(finds_the_budget_left_at_the_party_that_allocates_it) {
  const std::string lines =
      kBudget + allocation("AL", {.amount = "900万元"}) + balance("BL-1", {.amount = "900万元"});
  const auto left = [&lines](std::string_view amount) {
    return check_of(
        "PG P 2024-12-31 indicator",
        lines + balance("BL-2", {.party = "P", .amount = amount, .class_ = "unallocated"}));
  };
  BOOST_TEST(left("100万元") == "confirmed error | 100.00万元 | 100.00万元 | 3: BG AL BL-2");
  BOOST_TEST(left("101万元") == "refuted error | 100.00万元 | 101.00万元 | 3: BG AL BL-2");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_the_budget_cannot_be_told) {
  BOOST_TEST(
      check_of("PG P 2024-12-31 indicator", allocation("AL", {}) + balance("BL", {.party = "P"})) ==
      "unproven error |  | 200.00万元 | 1: BL");
  const Check shared = run_lines(kBudget + allocation("AL", {.amount = "900万元"}) +
                                 allocation("AL-2", {.from = "B", .amount = "10万元"}) +
                                 balance("BL", {.party = "P"}))
                           .of("F13", "PG P 2024-12-31 indicator");
  BOOST_TEST((shared.result == CheckResult::kUnproven));
  BOOST_TEST(shared.message.zh ==
             "省财政厅 2024-12-31 指标账：预算由 2 个单位下达，分不清各有多少");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_an_outflow_has_no_date) {
  BOOST_TEST(check_of(kCityBooks,
                      kAllocated + disbursement("PY", {.amount = "800万元", .dated_on = ""}) +
                          balance("BL", {})) == "unproven error |  | 200.00万元 | 3: AL PY BL");
}

BOOST_AUTO_TEST_CASE(refutes_a_balance_of_a_party_that_got_nothing) {
  const std::string lines = kAllocated + balance("BL", {.party = "B"});
  BOOST_TEST(check_of("PG B 2024-12-31 indicator", lines) ==
             "refuted error | 0.00万元 | 200.00万元 | 1: BL");
}

BOOST_AUTO_TEST_CASE(says_that_an_overspent_party_has_nothing_left) {
  const Check check = run_lines(kAllocated + disbursement("PY", {.amount = "1001万元"}) +
                                balance("BL", {.amount = "0万元"}))
                          .of("F13", kCityBooks);
  BOOST_TEST(in_short(check) == "refuted error | -1.00万元 | 0.00万元 | 3: AL PY BL");
  BOOST_TEST(check.message.zh.ends_with("；按记录已超支"));
}

BOOST_AUTO_TEST_CASE(names_who_has_something_left_and_no_balance) {
  const std::string lines = kBudget + allocation("AL", {.amount = "600万元"}) +
                            allocation("AL-2", {.to = "B", .amount = "400万元"}) +
                            balance("BL", {.amount = "600万元"});
  const Check check = run_lines(lines).of("F13", "PG B 2024-12-31 indicator");
  BOOST_TEST(in_short(check) == "unproven error | 400.00万元 |  | 1: AL-2");
  BOOST_TEST(check.message.zh ==
             "乙市 2024-12-31 指标账：按记录推算结余 400.00万元，没有结转结余记录");
  BOOST_TEST(run_lines(lines + disbursement("PY", {.from = "B", .amount = "400万元"}))
                 .checks("F13")
                 .size() == 1U);
}

BOOST_AUTO_TEST_CASE(is_unproven_without_any_balance_and_tells_what_is_left) {
  const Check check = run_lines(kPaid).only("F13");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "unproven error | 200.00万元 |  | 3: BG AL PY");
  BOOST_TEST(check.message.zh == "没有结转结余记录；按记录推算 1 个单位共结余 200.00万元");
  BOOST_TEST(run_lines(kPaid + stated_sum("ST", "received", "1648万元")).only("F13").message.zh ==
             "没有结转结余记录；按记录推算 1 个单位共结余 200.00万元；"
             "所载到位数 1648万元 若属实，另有 648.00万元 去向未说明");
}

BOOST_AUTO_TEST_CASE(is_clear_where_nothing_is_left) {
  BOOST_TEST(in_short(run_lines(kAllocated + disbursement("PY", {})).only("F13")) ==
             "clear error |  |  | 3: BG AL PY");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_an_allocation) {
  BOOST_TEST(in_short(run_lines(kBudget).only("F13")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(passes_over_a_balance_that_was_reversed) {
  BOOST_TEST(in_short(run_lines(kPaid + balance("BL", {.amount = "9万元"}) + reversal("CR", "BL"))
                          .only("F13")) == "unproven error | 200.00万元 |  | 3: BG AL PY");
}

BOOST_AUTO_TEST_CASE(follows_a_reversed_payment) {
  BOOST_TEST(
      check_of(kCityBooks, kPaid + reversal("CR", "PY") + balance("BL", {.amount = "1000万元"})) ==
      "confirmed error | 1000.00万元 | 1000.00万元 | 2: AL BL");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f13_cash)

const std::string kSent = kAllocated + disbursement("DB", {.from = "P",
                                                           .to = "A",
                                                           .amount = "900万元",
                                                           .dated_on = "2024-05-08",
                                                           .stage = "transfer",
                                                           .under = "AL"});
const std::string kSpent = disbursement("PY", {.amount = "800万元"});

std::string cash(std::string_view amount) {
  return balance("BL", {.amount = amount, .book = "cash"});
}

BOOST_AUTO_TEST_CASE(counts_what_was_sent_where_nothing_is_booked) {
  BOOST_TEST(check_of(kCityCash, kSent + kSpent + cash("100万元")) ==
             "confirmed error | 100.00万元 | 100.00万元 | 3: DB PY BL");
  BOOST_TEST(check_of(kCityCash, kSent + kSpent + cash("200万元")) ==
             "refuted error | 100.00万元 | 200.00万元 | 3: DB PY BL");
}

BOOST_AUTO_TEST_CASE(counts_what_the_party_booked_rather_than_what_was_sent) {
  BOOST_TEST(
      check_of(kCityCash, kSent + receipt("RC", {.amount = "850万元"}) + kSpent + cash("50万元")) ==
      "confirmed error | 50.00万元 | 50.00万元 | 4: DB RC PY BL");
}

BOOST_AUTO_TEST_CASE(counts_no_money_of_other_sources) {
  BOOST_TEST(check_of(kCityCash, kSent + receipt("RC", {.amount = "70万元", .source = "matching"}) +
                                     kSpent + cash("100万元")) ==
             "confirmed error | 100.00万元 | 100.00万元 | 3: DB PY BL");
}

BOOST_AUTO_TEST_CASE(counts_cash_carried_over_from_last_year) {
  BOOST_TEST(check_of(kCityCash, kSent +
                                     receipt("RC", {.amount = "70万元", .source = "carryover"}) +
                                     kSpent + cash("170万元")) ==
             "confirmed error | 170.00万元 | 170.00万元 | 4: DB RC PY BL");
}

BOOST_AUTO_TEST_CASE(lets_each_book_differ_from_the_other) {
  const RuleRun run =
      run_lines(kSent + kSpent + cash("100万元") + balance("BL-2", {.amount = "200万元"}));
  BOOST_TEST((run.of("F13", kCityCash).result == CheckResult::kConfirmed));
  BOOST_TEST((run.of("F13", kCityBooks).result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(is_unproven_without_cash_received_or_sent) {
  const Check check = run_lines(kAllocated + kSpent + cash("200万元")).of("F13", kCityCash);
  BOOST_TEST(in_short(check) == "unproven error |  | 200.00万元 | 1: BL");
  BOOST_TEST(check.message.zh == "甲市 2024-12-31 资金账：没有到位或拨入的记录，推算不出结余");
}

// 国库集中支付: the unit has indicators alone; the city's treasury pays.
BOOST_AUTO_TEST_CASE(takes_what_a_unit_without_cash_pays_from_the_party_above_it) {
  const std::string unit = allocation("AL-2", {.from = "A", .to = "U", .under = "AL"}) +
                           disbursement("PY", {.from = "U", .amount = "800万元", .under = "AL-2"});
  BOOST_TEST(check_of(kCityCash, kSent + unit + cash("100万元")) ==
             "confirmed error | 100.00万元 | 100.00万元 | 3: DB PY BL");
  const std::string other =
      disbursement("DB-2", {.from = "P", .to = "B", .amount = "9万元", .stage = "transfer"}) +
      allocation("AL-3", {.from = "B", .to = "U", .amount = "5万元"});
  const Check unclear = run_lines(kSent + unit + other + cash("100万元")).of("F13", kCityCash);
  BOOST_TEST((unclear.result == CheckResult::kUnproven));
  BOOST_TEST(unclear.message.zh ==
             "甲市 2024-12-31 资金账：甲单位 没有资金到账的记录，由几家下达，"
             "分不清从哪一家支付");
}

BOOST_AUTO_TEST_CASE(moves_appropriated_cash_to_the_unit_and_back) {
  const std::string lines =
      kSent +
      disbursement("AP", {.from = "A", .to = "U", .amount = "400万元", .stage = "appropriation"}) +
      refund("RF", {.of = "AP", .amount = "50万元", .from = "U", .to = "A"}) +
      disbursement("PY", {.from = "U", .amount = "300万元"}) + cash("550万元") +
      balance("BL-2", {.party = "U", .amount = "50万元", .book = "cash"});
  BOOST_TEST((run_lines(lines).of("F13", kCityCash).result == CheckResult::kConfirmed));
  BOOST_TEST(check_of("PG U 2024-12-31 cash", lines) ==
             "confirmed error | 50.00万元 | 50.00万元 | 3: AP PY BL-2");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f13_classes)

BOOST_AUTO_TEST_CASE(doubts_a_surplus_that_is_carried_over) {
  const Check check = run_lines(programme("PG-2", 2025) + kPaid +
                                balance("BL", {.class_ = "surplus", .carried_to = "PG-2"}))
                          .of("F13", kCityBooks);
  BOOST_TEST(in_short(check) == "refuted doubt | 200.00万元 | 200.00万元 | 3: AL PY BL");
  BOOST_TEST(check.message.zh.ends_with("；BL 列为结余，又转入 PG-2：结余应收回，结转才转入下年"));
}

BOOST_AUTO_TEST_CASE(doubts_what_a_spender_calls_unallocated) {
  const Check paying =
      run_lines(kPaid + balance("BL", {.class_ = "unallocated"})).of("F13", kCityBooks);
  BOOST_TEST(in_short(paying) == "refuted doubt | 200.00万元 | 200.00万元 | 3: AL PY BL");
  BOOST_TEST(paying.message.zh.ends_with("；BL 列为未分配，而 甲市 是用款单位，不再分配"));
  const Check wrong_too =
      run_lines(kPaid + balance("BL", {.amount = "1万元", .class_ = "unallocated"}))
          .of("F13", kCityBooks);
  BOOST_TEST(in_short(wrong_too) == "refuted error | 200.00万元 | 1.00万元 | 3: AL PY BL");
}

BOOST_AUTO_TEST_CASE(lets_who_allocates_have_some_left_to_allocate) {
  BOOST_TEST((run_lines(kAllocated + balance("BL", {.amount = "1000万元", .class_ = "unallocated"}))
                  .of("F13", kCityBooks)
                  .result == CheckResult::kConfirmed));
  BOOST_TEST(
      (run_lines(kPaid +
                 allocation("AL-2", {.from = "A", .to = "U", .amount = "150万元", .under = "AL"}) +
                 balance("BL", {.amount = "50万元", .class_ = "unallocated"}))
           .of("F13", kCityBooks)
           .result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f13_carried_over)

constexpr std::string_view kCarriedIn = "PG-2 carried_in";

std::string carried_in(std::string_view id, std::string_view amount = "200万元") {
  return budget(
      id, {.amount = amount, .dated_on = "2025-01-01", .type = "carried_in", .programme = "PG-2"});
}
const std::string kNext = programme("PG-2", 2025);
const std::string kCarried = kNext + kPaid + balance("BL", {.carried_to = "PG-2"});

BOOST_AUTO_TEST_CASE(holds_where_all_that_is_carried_out_is_carried_in) {
  const Check check = run_lines(kCarried + carried_in("BG-2")).of("F13", kCarriedIn);
  BOOST_TEST(in_short(check) == "confirmed error | 200.00万元 | 200.00万元 | 2: BL BG-2");
  BOOST_TEST(check.message.zh ==
             "下年资金：转出 甲市 200.00万元 ＝ 200.00万元，转入的上年结转 200.00万元");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_lost_and_one_fen_gained) {
  BOOST_TEST(check_of(kCarriedIn, kCarried + carried_in("BG-2", "199.999999万元")) ==
             "refuted error | 200.00万元 | 199.999999万元 | 2: BL BG-2");
  BOOST_TEST(check_of(kCarriedIn, kCarried + carried_in("BG-2", "200.000001万元")) ==
             "refuted error | 200.00万元 | 200.000001万元 | 2: BL BG-2");
}

BOOST_AUTO_TEST_CASE(refutes_what_is_carried_in_twice) {
  const Check check =
      run_lines(kCarried + carried_in("BG-2") + carried_in("BG-3")).of("F13", kCarriedIn);
  BOOST_TEST(in_short(check) == "refuted error | 200.00万元 | 400.00万元 | 3: BL BG-2 BG-3");
  BOOST_TEST(check.message.zh.ends_with("，多转入 200.00万元"));
}

BOOST_AUTO_TEST_CASE(refutes_what_is_carried_out_twice) {
  const RuleRun run =
      run_lines(kCarried + balance("BL-2", {.carried_to = "PG-2"}) + carried_in("BG-2"));
  BOOST_TEST(in_short(run.of("F13", kCarriedIn)) ==
             "refuted error | 400.00万元 | 200.00万元 | 3: BL BL-2 BG-2");
  BOOST_TEST(in_short(run.of("F13", kCityBooks)) ==
             "refuted error | 200.00万元 | 400.00万元 | 4: AL PY BL BL-2");
  BOOST_TEST(in_short(run.of("F05", "PG A")) ==
             "refuted error | 1000.00万元 | 1200.00万元 | 3: PY BL BL-2");
}

BOOST_AUTO_TEST_CASE(refutes_what_is_carried_to_two_programmes) {
  const RuleRun run = run_lines(kCarried + programme("PG-3", 2025) +
                                balance("BL-2", {.carried_to = "PG-3"}) + carried_in("BG-2"));
  BOOST_TEST((run.of("F13", kCarriedIn).result == CheckResult::kConfirmed));
  BOOST_TEST(in_short(run.of("F13", kCityBooks)) ==
             "refuted error | 200.00万元 | 400.00万元 | 4: AL PY BL BL-2");
}

BOOST_AUTO_TEST_CASE(counts_the_two_books_of_one_carry_over_once) {
  BOOST_TEST(check_of(kCarriedIn, kCarried +
                                      balance("BL-2", {.book = "cash", .carried_to = "PG-2"}) +
                                      carried_in("BG-2")) ==
             "confirmed error | 200.00万元 | 200.00万元 | 3: BL BL-2 BG-2");
  BOOST_TEST(check_of(kCarriedIn, kNext + kPaid +
                                      balance("BL", {.book = "cash", .carried_to = "PG-2"}) +
                                      carried_in("BG-2")) ==
             "confirmed error | 200.00万元 | 200.00万元 | 2: BL BG-2");
}

BOOST_AUTO_TEST_CASE(leaves_nothing_behind_of_what_was_carried_over) {
  const auto a_year_later = [](std::string_view amount) {
    return check_of("PG A 2025-12-31 indicator",
                    kCarried + balance("BL-2", {.amount = amount, .as_of = "2025-12-31"}));
  };
  BOOST_TEST(a_year_later("0万元") == "confirmed error | 0.00万元 | 0.00万元 | 4: AL PY BL BL-2");
  BOOST_TEST(a_year_later("200万元") == "refuted error | 0.00万元 | 200.00万元 | 4: AL PY BL BL-2");
}

BOOST_AUTO_TEST_CASE(finds_that_carried_over_money_was_spent_in_the_old_programme_too) {
  const Check check =
      run_lines(kCarried + disbursement("PY-2", {.amount = "1万元", .dated_on = "2025-03-01"}))
          .of("F05", "PG A");
  BOOST_TEST(in_short(check) == "refuted error | 1000.00万元 | 1001.00万元 | 3: PY BL PY-2");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_one_side_is_not_recorded) {
  BOOST_TEST(check_of(kCarriedIn, kNext + carried_in("BG-2")) ==
             "unproven error |  | 200.00万元 | 1: BG-2");
  BOOST_TEST(check_of(kCarriedIn, kCarried) == "unproven error | 200.00万元 |  | 1: BL");
  const std::string initial = budget("BG-2", {.dated_on = "2025-01-01", .programme = "PG-2"});
  BOOST_TEST(check_of(kCarriedIn, kCarried + initial) ==
             "refuted error | 200.00万元 | 0.00万元 | 1: BL");
}

BOOST_AUTO_TEST_CASE(doubts_a_programme_that_does_not_say_what_it_continues) {
  const std::string lines = kPaid + balance("BL", {.carried_to = "PG-2"}) + carried_in("BG-2");
  const Check check = run_lines(programme("PG-2", 2025, "") + lines).of("F13", kCarriedIn);
  BOOST_TEST(in_short(check) == "refuted doubt | 200.00万元 | 200.00万元 | 2: BL BG-2");
  BOOST_TEST(check.message.zh.ends_with("；PG-2 没有写明接续 PG"));
}

BOOST_AUTO_TEST_CASE(refutes_a_carry_over_into_the_same_year) {
  const std::string lines = kPaid + balance("BL", {.carried_to = "PG-2"}) + carried_in("BG-2");
  const Check check = run_lines(programme("PG-2", 2024) + lines).of("F13", kCarriedIn);
  BOOST_TEST(in_short(check) == "refuted error | 200.00万元 | 200.00万元 | 2: BL BG-2");
  BOOST_TEST(check.message.zh.ends_with("；PG 的年度不早于 PG-2，不能结转"));
  const Check itself =
      run_lines(kPaid + balance("BL", {.carried_to = "PG"})).of("F13", "PG carried_in");
  BOOST_TEST(itself.message.zh.ends_with("；PG 结转到自身"));
}

BOOST_AUTO_TEST_CASE(names_programmes_that_continue_each_other_in_a_ring) {
  const RuleRun run = run_in_one_batch(
      register_lines() + programme("PG-2", 2025, "PG-4") + programme("PG-3", 2026, "PG-2") +
      programme("PG-4", 2027, "PG-3") + programme("PG-5", 2028, "PG-4"));
  const Check check = run.of("F13", "PG-2 continues");
  BOOST_TEST(in_short(check) == "refuted error |  |  | 3: PG-2 PG-3 PG-4");
  BOOST_TEST(check.message.zh == "项目接续成环：PG-2 → PG-4 → PG-3 → PG-2");
  BOOST_TEST(run.checks("F13").size() == 1U + 5U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
