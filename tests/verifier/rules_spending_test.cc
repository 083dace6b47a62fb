// SPDX-License-Identifier: Apache-2.0
//
// F05 beyond the indicators of each payer: its cash, and projects.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

const std::string kAllocated = allocation("AL", {});

BOOST_AUTO_TEST_SUITE(rule_f05_cash)

std::string sent(std::string_view amount, std::string_view dated_on = "2024-05-08") {
  return disbursement("DB", {.from = "P",
                             .to = "A",
                             .amount = amount,
                             .dated_on = dated_on,
                             .stage = "transfer",
                             .under = "AL"});
}
const std::string kPaidInJune =
    disbursement("PY", {.amount = "500万元"}) + disbursement("PY-2", {.amount = "300万元"});

BOOST_AUTO_TEST_CASE(doubts_what_is_paid_before_the_cash_is_there) {
  BOOST_TEST(
      (run_lines(kAllocated + sent("800万元", "2024-06-01") + kPaidInJune).only("F05").result ==
       CheckResult::kConfirmed));
  const Check late =
      run_lines(kAllocated + sent("800万元", "2024-06-02") + kPaidInJune).only("F05");
  BOOST_TEST(late.subject == "PG A cash");
  BOOST_TEST(in_short(late) == "refuted doubt | 0.00万元 | 800.00万元 | 3: DB PY PY-2");
  const Check less = run_lines(kAllocated + sent("799.999999万元") + kPaidInJune).only("F05");
  BOOST_TEST(
      less.message.zh ==
      "甲市 资金账：截至 2024-06-01，累计支出 800.00万元，累计到账 799.999999万元，"
      "多支 0.000001万元；当日首笔支出（第 12 号记录）之前结余 799.999999万元；请核对是否垫付");
}

BOOST_AUTO_TEST_CASE(asks_nothing_of_cash_where_none_is_recorded_as_received) {
  BOOST_TEST(run_lines(kAllocated + kPaidInJune).only("F05").subject == "PG");
}

BOOST_AUTO_TEST_CASE(hints_at_cash_that_was_only_recorded_late) {
  const Check late =
      run_recorded_later(kAllocated + kPaidInJune + sent("800万元"), "DB").only("F05");
  BOOST_TEST(in_short(late) == "refuted hint | 0.00万元 | 800.00万元 | 3: PY PY-2 DB");
  BOOST_TEST(late.message.zh.ends_with("；只在记账日期上如此，疑为补录"));
}

BOOST_AUTO_TEST_CASE(finds_too_little_cash_whatever_the_dates) {
  const Check check = run_lines(kAllocated + sent("800万元") +
                                disbursement("PY", {.amount = "801万元", .dated_on = ""}))
                          .of("F05", "PG A cash");
  BOOST_TEST(in_short(check) == "refuted doubt | 800.00万元 | 801.00万元 | 2: DB PY");
  BOOST_TEST(check.message.zh ==
             "甲市 资金账：累计支出 801.00万元，累计到账 800.00万元，多支 1.00万元"
             "（部分未载明日期，但无论何日都多）");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f05_projects)

std::string project_of(std::string_view money) {
  return fmt::format(R"({{"kind":"project","id":"PJ","name":"改造项目","programmes":["PG"]{}}})"
                     "\n",
                     money);
}
const std::string kFunding =
    R"(,"funding":[{"source":"central","amount":"300万元"},{"source":"city","amount":"200万元"}])";

std::string paid_for_project(std::string_view id, std::string_view amount,
                             std::string_view programme = "PG") {
  return line_of("disbursement", id, {},
                 {{"programme", programme},
                  {"from", "A"},
                  {"to", "V"},
                  {"amount", amount},
                  {"stage", "payment"},
                  {"dated_on", "2024-06-01"},
                  {"project", "PJ"}});
}

BOOST_AUTO_TEST_CASE(adds_payments_over_all_programmes_and_takes_refunds_off) {
  const std::string lines = programme_line("PG-2") + kAllocated +
                            allocation("AL-2", {.programme = "PG-2"}) + project_of(kFunding) +
                            paid_for_project("PY", "400万元") + refund("RF", {});
  const auto check_with = [&lines](std::string_view amount) {
    return run_lines(lines + paid_for_project("PY-2", amount, "PG-2")).of("F05", "PJ");
  };
  BOOST_TEST(in_short(check_with("200万元")) ==
             "confirmed error | 500.00万元 | 500.00万元 | 4: PJ PY RF PY-2");
  const Check over = check_with("200.000001万元");
  BOOST_TEST(in_short(over) == "refuted error | 500.00万元 | 500.000001万元 | 4: PJ PY RF PY-2");
  BOOST_TEST(over.message.zh ==
             "改造项目：各项目资金支付合计 500.000001万元，各来源合计 "
             "500.00万元，超出 0.000001万元");
}

BOOST_AUTO_TEST_CASE(takes_the_total_where_no_source_is_stated) {
  BOOST_TEST(in_short(run_lines(kAllocated + project_of(R"(,"total":"500万元")") +
                                paid_for_project("PY", "501万元"))
                          .of("F05", "PJ")) ==
             "refuted error | 500.00万元 | 501.00万元 | 2: PJ PY");
  BOOST_TEST(run_lines(kAllocated + project_of("") + paid_for_project("PY", "501万元"))
                 .only("F05")
                 .subject == "PG");
}

BOOST_AUTO_TEST_CASE(forgets_a_payment_that_was_reversed) {
  BOOST_TEST(run_lines(kAllocated + project_of(kFunding) + paid_for_project("PY", "501万元") +
                       reversal("CR", "PY"))
                 .checks("F05")
                 .size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
