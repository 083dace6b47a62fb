// SPDX-License-Identifier: Apache-2.0
//
// P14: rates that samples can give. P16: every target met. P17: words for figures.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string satisfaction_target() {
  return line("target", "S",
              R"("programme":"PG","name":"满意度","category":"satisfaction","comparator":"ge",)"
              R"("value":"90%","scale":"share")");
}

// The check of a rate of satisfaction.
Check check_rate(std::string_view rate, std::string_view more = "") {
  return RuleRun(base_lines() + satisfaction_target() + report_line("R", "S", rate, more))
      .only("P14");
}

std::string sample(int size, std::string_view method = "sample") {
  return fmt::format(R"("sample_size":{},"method":"{}")", size, method);
}

// `count` targets of 14部, all met but those that `value` is reported of, the last one.
RuleRun run_targets(int count, std::string_view value) {
  std::string lines = base_lines();
  for (int i = 1; i <= count; ++i) {
    const std::string id = fmt::format("T{}", i);
    lines += target_line(id, "ge", R"("value":"14部")");
    const std::string_view reported = i == count ? value : "14部";
    if (!reported.empty()) lines += report_line("R" + id, id, reported);
  }
  return RuleRun(lines);
}

// A target in words that is met, taken from a section of SE, and a statement in its section 一.
std::string words_lines(std::string_view section, std::string_view claim) {
  return base_lines() + document_line("SE", "self_evaluation", "transcript") +
         target_line("T", "qualitative") +
         report_line("R", "T", "met",
                     fmt::format(R"("evidence":[{{"document":"SE","section":"{}"}}])", section)) +
         statement_line("ST", "SE", claim);
}

constexpr std::string_view kBareRatio = R"("ratio":{"name":"合格率"},"value":"100%")";

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_reported_value)

BOOST_AUTO_TEST_CASE(P14_is_clear_of_a_rate_that_its_sample_gives) {
  const Check check = check_rate("96%", sample(50));
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "clear doubt |  |  | 1: R");
  BOOST_TEST(check.message.zh == "已查 1 笔满意率");
  BOOST_TEST(enum_name(check_rate("97.1%", sample(34)).result) == "clear");  // 33 of 34
}

BOOST_AUTO_TEST_CASE(P14_fires_on_a_rate_that_no_number_of_people_gives) {
  const Check check = check_rate("95%", sample(50));
  BOOST_TEST(check.subject == "R");
  BOOST_TEST(in_short(check) == "refuted doubt |  | 95% | 1: R");
  BOOST_TEST(check.message.zh == "满意度 95%：50 份样本得不出这个数，最近的是 47/50、48/50");
  BOOST_TEST(enum_name(check_rate("101%", sample(50)).result) == "refuted");
  BOOST_TEST(enum_name(check_rate("96%", sample(0)).result) == "refuted");
}

BOOST_AUTO_TEST_CASE(P14_fires_on_a_small_sample_but_no_small_census) {
  const Check check = check_rate("96.55%", sample(29));
  BOOST_TEST(in_short(check) == "refuted doubt |  | 96.55% | 1: R");
  BOOST_TEST(check.message.zh == "满意度 96.55%：样本 29 份太少，应不少于 30 份");
  BOOST_TEST(enum_name(check_rate("96.67%", sample(30)).result) == "clear");
  BOOST_TEST(enum_name(check_rate("96.55%", sample(29, "census")).result) == "clear");
}

BOOST_AUTO_TEST_CASE(P14_hints_at_a_sample_of_nothing_but_content_people) {
  const Check check = check_rate("100%", sample(50));
  BOOST_TEST(in_short(check) == "refuted hint |  | 100% | 1: R");
  BOOST_TEST(enum_name(check_rate("100%", sample(50, "census")).result) == "clear");
}

BOOST_AUTO_TEST_CASE(P14_takes_the_denominator_for_the_sample) {
  const std::string of_50 = R"("numerator":"48户","denominator":"50户","method":"sample")";
  BOOST_TEST(enum_name(check_rate("96%", of_50).result) == "clear");
  const std::string of_money = R"("numerator":"48元","denominator":"50元","method":"sample")";
  BOOST_TEST(enum_name(check_rate("96%", of_money).result) == "unproven");
}

BOOST_AUTO_TEST_CASE(P14_is_unproven_without_size_or_method) {
  BOOST_TEST(in_short(check_rate("95%")) == "unproven doubt |  | 95% | 1: R");
  BOOST_TEST(check_rate("95%").message.zh == "满意度 95%：没有写明样本量");
  BOOST_TEST(check_rate("100%").message.zh ==
             "满意度 100%：没有写明样本量，人人满意只有普查才说得准");
  BOOST_TEST(check_rate("96%", R"("sample_size":50)").message.zh ==
             "满意度 96%：没有写明是普查还是抽样");
}

BOOST_AUTO_TEST_CASE(P14_and_P17_do_not_apply_without_reports) {
  const RuleRun run(base_lines() + satisfaction_target());
  BOOST_TEST(in_short(run.only("P14")) == "not_applicable doubt |  |  | 0:");
  BOOST_TEST(in_short(run.only("P17")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P16_hints_at_eight_of_eight) {
  const Check check = run_targets(8, "14部").only("P16");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST((check.result == CheckResult::kRefuted));
  BOOST_TEST((check.severity == Severity::kHint));
  BOOST_TEST(check.actual == "8 / 8");
  BOOST_TEST(check.records.count == 16U);
  BOOST_TEST(check.message.zh == "8 项指标，达到 8 项");
}

BOOST_AUTO_TEST_CASE(P16_is_clear_where_one_is_missed) {
  const Check check = run_targets(8, "13部").only("P16");
  BOOST_TEST((check.result == CheckResult::kClear));
  BOOST_TEST(check.actual == "7 / 8");
}

BOOST_AUTO_TEST_CASE(P16_is_unproven_where_one_cannot_be_told) {
  BOOST_TEST((run_targets(8, "").only("P16").result == CheckResult::kUnproven));
  BOOST_TEST((run_targets(8, "14台").only("P16").result == CheckResult::kUnproven));
}

BOOST_AUTO_TEST_CASE(P16_does_not_apply_to_seven) {
  const Check check = run_targets(7, "14部").only("P16");
  BOOST_TEST((check.result == CheckResult::kNotApplicable));
  BOOST_TEST(check.message.zh == "只有 7 项指标");
}

BOOST_AUTO_TEST_CASE(P17_fires_on_a_figure_for_words) {
  const RuleRun run(base_lines() + target_line("T", "qualitative") + report_line("R", "T", "100%"));
  BOOST_TEST(run.only("P17").subject == "R");
  BOOST_TEST(in_short(run.only("P17")) == "refuted doubt |  | 100% | 2: T R");
  BOOST_TEST(run.only("P17").message.zh ==
             "加装电梯（定性） 没有指标值，完成数却是 100%，无从对照");
}

BOOST_AUTO_TEST_CASE(P17_fires_on_words_for_a_figure) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("value":"14部")") +
                    report_line("R", "T", "partly"));
  BOOST_TEST(in_short(run.only("P17")) == "refuted doubt |  | partly | 2: T R");
  BOOST_TEST(run.only("P17").message.zh == "加装电梯 ≥14部 是定量目标，完成情况只说“部分达成”");
}

BOOST_AUTO_TEST_CASE(P17_fires_on_words_that_a_bare_ratio_argues) {
  const RuleRun run(words_lines("一", kBareRatio));
  BOOST_TEST(in_short(run.only("P17")) == "refuted doubt |  | 100% | 3: T R ST");
  BOOST_TEST(run.only("P17").message.zh ==
             "加装电梯（定性），报为“达成”，同一节却以比率 100% 说明（ST），没有指标值可以对照");
}

BOOST_AUTO_TEST_CASE(P17_is_clear_of_a_ratio_elsewhere_or_with_its_terms) {
  BOOST_TEST(in_short(RuleRun(words_lines("二", kBareRatio)).only("P17")) ==
             "clear doubt |  |  | 1: R");
  const char* whole = R"("ratio":{"numerator":"7套","denominator":"7套"},"value":"100%")";
  BOOST_TEST(in_short(RuleRun(words_lines("一", whole)).only("P17")) == "clear doubt |  |  | 1: R");
  const RuleRun figures(base_lines() + target_line("T", "ge", R"("value":"14部")") +
                        report_line("R", "T", "14部"));
  BOOST_TEST(in_short(figures.only("P17")) == "clear doubt |  |  | 1: R");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
