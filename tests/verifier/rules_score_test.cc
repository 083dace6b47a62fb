// SPDX-License-Identifier: Apache-2.0
//
// P15: a stated score is what its weights and results come to, and its grade the score's.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"
#include "verifier/rules/self_score.h"

namespace fundtrail::test {
namespace {

std::string graded(std::string_view score, std::string_view grade) {
  return document_line("SE", "self_evaluation", "transcript") +
         statement_line("ST", "SE",
                        fmt::format(R"("grade":{{"score":"{}"}},"value":"{}")", score, grade));
}

std::string grade_check(std::string_view score, std::string_view grade) {
  return in_short(RuleRun(base_lines() + graded(score, grade)).of("P15", "ST"));
}

// A target of its category, with a weight if one is given, and what is reported of it.
std::string target_of(std::string_view id, std::string_view category, std::string_view weight,
                      std::string_view reported, std::string_view score = "") {
  std::string text =
      line("target", id,
           fmt::format(R"("programme":"PG","name":"{}","category":"{}","comparator":"ge",)"
                       R"("value":"100套")",
                       id, category) +
               and_more(weight.empty() ? "" : text_field("weight", weight)));
  if (!reported.empty()) {
    text += report_line("R" + std::string(id), id, reported,
                        score.empty() ? "" : text_field("score", score));
  }
  return text;
}

// 100万元, paid in full.
std::string paid_in_full() {
  return line("budget", "BG",
              R"("programme":"PG","amount":"100万元","type":"initial","source":"province")") +
         line("allocation", "AL",
              R"("programme":"PG","from":"P","to":"A","amount":"100万元",)"
              R"("dated_on":"2024-04-29","type":"regular")") +
         line("disbursement", "PY",
              R"("programme":"PG","from":"A","to":"B","amount":"100万元","stage":"payment",)"
              R"("dated_on":"2024-06-01","under":"AL")");
}

std::string three_groups(std::string_view benefit = "100套") {
  return target_of("O", "output.quantity", "", "100套") +
         target_of("E", "benefit.social", "", benefit) +
         target_of("S", "satisfaction", "", "100套");
}

Check score_check(const std::string& lines) {
  return RuleRun(base_lines() + lines).of("P15", "PG");
}

// Result, severity, and what the score comes to.
std::string in_words(const Check& check) {
  return fmt::format("{} {} {}", enum_name(check.result), enum_name(check.severity),
                     check.expected);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_score)

BOOST_AUTO_TEST_CASE(a_grade_is_that_of_its_score) {
  BOOST_TEST(grade_check("90", "优") == "confirmed error | 优 | 优 | 1: ST");
  BOOST_TEST(grade_check("89.99分", "良好") == "confirmed error | 良 | 良好 | 1: ST");
  BOOST_TEST(grade_check("60分", "中") == "confirmed error | 中 | 中 | 1: ST");
  BOOST_TEST(grade_check("0", "差") == "confirmed error | 差 | 差 | 1: ST");
}

BOOST_AUTO_TEST_CASE(another_grade_is_refuted) {
  BOOST_TEST(grade_check("85.81", "优") == "refuted error | 良 | 优 | 1: ST");
  BOOST_TEST(grade_check("59.99分", "中") == "refuted error | 差 | 中 | 1: ST");
  const RuleRun run(base_lines() + graded("85.81", "优"));
  BOOST_TEST(run.of("P15", "ST").message.zh == "得分 85.81，等级应为“良”，所载“优”");
}

BOOST_AUTO_TEST_CASE(what_is_no_grade_or_score_is_unproven) {
  BOOST_TEST(grade_check("85", "A") == "unproven error |  | A | 1: ST");
  BOOST_TEST(grade_check("100.01", "优") == "unproven error |  | 优 | 1: ST");
  BOOST_TEST(grade_check("-1", "差") == "unproven error |  | 差 | 1: ST");
  BOOST_TEST(grade_check("85%", "良") == "unproven error |  | 良 | 1: ST");
}

BOOST_AUTO_TEST_CASE(a_score_of_which_all_is_there_is_confirmed) {
  const Check check = score_check(paid_in_full() + three_groups() + graded("100", "优"));
  BOOST_TEST(in_words(check) == "confirmed doubt 100.00分");
  BOOST_TEST(check.actual == "100");
  BOOST_TEST(check.message.zh ==
             "所载得分 100；按标准权重重算 100.00分，可评 100.00分（预算执行率 10.00/10.00，"
             "产出 50.00/50.00，效益 30.00/30.00，满意度 10.00/10.00）");
}

BOOST_AUTO_TEST_CASE(a_target_that_is_missed_scores_in_proportion) {
  // 30 points of benefit, two thirds of which were reached.
  const std::string lines = paid_in_full() + three_groups("66.6667套");
  BOOST_TEST(in_words(score_check(lines + graded("90.00", "优"))) == "confirmed doubt 90.00分");
  BOOST_TEST(in_words(score_check(lines + graded("90.1", "优"))) == "refuted doubt 90.00分");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_assessed_makes_a_range) {
  const Check check = score_check(three_groups("") + graded("65", "中"));
  BOOST_TEST(in_words(check) == "unproven doubt 60.00–70.00分");
  BOOST_TEST(
      check.message.zh ==
      "所载得分 65；按标准权重重算 60.00–70.00分，可评 70.00分（预算执行率 0.00–10.00/10.00，"
      "产出 50.00/50.00，效益 0.00/0.00，满意度 10.00/10.00）");
  BOOST_TEST(in_words(score_check(three_groups("") + graded("70.01", "中"))) ==
             "refuted doubt 60.00–70.00分");
}

BOOST_AUTO_TEST_CASE(without_a_score_it_is_unproven) {
  const Check check = score_check(target_of("O", "output.quantity", "", "100套"));
  BOOST_TEST(in_words(check) == "unproven error 50.00–60.00分");
  BOOST_TEST(
      check.message.zh ==
      "没有自评得分；按标准权重重算 50.00–60.00分，可评 60.00分（预算执行率 0.00–10.00/10.00，"
      "产出 50.00/50.00，效益 30.00 没有指标，不可评，满意度 10.00 没有指标，不可评）");
}

BOOST_AUTO_TEST_CASE(words_score_a_range_and_so_do_contradictions) {
  const auto words = [](std::string_view value) {
    return in_words(score_check(target_line("T", "qualitative") + report_line("R", "T", value)));
  };
  BOOST_TEST(words("met") == "unproven error 40.00–60.00分");
  BOOST_TEST(words("partly") == "unproven error 30.00–50.00分");
  BOOST_TEST(words("not_met") == "unproven error 0.00–40.00分");
  BOOST_TEST(in_words(score_check(target_of("T", "output.quantity", "", "100套") +
                                  report_line("R2", "T", "50套"))) ==
             "unproven error 25.00–60.00分");
}

BOOST_AUTO_TEST_CASE(cost_takes_the_weights_of_101) {
  const Check check =
      score_check(paid_in_full() + three_groups() + target_of("C", "cost.economic", "", "100套") +
                  graded("100", "优"));
  BOOST_TEST(in_words(check) == "confirmed doubt 100.00分");
  BOOST_TEST((check.message.zh.find("成本 20.00/20.00，产出 40.00/40.00，效益 20.00/20.00") !=
              std::string::npos),
             check.message.zh);
}

BOOST_AUTO_TEST_CASE(weights_of_the_targets_go_first_and_make_it_an_error) {
  const std::string lines = paid_in_full() + target_of("O", "output.quantity", "60分", "100套") +
                            target_of("S", "satisfaction", "30%", "50套");
  BOOST_TEST(in_words(score_check(lines + graded("85", "良"))) == "confirmed error 85.00分");
  const Check check = score_check(lines + graded("86", "良"));
  BOOST_TEST(in_words(check) == "refuted error 85.00分");
  BOOST_TEST(check.message.zh ==
             "所载得分 86；按所载权重重算 85.00分，可评 100.00分（预算执行率 10.00/10.00，"
             "产出 60.00/60.00，满意度 15.00/30.00）");
}

BOOST_AUTO_TEST_CASE(weights_beyond_the_full_mark_are_told_and_not_used) {
  const Check check = score_check(target_of("O", "output.quantity", "101分", "100套"));
  BOOST_TEST(
      (check.message.zh.find("各指标所载权重合计 101.00，超过 100，不采用") != std::string::npos),
      check.message.zh);
}

BOOST_AUTO_TEST_CASE(the_scores_of_the_targets_add_up_to_the_score) {
  const std::string lines = paid_in_full() +
                            target_of("O", "output.quantity", "60分", "100套", "58分") +
                            target_of("S", "satisfaction", "30分", "100套", "30分");
  const Check check = score_check(lines + graded("100", "优"));
  BOOST_TEST(in_words(check) == "refuted error 100.00分");
  BOOST_TEST(check.message.zh.ends_with("；各项得分合计连同执行率应为 88.00–98.00分"));
}

BOOST_AUTO_TEST_CASE(weights_that_do_not_divide_still_make_one_score) {
  std::string lines = paid_in_full() + target_of("E", "benefit.social", "", "100套") +
                      target_of("S", "satisfaction", "", "100套");
  for (int i = 0; i < 3; ++i) {
    lines += target_of(fmt::format("O{}", i), "output.quantity", "", "100套");
  }
  BOOST_TEST(in_words(score_check(lines + graded("100.00", "优"))) == "confirmed doubt 100.00分");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_targets_and_grades) {
  BOOST_TEST(in_short(RuleRun(base_lines()).only("P15")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(points_are_shown_rounded) {
  BOOST_TEST(format_points(WideSum{0}) == "0.00");
  BOOST_TEST(format_points(WideSum{6'254'999}) == "6.25");
  BOOST_TEST(format_points(WideSum{6'255'000}) == "6.26");
  BOOST_TEST(format_points(ScoreRange{99'999'999, 100'000'001}) == "100.00");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
