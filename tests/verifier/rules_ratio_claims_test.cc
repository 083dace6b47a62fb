// SPDX-License-Identifier: Apache-2.0
//
// P03: every stated ratio is what its terms come to. D10: a stated count is the number of things
// listed.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string ratio_line(std::string_view numerator, std::string_view denominator,
                       std::string_view value) {
  return statement_line("ST", "SE",
                        fmt::format(R"("ratio":{{"numerator":"{}","denominator":"{}"}},)"
                                    R"("value":"{}")",
                                    numerator, denominator, value));
}

// A run of `lines` with a self-evaluation SE and a target T.
RuleRun run_of(std::string_view lines) {
  return RuleRun(base_lines() + document_line("SE", "self_evaluation", "transcript") +
                 target_line("T", "ge", R"("value":"5574套")") + std::string(lines));
}

Check check_ratio(std::string_view numerator, std::string_view denominator,
                  std::string_view value) {
  return run_of(ratio_line(numerator, denominator, value)).only("P03");
}

std::string_view result_of(std::string_view numerator, std::string_view denominator,
                           std::string_view value) {
  return enum_name(check_ratio(numerator, denominator, value).result);
}

std::string with_terms(std::string_view numerator, std::string_view denominator) {
  return text_field("numerator", numerator) + "," + text_field("denominator", denominator);
}

Check check_count(std::string_view listed, std::string_view value) {
  return run_of(
             statement_line("ST", "SE", fmt::format(R"("count":[{}],"value":"{}")", listed, value)))
      .only("D10");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_ratio_claims)

BOOST_AUTO_TEST_CASE(holds_when_the_ratio_is_the_quotient_as_written) {
  const Check check = check_ratio("7093套", "5574套", "127.25%");
  BOOST_TEST(in_short(check) == "confirmed error | 127.25% | 127.25% | 1: ST");
  BOOST_TEST(check.message.zh == "声明 127.25%，重算 7093套 / 5574套 ＝ 127.25%");
  BOOST_TEST(check.message.en == "stated 127.25%, recomputed 7093套 / 5574套 = 127.25%");
}

BOOST_AUTO_TEST_CASE(fires_when_it_is_not) {
  const Check check = check_ratio("7093套", "5477套", "127.25%");
  BOOST_TEST(in_short(check) == "refuted error | 129.51% | 127.25% | 1: ST");
  BOOST_TEST(check.message.zh == "声明 127.25%，重算 7093套 / 5477套 ＝ 129.51%");
}

// 201 / 200 is 100.5 %, and 199 / 200 is 99.5 %: half a unit of 100 % away.
BOOST_AUTO_TEST_CASE(tells_when_the_terms_were_exchanged) {
  const Check check = check_ratio("40台", "50台", "125%");
  BOOST_TEST(in_short(check) == "refuted error | 80.00% | 125% | 1: ST");
  BOOST_TEST(check.message.zh == "声明 125%，重算 40台 / 50台 ＝ 80.00%；与分子、分母颠倒所得相符");
  BOOST_TEST(check.message.en ==
             "stated 125%, recomputed 40台 / 50台 = 80.00%; it is what the terms come to when "
             "exchanged");
  BOOST_TEST(check_ratio("40台", "50台", "126%").message.zh ==
             "声明 126%，重算 40台 / 50台 ＝ 80.00%");
  BOOST_TEST(check_ratio("0台", "50台", "125%").message.zh ==
             "声明 125%，重算 0台 / 50台 ＝ 0.00%");
}

BOOST_AUTO_TEST_CASE(tells_when_the_quotient_was_cut_off) {
  BOOST_TEST(check_ratio("2套", "3套", "66.6%").message.zh ==
             "声明 66.6%，重算 2套 / 3套 ＝ 66.67%；与截去尾数所得相符");
  BOOST_TEST(check_ratio("2套", "3套", "66.5%").message.zh ==
             "声明 66.5%，重算 2套 / 3套 ＝ 66.67%");
  BOOST_TEST(check_ratio("2套", "3套", "66.7%").message.zh ==
             "声明 66.7%，重算 2套 / 3套 ＝ 66.67%");
}

BOOST_AUTO_TEST_CASE(allows_half_a_unit_of_the_last_digit_and_no_more) {
  BOOST_TEST(result_of("201套", "200套", "100%") == "confirmed");
  BOOST_TEST(result_of("199套", "200套", "100%") == "confirmed");
  BOOST_TEST(result_of("201套", "200套", "101%") == "confirmed");
  BOOST_TEST(result_of("201000001套", "200000000套", "100%") == "refuted");
  BOOST_TEST(result_of("198999999套", "200000000套", "100%") == "refuted");
  BOOST_TEST(result_of("201套", "200套", "100.0%") == "refuted");
  BOOST_TEST(result_of("201套", "200套", "100.4%") == "refuted");
  BOOST_TEST(result_of("201套", "200套", "100.50%") == "confirmed");
}

BOOST_AUTO_TEST_CASE(shows_as_many_digits_as_it_takes_to_tell_it_from_the_whole) {
  BOOST_TEST(in_short(check_ratio("999999套", "1000000套", "100.00%")) ==
             "confirmed error | 99.9999% | 100.00% | 1: ST");
  BOOST_TEST(in_short(check_ratio("999999套", "1000000套", "100.000%")) ==
             "confirmed error | 99.9999% | 100.000% | 1: ST");
  BOOST_TEST(in_short(check_ratio("999999套", "1000000套", "100.0000%")) ==
             "refuted error | 99.9999% | 100.0000% | 1: ST");
}

BOOST_AUTO_TEST_CASE(reads_a_ratio_without_a_percent_sign_as_a_number) {
  BOOST_TEST(in_short(check_ratio("7093套", "5574套", "1.27")) ==
             "confirmed error | 127.25% | 1.27 | 1: ST");
  BOOST_TEST(result_of("7093套", "5574套", "127") == "refuted");
}

BOOST_AUTO_TEST_CASE(divides_money_across_its_units) {
  BOOST_TEST(in_short(check_ratio("75万元", "0.1亿元", "7.5%")) ==
             "confirmed error | 7.50% | 7.5% | 1: ST");
}

BOOST_AUTO_TEST_CASE(takes_the_value_of_an_indicator_report) {
  const RuleRun run =
      run_of(report_line("IR", "T", "7093套") + ratio_line("IR", "5574套", "127.25%"));
  BOOST_TEST(in_short(run.only("P03")) == "confirmed error | 127.25% | 127.25% | 2: IR ST");
}

BOOST_AUTO_TEST_CASE(takes_a_measure_as_it_is_recorded) {
  const RuleRun run = run_of(budget("BG", {}) + allocation("AL", {.amount = "838万元"}) +
                             ratio_line("allocated", "budget", "83.8%"));
  BOOST_TEST(in_short(run.only("P03")) == "confirmed error | 83.80% | 83.8% | 3: BG AL ST");
  BOOST_TEST(run.only("P03").message.zh == "声明 83.8%，重算 838.00万元 / 1000.00万元 ＝ 83.80%");
}

BOOST_AUTO_TEST_CASE(is_only_stated_where_a_measure_is_the_documents_own_word) {
  const RuleRun run =
      run_of(statement_line("S1", "SE", R"("measure":"received","value":"1648万元")") +
             statement_line("S2", "SE", R"("measure":"paid","value":"1000万元")") +
             ratio_line("paid", "received", "60.68%"));
  BOOST_TEST(in_short(run.only("P03")) == "stated error | 60.68% | 60.68% | 3: S1 S2 ST");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_the_document_states_two_values_of_a_measure) {
  const RuleRun run =
      run_of(statement_line("S1", "SE", R"("measure":"received","value":"1648万元")") +
             statement_line("S2", "SE", R"("measure":"received","value":"1000万元")") +
             ratio_line("received", "1000万元", "100%"));
  BOOST_TEST(in_short(run.only("P03")) == "unproven error |  | 100% | 3: S1 S2 ST");
  BOOST_TEST(run.only("P03").message.zh == "到位数没有记录，文件所载又不止一个数");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_terms) {
  const RuleRun run =
      run_of(statement_line("ST", "SE", R"("ratio":{"name":"合格率"},"value":"100%")"));
  BOOST_TEST(in_short(run.only("P03")) == "unproven error |  | 100% | 1: ST");
  BOOST_TEST(run.only("P03").message.zh == "文件未写明分子、分母，无从重算");
}

BOOST_AUTO_TEST_CASE(is_unproven_between_different_units) {
  const Check check = check_ratio("14部", "14套", "100%");
  BOOST_TEST(in_short(check) == "unproven error |  | 100% | 1: ST");
  BOOST_TEST(check.message.zh == "分子与分母单位不同：14部 / 14套");
}

BOOST_AUTO_TEST_CASE(is_unproven_over_nothing) {
  const Check check = check_ratio("14部", "0部", "100%");
  BOOST_TEST(in_short(check) == "unproven error |  | 100% | 1: ST");
  BOOST_TEST(check.message.zh == "分母须为正数：14部 / 0部");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_what_is_stated_is_no_ratio) {
  const Check check = check_ratio("14部", "14部", "14部");
  BOOST_TEST(in_short(check) == "unproven error |  | 14部 | 1: ST");
  BOOST_TEST(check.message.zh == "所载 14部 不是比率");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_a_report_is_in_words) {
  const RuleRun run = run_of(target_line("TQ", "qualitative") + report_line("IR", "TQ", "met") +
                             ratio_line("IR", "5574套", "100%"));
  BOOST_TEST(in_short(run.only("P03")) == "unproven error |  | 100% | 2: IR ST");
  BOOST_TEST(run.only("P03").message.zh == "IR 是定性结果");
}

BOOST_AUTO_TEST_CASE(leaves_the_rates_of_receipt_and_execution_to_their_rules) {
  for (const char* numerator : {"received", "disbursed", "paid"}) {
    const RuleRun run = run_of(ratio_line(numerator, "budget", "100%"));
    BOOST_TEST(in_short(run.only("P03")) == "not_applicable error |  |  | 0:");
  }
}

BOOST_AUTO_TEST_CASE(recomputes_a_reports_own_terms) {
  const RuleRun run = run_of(report_line("IR1", "T", "103.55%", with_terms("175套", "169套")) +
                             report_line("IR2", "T", "103.56%", with_terms("175套", "169套")) +
                             report_line("IR3", "T", "103%", with_terms("175套", "169部")) +
                             report_line("IR4", "T", "175套", with_terms("175套", "169套")) +
                             report_line("IR5", "T", "7.5%", with_terms("75万元", "0.1亿元")) +
                             report_line("IR6", "T", "100%"));
  BOOST_TEST(run.checks("P03").size() == 5U);
  BOOST_TEST(in_short(run.of("P03", "IR1")) == "confirmed error | 103.55% | 103.55% | 1: IR1");
  BOOST_TEST(in_short(run.of("P03", "IR2")) == "refuted error | 103.55% | 103.56% | 1: IR2");
  BOOST_TEST(in_short(run.of("P03", "IR3")) == "unproven error |  | 103% | 1: IR3");
  BOOST_TEST(in_short(run.of("P03", "IR4")) == "unproven error |  | 175套 | 1: IR4");
  BOOST_TEST(in_short(run.of("P03", "IR5")) == "confirmed error | 7.50% | 7.5% | 1: IR5");
}

BOOST_AUTO_TEST_CASE(D10_holds_when_as_many_are_listed_as_are_stated) {
  const Check check = check_count(R"("A","B","丙市")", "3");
  BOOST_TEST(in_short(check) == "confirmed error | 3 | 3 | 1: ST");
  BOOST_TEST(check.message.zh == "声明 3 个，所列 3 个：甲市、乙市、丙市");
  BOOST_TEST(check.message.en == "stated 3, listed 3: 甲市、乙市、丙市");
  BOOST_TEST(in_short(check_count(R"("A","B")", "2个")) == "confirmed error | 2 | 2个 | 1: ST");
}

BOOST_AUTO_TEST_CASE(D10_fires_one_short_and_one_over) {
  BOOST_TEST(in_short(check_count(R"("A","B")", "3")) == "refuted error | 2 | 3 | 1: ST");
  BOOST_TEST(in_short(check_count(R"("A","B")", "1")) == "refuted error | 2 | 1 | 1: ST");
  BOOST_TEST(check_count(R"("A","B")", "3").message.zh == "声明 3 个，所列 2 个：甲市、乙市");
}

BOOST_AUTO_TEST_CASE(D10_counts_what_is_listed_twice_once) {
  BOOST_TEST(in_short(check_count(R"("A","B","A")", "3")) == "refuted error | 2 | 3 | 1: ST");
}

BOOST_AUTO_TEST_CASE(D10_does_not_apply_without_counts) {
  BOOST_TEST(in_short(run_of("").only("D10")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
