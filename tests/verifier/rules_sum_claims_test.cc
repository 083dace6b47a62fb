// SPDX-License-Identifier: Apache-2.0
//
// F24: sums that documents state.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

// `limits` are further members of the claim, such as `"party":"A",`.
Check check_sum_of(const std::string& lines, std::string_view measure, std::string_view limits,
                   std::string_view value) {
  const std::string claim =
      fmt::format(R"({{"measure":"{}",{}"value":"{}"}})", measure, limits, value);
  return run_lines(lines + statement("ST", claim)).of("F24", "ST");
}

Check check_parts(const std::string& lines, std::string_view parts, std::string_view value) {
  const std::string claim = fmt::format(R"({{"sum":[{}],"value":"{}"}})", parts, value);
  return run_lines(lines + statement("ST", claim)).of("F24", "ST");
}

std::string balance(std::string_view id, std::string_view party, std::string_view day,
                    std::string_view book) {
  return line_of("balance", id, {},
                 {{"programme", "PG"},
                  {"party", party},
                  {"as_of", day},
                  {"book", book},
                  {"amount", "30万元"},
                  {"class", "carryover"}});
}

BOOST_AUTO_TEST_SUITE(rule_f24_measures)

BOOST_AUTO_TEST_CASE(hold_against_what_is_recorded) {
  const std::string lines =
      budget("BG", {}) + allocation("AL", {.amount = "900万元"}) +
      disbursement(
          "DB", {.from = "P", .to = "A", .amount = "800万元", .stage = "transfer", .under = "AL"}) +
      disbursement("PY", {.amount = "700万元"}) + refund("RF", {.amount = "100万元"}) +
      balance("BL", "A", "2024-12-31", "cash");
  const auto check_of = [&lines](std::string_view measure, std::string_view value) {
    return in_short(check_sum_of(lines, measure, "", value));
  };
  BOOST_TEST(check_of("budget", "1000万元") ==
             "confirmed error | 1000.00万元 | 1000万元 | 2: BG ST");
  BOOST_TEST(check_of("allocated", "900万元") ==
             "confirmed error | 900.00万元 | 900万元 | 2: AL ST");
  BOOST_TEST(check_of("disbursed", "800万元") ==
             "confirmed error | 800.00万元 | 800万元 | 2: DB ST");
  BOOST_TEST(check_of("paid", "600万元") == "confirmed error | 600.00万元 | 600万元 | 3: PY RF ST");
  BOOST_TEST(check_of("refunded", "100万元") ==
             "confirmed error | 100.00万元 | 100万元 | 2: RF ST");
  BOOST_TEST(check_of("balance", "30万元") == "confirmed error | 30.00万元 | 30万元 | 2: BL ST");
  BOOST_TEST(check_of("paid", "700万元") == "refuted error | 600.00万元 | 700万元 | 3: PY RF ST");
  BOOST_TEST(check_sum_of(lines, "paid", "", "700万元").message.zh ==
             "所载支付数 700万元，账本记录合计 600.00万元");
}

BOOST_AUTO_TEST_CASE(may_differ_by_half_a_unit_of_the_last_digit_stated) {
  const auto check_of = [](std::string_view amount, std::string_view stated) {
    const Check check = check_sum_of(allocation("AL", {.amount = amount}), "allocated", "", stated);
    return std::string(enum_name(check.result));
  };
  BOOST_TEST(check_of("1.25亿元", "1.2亿元") == "confirmed");
  BOOST_TEST(check_of("12500.000001万元", "1.2亿元") == "refuted");
  BOOST_TEST(check_of("1.15亿元", "1.2亿元") == "confirmed");
  BOOST_TEST(check_of("11499.999999万元", "1.2亿元") == "refuted");
  BOOST_TEST(check_of("1.205亿元", "1.20亿元") == "confirmed");
  BOOST_TEST(check_of("1.25亿元", "1.20亿元") == "refuted");
  BOOST_TEST(check_of("1000.005万元", "1000.00万元") == "confirmed");
  BOOST_TEST(check_of("1000.005001万元", "1000.00万元") == "refuted");
  BOOST_TEST(check_of("838.00元", "838.01元") == "refuted");
  BOOST_TEST(check_of("838.50元", "838元") == "confirmed");
  BOOST_TEST(check_of("838.51元", "838元") == "refuted");
}

BOOST_AUTO_TEST_CASE(of_a_party_are_its_own) {
  const std::string lines =
      allocation("AL-1", {.amount = "838万元"}) +
      allocation("AL-2", {.to = "B", .amount = "87万元"}) +
      allocation("AL-3", {.from = "A", .to = "B", .amount = "5万元", .under = "AL-1"}) +
      disbursement("PY", {.from = "B", .amount = "90万元"});
  BOOST_TEST(in_short(check_sum_of(lines, "allocated", R"("party":"B",)", "87万元")) ==
             "confirmed error | 87.00万元 | 87万元 | 2: AL-2 ST");
  BOOST_TEST(in_short(check_sum_of(lines, "allocated", R"("party":"A",)", "87万元")) ==
             "refuted error | 838.00万元 | 87万元 | 2: AL-1 ST");
  BOOST_TEST(in_short(check_sum_of(lines, "paid", R"("party":"B",)", "90万元")) ==
             "confirmed error | 90.00万元 | 90万元 | 2: PY ST");
  const Check none = check_sum_of(lines, "paid", R"("party":"A",)", "90万元");
  BOOST_TEST(in_short(none) == "unproven error |  | 90万元 | 1: ST");
  BOOST_TEST(none.message.zh == "账本没有这一口径的支付数记录，无从核对");
}

BOOST_AUTO_TEST_CASE(of_a_source_are_those_of_the_budget) {
  const std::string lines =
      budget("BG-1", {}) + budget("BG-2", {.amount = "648万元", .source = "city"}) +
      budget("BG-3", {.amount = "48万元", .type = "decrease", .source = "city"});
  BOOST_TEST(in_short(check_sum_of(lines, "budget", R"("source":"city",)", "600万元")) ==
             "confirmed error | 600.00万元 | 600万元 | 3: BG-2 BG-3 ST");
  BOOST_TEST((check_sum_of(lines, "budget", R"("source":"central",)", "0元").result ==
              CheckResult::kUnproven));
  const Check allocated =
      check_sum_of(lines + allocation("AL", {}), "allocated", R"("source":"city",)", "1000万元");
  BOOST_TEST(in_short(allocated) == "unproven error |  | 1000万元 | 1: ST");
  BOOST_TEST(allocated.message.zh == "账本的下达数不分资金来源，无从核对");
  BOOST_TEST(check_sum_of(lines, "budget", R"("party":"A",)", "1000万元").message.zh ==
             "账本的预算数不分单位，无从核对");
}

BOOST_AUTO_TEST_CASE(as_of_a_day_count_it_and_what_was_before) {
  const std::string lines = allocation("AL-1", {.amount = "1万元", .dated_on = "2024-03-31"}) +
                            allocation("AL-2", {.amount = "2万元", .dated_on = "2024-04-01"});
  const auto check_of = [&lines](std::string_view day, std::string_view value) {
    return in_short(check_sum_of(lines, "allocated", fmt::format(R"("as_of":"{}",)", day), value));
  };
  BOOST_TEST(check_of("2024-03-31", "1万元") == "confirmed error | 1.00万元 | 1万元 | 2: AL-1 ST");
  BOOST_TEST(check_of("2024-04-01", "3万元") ==
             "confirmed error | 3.00万元 | 3万元 | 3: AL-1 AL-2 ST");
  BOOST_TEST(check_of("2024-03-30", "0元") == "unproven error |  | 0元 | 1: ST");
}

BOOST_AUTO_TEST_CASE(as_of_a_day_count_an_undated_budget_from_the_first_of_january) {
  BOOST_TEST(
      in_short(check_sum_of(budget("BG", {}), "budget", R"("as_of":"2024-01-01",)", "1000万元")) ==
      "confirmed error | 1000.00万元 | 1000万元 | 2: BG ST");
  BOOST_TEST(in_short(check_sum_of(budget("BG", {}), "budget", R"("as_of":"2023-12-31",)",
                                   "1000万元")) == "unproven error |  | 1000万元 | 1: ST");
}

BOOST_AUTO_TEST_CASE(as_of_a_day_are_unproven_with_an_undated_payment) {
  const std::string lines = disbursement("PY-1", {.amount = "1万元"}) +
                            disbursement("PY-2", {.amount = "2万元", .dated_on = ""});
  const Check dated = check_sum_of(lines, "paid", R"("as_of":"2024-12-31",)", "3万元");
  BOOST_TEST(in_short(dated) == "unproven error |  | 3万元 | 3: PY-1 PY-2 ST");
  BOOST_TEST(dated.message.zh == "支付数有未载明日期的记录，无法核对截至 2024-12-31 的数");
  BOOST_TEST(in_short(check_sum_of(lines, "paid", "", "3万元")) ==
             "confirmed error | 3.00万元 | 3万元 | 3: PY-1 PY-2 ST");
}

// The later one was recorded first; together they come to more than went out.
BOOST_AUTO_TEST_CASE(take_refunds_off_by_day_and_no_more_than_was_paid) {
  const std::string lines = disbursement("PY", {.amount = "100万元", .dated_on = "2024-06-01"}) +
                            refund("RF-1", {.amount = "80万元", .dated_on = "2024-09-01"}) +
                            refund("RF-2", {.amount = "50万元", .dated_on = "2024-07-01"});
  const auto check_of = [&lines](std::string_view day, std::string_view value) {
    return in_short(check_sum_of(lines, "paid", fmt::format(R"("as_of":"{}",)", day), value));
  };
  BOOST_TEST(check_of("2024-06-30", "100万元") ==
             "confirmed error | 100.00万元 | 100万元 | 2: PY ST");
  BOOST_TEST(check_of("2024-07-01", "50万元") ==
             "confirmed error | 50.00万元 | 50万元 | 3: PY RF-2 ST");
  BOOST_TEST(check_of("2024-09-01", "0元") ==
             "confirmed error | 0.00万元 | 0元 | 4: PY RF-1 RF-2 ST");
}

BOOST_AUTO_TEST_CASE(of_balances_are_never_added_across_days_or_books) {
  const std::string year_end = balance("BL-1", "A", "2024-12-31", "cash");
  BOOST_TEST(in_short(check_sum_of(year_end + balance("BL-2", "B", "2024-12-31", "cash"), "balance",
                                   "", "60万元")) ==
             "confirmed error | 60.00万元 | 60万元 | 3: BL-1 BL-2 ST");
  for (const std::string& other : {balance("BL-2", "A", "2024-12-30", "cash"),
                                   balance("BL-2", "A", "2024-12-31", "indicator")}) {
    BOOST_TEST(in_short(check_sum_of(year_end + other, "balance", "", "60万元")) ==
               "unproven error |  | 60万元 | 3: BL-1 BL-2 ST");
  }
  const std::string two_days = year_end + balance("BL-2", "A", "2024-12-30", "cash");
  BOOST_TEST(in_short(check_sum_of(two_days, "balance", R"("as_of":"2024-12-30",)", "30万元")) ==
             "confirmed error | 30.00万元 | 30万元 | 2: BL-2 ST");
}

BOOST_AUTO_TEST_CASE(are_unproven_where_nothing_is_recorded) {
  const Check check = check_sum_of(budget("BG", {}), "paid", "", "1000万元");
  BOOST_TEST(in_short(check) == "unproven error |  | 1000万元 | 1: ST");
  BOOST_TEST(check.message.zh == "支付数没有记录，无从核对");
}

BOOST_AUTO_TEST_CASE(received_in_all_or_by_a_party_are_left_to_f06) {
  const std::string lines = receipt("RC", {});
  const RuleRun whole =
      run_lines(lines + stated_sum("ST-1", "received", "1000万元") +
                statement("ST-2", R"({"measure":"received","party":"A","value":"1000万元"})"));
  BOOST_TEST(whole.only("F24").subject == "ledger");
  BOOST_TEST(in_short(whole.only("F24")) == "not_applicable error |  |  | 0:");
  BOOST_TEST(in_short(check_sum_of(lines, "received", R"("as_of":"2024-05-10",)", "1000万元")) ==
             "confirmed error | 1000.00万元 | 1000万元 | 2: RC ST");
  BOOST_TEST(in_short(check_sum_of(lines, "received", R"("as_of":"2024-05-09",)", "1000万元")) ==
             "unproven error |  | 1000万元 | 1: ST");
}

BOOST_AUTO_TEST_CASE(are_compared_beyond_64_bits) {
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    lines += allocation(fmt::format("AL-{}", i), {.amount = "100000000000万元"});
  }
  const Check check = check_sum_of(lines, "allocated", "", "10000000亿元");
  BOOST_TEST((check.result == CheckResult::kRefuted));
  BOOST_TEST(check.expected == "10000000000000.00万元");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f24_sums)

BOOST_AUTO_TEST_CASE(add_up_to_what_is_stated) {
  const Check check = check_parts("", R"("838万元","87万元","55万元","20万元")", "1000万元");
  BOOST_TEST(in_short(check) ==
             "confirmed error | 838万元 + 87万元 + 55万元 + 20万元 | 1000万元 | 1: ST");
  BOOST_TEST(check.message.zh == "838万元 + 87万元 + 55万元 + 20万元 ＝ 1000万元");
  BOOST_TEST(in_short(check_parts("", R"("11部","3部")", "14部")) ==
             "confirmed error | 11部 + 3部 | 14部 | 1: ST");
}

BOOST_AUTO_TEST_CASE(are_refuted_by_one_fen_or_one_piece) {
  const Check check = check_parts("", R"("838万元","162.000001万元")", "1000.000000万元");
  BOOST_TEST(in_short(check) ==
             "refuted error | 838万元 + 162.000001万元 | 1000.000000万元 | 1: ST");
  BOOST_TEST(check.message.zh == "838万元 + 162.000001万元 不等于所载合计 1000.000000万元");
  BOOST_TEST(in_short(check_parts("", R"("5477套","96套")", "5574套")) ==
             "refuted error | 5477套 + 96套 | 5574套 | 1: ST");
}

BOOST_AUTO_TEST_CASE(may_differ_by_half_a_unit_of_the_last_digit_stated) {
  const auto result_of = [](std::string_view parts, std::string_view value) {
    return std::string(enum_name(check_parts("", parts, value).result));
  };
  BOOST_TEST(result_of(R"("1.2亿元","500万元")", "1.2亿元") == "confirmed");
  BOOST_TEST(result_of(R"("1.2亿元","500万元","0.01元")", "1.2亿元") == "refuted");
  BOOST_TEST(result_of(R"("1.25公里","2.2公里")", "3.5公里") == "confirmed");
  BOOST_TEST(result_of(R"("1.24公里","2.2公里")", "3.5公里") == "refuted");
  BOOST_TEST(result_of(R"("33.33%","33.33%","33.34%")", "100%") == "confirmed");
  BOOST_TEST(result_of(R"("50.25%","50.25%")", "100%") == "confirmed");
  BOOST_TEST(result_of(R"("50.25%","50.26%")", "100%") == "refuted");
}

BOOST_AUTO_TEST_CASE(take_recorded_sums_and_reports_for_parts) {
  const std::string lines =
      allocation("AL", {.amount = "838万元"}) +
      line_of("target", "T", {},
              {{"programme", "PG"},
               {"name", "加装电梯"},
               {"category", "output.quantity"},
               {"comparator", "ge"},
               {"value", "11部"}}) +
      line_of("indicator_report", "IR", {}, {{"target", "T"}, {"value", "11部"}});
  BOOST_TEST(in_short(check_parts(lines, R"("allocated","162万元")", "1000万元")) ==
             "confirmed error | 838.00万元 + 162万元 | 1000万元 | 2: AL ST");
  BOOST_TEST(in_short(check_parts(lines, R"("IR","3部")", "14部")) ==
             "confirmed error | 11部 + 3部 | 14部 | 2: IR ST");
}

BOOST_AUTO_TEST_CASE(are_no_more_than_stated_from_a_part_that_is_only_stated) {
  const std::string lines = stated_sum("ST-1", "paid", "900万元");
  BOOST_TEST(in_short(check_parts(lines, R"("paid","100万元")", "1000万元")) ==
             "stated error | 900.00万元 + 100万元 | 1000万元 | 2: ST-1 ST");
  BOOST_TEST(in_short(check_parts(lines, R"("paid","101万元")", "1000万元")) ==
             "refuted error | 900.00万元 + 101万元 | 1000万元 | 2: ST-1 ST");
}

BOOST_AUTO_TEST_CASE(are_unproven_where_a_part_is_missing_or_of_another_unit) {
  const Check missing = check_parts("", R"("paid","100万元")", "1000万元");
  BOOST_TEST(in_short(missing) == "unproven error |  | 1000万元 | 1: ST");
  BOOST_TEST(missing.message.zh == "支付数没有记录");
  const Check mixed = check_parts("", R"("11部","3套")", "14部");
  BOOST_TEST(in_short(mixed) == "unproven error |  | 14部 | 1: ST");
  BOOST_TEST(mixed.message.zh == "3套 与合计 14部 单位不同");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
