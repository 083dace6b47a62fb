// SPDX-License-Identifier: Apache-2.0
//
// F11: transfers are allocated, and passed on, in time.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kSpecial = R"("transfer":"special","approved_on":"2024-02-29")";
constexpr std::string_view kGeneral = R"("transfer":"general","approved_on":"2024-02-29")";

// The check of a programme with these fields, of which an allocation is dated so.
Check check_timing(std::string_view more, std::string_view dated_on,
                   std::string_view level = "province") {
  return RuleRun(base_lines(more, level) + allocation("AL", {.dated_on = dated_on})).only("F11");
}

// AL, of 1 April and received on a day, and PA, which passes it on, of a day and with `more`.
Check check_passed_on(std::string_view received_on, std::string_view dated_on,
                      std::string_view more = "") {
  const auto allocation_line = [](std::string_view id, std::string_view from, std::string_view to,
                                  std::string_view fields) {
    return line("allocation", id,
                fmt::format(R"("programme":"PG","from":"{}","to":"{}","amount":"400万元",)"
                            R"("type":"regular",{})",
                            from, to, fields));
  };
  return RuleRun(
             base_lines(kSpecial) + line("project", "PJ", R"("name":"片区","programmes":["PG"])") +
             allocation_line(
                 "AL", "P", "A",
                 R"("dated_on":"2024-04-01")" +
                     and_more(received_on.empty() ? "" : text_field("received_on", received_on))) +
             allocation_line(
                 "PA", "A", "B",
                 fmt::format(R"("dated_on":"{}","under":"AL")", dated_on) + and_more(more)))
      .only("F11");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f11)

BOOST_AUTO_TEST_CASE(holds_on_the_last_day) {
  const Check check = check_timing(kSpecial, "2024-04-29");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "confirmed doubt |  |  | 1: AL");
  BOOST_TEST(check.message.zh == "1 笔都在时限内，最长历时 60 天");
  BOOST_TEST(in_short(check_timing(kGeneral, "2024-03-30")) == "confirmed doubt |  |  | 1: AL");
}

BOOST_AUTO_TEST_CASE(fires_the_day_after_it) {
  const Check check = check_timing(kSpecial, "2024-04-30");
  BOOST_TEST(check.subject == "AL");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤ 60天 | 61天 | 1: AL");
  BOOST_TEST(check.message.zh ==
             "甲市 1000.00万元：预算批准 2024-02-29，2024-04-30 下达，历时 61 天，超过 1 天");
  BOOST_TEST(check.message.en ==
             "甲市 1000.00万元: approved on 2024-02-29, allocated on 2024-04-30: 61 days, 1 too "
             "many");
  BOOST_TEST(in_short(check_timing(kGeneral, "2024-03-31")) ==
             "refuted doubt | ≤ 30天 | 31天 | 1: AL");
}

BOOST_AUTO_TEST_CASE(takes_shared_powers_for_general_transfers) {
  constexpr std::string_view kShared = R"("transfer":"shared","approved_on":"2024-02-29")";
  BOOST_TEST(in_short(check_timing(kShared, "2024-03-30")) == "confirmed doubt |  |  | 1: AL");
  BOOST_TEST(in_short(check_timing(kShared, "2024-03-31")) ==
             "refuted doubt | ≤ 30天 | 31天 | 1: AL");
}

BOOST_AUTO_TEST_CASE(gives_central_special_transfers_more_time) {
  BOOST_TEST(in_short(check_timing(kSpecial, "2024-05-29", "central")) ==
             "confirmed doubt |  |  | 1: AL");
  const Check check = check_timing(kSpecial, "2024-05-30", "central");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤ 90天 | 91天 | 1: AL");
  BOOST_TEST(check.message.zh.ends_with("；若是转下达中央资金的，应录入中央的下达及其收到日期"));
  BOOST_TEST(in_short(check_timing(kGeneral, "2024-03-31", "central")) ==
             "refuted doubt | ≤ 30天 | 31天 | 1: AL");
}

BOOST_AUTO_TEST_CASE(tells_from_which_approval_on_it_would_be_in_time) {
  const Check unknown = check_timing("", "2024-04-29");
  BOOST_TEST(in_short(unknown) == "unproven doubt |  |  | 1: AL");
  BOOST_TEST(unknown.message.zh ==
             "1 笔没有预算批准日期可比；最晚一笔 2024-04-29 下达，预算在这天或以后批准才不逾期："
             "专项 2024-02-29、一般性 2024-03-30");
  BOOST_TEST(unknown.message.en ==
             "of 1 the budget's day of approval is not known; the last is of 2024-04-29, in time "
             "if it was approved on this day or later: 2024-02-29 (special transfers) or "
             "2024-03-30 (general ones)");
  BOOST_TEST(check_timing(R"("transfer":"special")", "2024-04-29")
                 .message.zh.ends_with("才不逾期：2024-02-29"));
}

BOOST_AUTO_TEST_CASE(needs_the_kind_only_where_it_decides) {
  constexpr std::string_view kUnknown = R"("approved_on":"2024-02-29")";
  BOOST_TEST(in_short(check_timing(kUnknown, "2024-03-30")) == "confirmed doubt |  |  | 1: AL");
  const Check between = check_timing(kUnknown, "2024-03-31");
  BOOST_TEST(in_short(between) == "unproven doubt |  |  | 1: AL");
  BOOST_TEST(between.message.zh ==
             "转移支付类型没有写明，1 笔按一般性（30 天）、按专项（60 天）结果不同");
  BOOST_TEST(in_short(check_timing(kUnknown, "2024-04-29")) == "unproven doubt |  |  | 1: AL");
  BOOST_TEST(in_short(check_timing(kUnknown, "2024-04-30")) ==
             "refuted doubt | ≤ 60天 | 61天 | 1: AL");
}

BOOST_AUTO_TEST_CASE(counts_what_is_passed_on_from_its_receipt) {
  BOOST_TEST(in_short(check_passed_on("2024-04-02", "2024-05-02")) ==
             "confirmed doubt |  |  | 2: AL PA");
  const Check late = check_passed_on("2024-04-02", "2024-05-03");
  BOOST_TEST(late.subject == "PA");
  BOOST_TEST(in_short(late) == "refuted doubt | ≤ 30天 | 31天 | 1: PA");
  BOOST_TEST(late.message.zh ==
             "乙市 400.00万元：收到 2024-04-02，2024-05-03 下达，历时 31 天，超过 1 天");
}

BOOST_AUTO_TEST_CASE(needs_a_day_of_receipt_only_where_it_decides) {
  BOOST_TEST(in_short(check_passed_on("", "2024-05-01")) == "confirmed doubt |  |  | 2: AL PA");
  const Check check = check_passed_on("", "2024-05-02");
  BOOST_TEST(in_short(check) == "unproven doubt |  |  | 2: AL PA");
  BOOST_TEST(check.message.zh == "1 笔转下达的上级下达没有可用的收到日期");
  for (const char* impossible : {"2024-03-31", "2024-05-03"}) {
    BOOST_TEST(
        in_short(check_passed_on(impossible, "2024-05-02")) == "unproven doubt |  |  | 2: AL PA",
        impossible);
  }
}

// When the receiver of the last level got it is nobody's limit.
BOOST_AUTO_TEST_CASE(passes_over_the_day_on_which_the_receiver_got_it) {
  BOOST_TEST(
      in_short(check_passed_on("2024-04-02", "2024-05-02", R"("received_on":"2024-06-30")")) ==
      "confirmed doubt |  |  | 2: AL PA");
}

BOOST_AUTO_TEST_CASE(leaves_what_is_broken_down) {
  BOOST_TEST(in_short(check_passed_on("2024-04-02", "2024-09-30", R"("project":"PJ")")) ==
             "confirmed doubt |  |  | 1: AL");
  const std::string unit = line("party", "U", R"("name":"甲单位","role":"implementer")");
  BOOST_TEST(
      in_short(RuleRun(base_lines(kSpecial) + unit + allocation("AL", {.dated_on = "2024-04-01"}) +
                       allocation("PA", {.from = "A", .to = "U", .under = "AL"}))
                   .only("F11")) == "confirmed doubt |  |  | 1: AL");
}

BOOST_AUTO_TEST_CASE(counts_an_increase_from_that_of_the_budget) {
  const auto check = [](std::string_view budget_day, std::string_view day) {
    return RuleRun(base_lines(kSpecial) + allocation("AL", {.dated_on = "2024-03-01"}) +
                   budget("BG", {.dated_on = budget_day, .type = "increase"}) +
                   allocation("IN", {.dated_on = day, .type = "increase", .of = "AL"}))
        .only("F11");
  };
  BOOST_TEST(in_short(check("2024-09-01", "2024-10-31")) == "confirmed doubt |  |  | 2: AL IN");
  BOOST_TEST(in_short(check("2024-09-01", "2024-11-01")) ==
             "refuted doubt | ≤ 60天 | 61天 | 1: IN");
  BOOST_TEST(in_short(check("2024-11-02", "2024-11-01")) ==
             "refuted doubt | ≤ 60天 | 246天 | 1: IN");
  BOOST_TEST(in_short(check("", "2024-11-01")) == "unproven doubt |  |  | 2: AL IN");
}

BOOST_AUTO_TEST_CASE(leaves_what_was_allocated_in_advance_or_taken_away) {
  BOOST_TEST(
      in_short(RuleRun(base_lines() +
                       allocation("AL", {.dated_on = "2023-11-15", .type = "advance"}) +
                       allocation("DE", {.dated_on = "2024-11-15", .type = "decrease", .of = "AL"}))
                   .only("F11")) == "confirmed doubt |  |  | 1: AL");
}

BOOST_AUTO_TEST_CASE(does_not_apply_to_own_spending_actual_cost_or_nothing) {
  const Check own = check_timing(R"("transfer":"own","approved_on":"2024-01-01")", "2024-12-01");
  BOOST_TEST(in_short(own) == "not_applicable doubt |  |  | 0:");
  BOOST_TEST(own.message.zh == "本级支出，不是转移支付");
  const Check cost =
      check_timing(R"("nature":"actual_cost","approved_on":"2024-01-01")", "2024-12-01");
  BOOST_TEST(in_short(cost) == "not_applicable doubt |  |  | 0:");
  BOOST_TEST(cost.message.zh == "据实结算的资金，可以分期下达或先预付后结算");
  BOOST_TEST(RuleRun(base_lines()).only("F11").message.zh == "没有下达记录");
}

BOOST_AUTO_TEST_CASE(goes_by_what_corrections_leave) {
  const std::string lines = base_lines(kSpecial) + allocation("AL", {.dated_on = "2024-04-30"});
  BOOST_TEST(
      in_short(RuleRun(lines + amendment("CR", "PG", "approved_on", "2024-03-01")).only("F11")) ==
      "confirmed doubt |  |  | 1: AL");
  BOOST_TEST(in_short(RuleRun(lines + reversal("CR", "AL", "400万元")).only("F11")) ==
             "refuted doubt | ≤ 60天 | 61天 | 1: AL");
  BOOST_TEST(in_short(RuleRun(lines + reversal("CR", "AL")).only("F11")) ==
             "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(goes_by_the_thresholds) {
  VerifyOptions options;
  options.rules.thresholds.f11_special_days = 61;
  const auto records =
      read_lines(base_lines(kSpecial) + allocation("AL", {.dated_on = "2024-04-30"}));
  const Verification found = verify(MemorySource(records), options);
  for (const Check& check : found.checks) {
    if (check.rule == "F11") BOOST_TEST(in_short(check) == "confirmed doubt |  |  | 1: AL");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
