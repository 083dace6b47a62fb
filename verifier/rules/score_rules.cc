// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/score_rules.h"

#include <array>
#include <string_view>

#include "verifier/rules/figure_sums.h"
#include "verifier/rules/self_score.h"

namespace fundtrail {
namespace {

// Excellent to poor, as they are written.
constexpr std::array<std::array<std::string_view, 2>, 4> kGrades = {
    {{"优", "优秀"}, {"良", "良好"}, {"中", "中等"}, {"差", "较差"}}};

// The grade that a text names, as its place in kGrades; the size of it if it names none.
std::size_t find_grade(std::string_view text) {
  std::size_t grade = 0;
  while (grade < kGrades.size() && kGrades[grade][0] != text && kGrades[grade][1] != text) ++grade;
  return grade;
}

// The grade of a score.
std::size_t grade_of(const Figure& score, const Thresholds& thresholds) {
  const std::array bounds = {thresholds.p15_excellent_centipoints, thresholds.p15_good_centipoints,
                             thresholds.p15_fair_centipoints};
  std::size_t grade = 0;
  while (grade < bounds.size() &&
         compare(figure_value(score), {bounds[grade], 100}).value_or(-1) < 0) {
    ++grade;
  }
  return grade;
}

bool is_score(const Figure& figure) {
  const bool has_unit = figure.unit == Unit::kScore || figure.unit == Unit::kNone;
  constexpr int kDecimalsMost = 6;  // what millionths of a point can tell
  return has_unit && figure.decimals <= kDecimalsMost && figure.mantissa >= 0 &&
         compare(figure_value(figure), {100, 1}).value_or(1) <= 0;
}

void check_grade(const Facts& facts, const Placed<Statement>& placed, const GradeClaim& claim,
                 CheckList& checks) {
  const Figure& score = claim.grade.score;
  CheckDraft draft{placed.record.id.value, CheckResult::kUnproven, "", claim.value, {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  const std::size_t stated = find_grade(claim.value);
  if (!is_score(score)) {
    draft.message =
        say("{} 不是 0 到 100 分的得分", "{} is no score of 0 to 100 points", format_figure(score));
  } else if (stated == kGrades.size()) {
    draft.message =
        say("“{}”不是优、良、中、差中的一级", "“{}” is none of the grades “优良中差”", claim.value);
  } else {
    const std::size_t grade = grade_of(score, facts.thresholds);
    draft.expected = kGrades[grade][0];
    draft.result = grade == stated ? CheckResult::kConfirmed : CheckResult::kRefuted;
    draft.message =
        say("得分 {}，等级应为“{}”，所载“{}”", "score {}: the grade is “{}”, stated “{}”",
            format_figure(score), draft.expected, claim.value);
  }
  checks.add(std::move(draft));
}

// A stated score in millionths of a point: the least and the most that it may have been rounded
// from.
ScoreRange rounded_range(const Figure& score) {
  WideSum unit = kPoint;
  for (int i = 0; i < score.decimals; ++i) unit /= 10;
  const WideSum value = score.mantissa * unit;
  return {value - unit / 2, value + unit / 2};
}

bool overlap(const ScoreRange& left, const ScoreRange& right) {
  return left.low <= right.high && right.low <= left.high;
}

// Whether a range is one score but for rounding.
bool is_exact(const ScoreRange& range) { return range.high - range.low < kPoint / 200; }

Message weights_words(const SelfScore& score) {
  return score.has_own_weights ? say("所载权重", "the stated weights")
                               : say("标准权重", "the standard weights");
}

// What the score comes to: 58.75–70.00分，可评 70.00分（…）.
Message score_words(const SelfScore& score) {
  return say("按{}重算 {}分，可评 {}分（{}）",
             "by {} it comes to {} of {} points to be assessed ({})", weights_words(score),
             format_points(score.total), format_points(score.assessable), score.parts);
}

using GradeStatements = std::vector<const Placed<Statement>*>;

// The statements of a programme that give its score.
GradeStatements stated_scores(const ProgrammeFacts& programme) {
  GradeStatements statements;
  for (const auto* placed : programme.statements) {
    const auto* claim = std::get_if<GradeClaim>(&placed->record.claim);
    if (claim != nullptr && is_score(claim->grade.score)) statements.push_back(placed);
  }
  return statements;
}

// Compares every stated score with the scores of the targets and with what is recomputed.
void compare_scores(const Facts& facts, const GradeStatements& statements, const SelfScore& score,
                    CheckDraft& draft) {
  draft.result = is_exact(score.total) && score.assessable >= WideSum{100} * kPoint
                     ? CheckResult::kConfirmed
                     : CheckResult::kUnproven;
  for (const auto* placed : statements) {
    const Figure& stated = std::get<GradeClaim>(placed->record.claim).grade.score;
    draft.support.add(facts.registry.support_of(*placed));
    draft.actual += (draft.actual.empty() ? "" : "、") + format_figure(stated);
    const ScoreRange range = rounded_range(stated);
    if (score.has_stated && !overlap(range, score.stated)) {
      draft.result = CheckResult::kRefuted;
      draft.message += say("；各项得分合计连同执行率应为 {}分",
                           "; the targets' scores and execution "
                           "come to {} points",
                           format_points(score.stated));
    } else if (!overlap(range, score.total)) {
      draft.result = CheckResult::kRefuted;
    }
  }
}

void check_score(const Facts& facts, const std::string& programme, CheckList& checks) {
  const SelfScore score = recompute_score(facts, programme);
  const GradeStatements statements = stated_scores(facts.of(programme));
  if (score.targets == 0) return;
  CheckDraft draft{programme, CheckResult::kUnproven, format_points(score.total) + "分",
                   "",        score_words(score),     score.support};
  if (statements.empty()) {
    draft.message = say("没有自评得分；{}", "no score is stated; {}", draft.message);
    return checks.add(std::move(draft));
  }
  compare_scores(facts, statements, score, draft);
  draft.message = say("所载得分 {}；{}", "stated {}; {}", draft.actual, draft.message);
  checks.add(std::move(draft), score.has_own_weights ? Severity::kError : Severity::kDoubt);
}

}  // namespace

RuleInfo P15::info() {
  return {
      "P15",
      say("评分重算", "scores and grades recomputed"),
      say("等级按 P15 的分数线；得分 ＝ Σ 权重 × 完成程度，不能评的不计",
          "the grade by the bounds of P15; score = sum of weight × degree of completion, without "
          "what cannot be assessed"),
      say("财预〔2020〕10号；财预〔2021〕101号（成本）†",
          "MOF 财预〔2020〕10号; 财预〔2021〕101号 (cost) †"),
      Severity::kError,
      say("每一条等级陈述；有目标的资金项目",
          "each statement of a grade; each programme with targets"),
      say("记录 statement（grade）、target（weight、category）、indicator_"
          "report（value、score）、disbursement"
          "（payment）、budget",
          "statement: grade; target: weight, category; indicator_report: value, score; "
          "disbursement: "
          "payment; budget"),
      {{CheckResult::kConfirmed, say("等级相符；得分全部可评，且与重算相符",
                                     "the grade is the score's; all can be assessed, and agrees")},
       {CheckResult::kRefuted,
        say("等级不符；得分在重算的区间之外，或不等于各项得分之和（目标没有写明权重、按标准权重算的"
            "，为疑点）",
            "another grade; a score outside what is recomputed, or not the sum of the targets' "
            "scores "
            "(a doubt where standard weights stand for those that targets do not state)")},
       {CheckResult::kUnproven,
        say("没有自评得分；有一部分不能评，得分在重算的区间之内；等级或得分写法不明",
            "no score is stated; a part cannot be assessed, and the score is "
            "within the range; no grade or score that is known")},
       {CheckResult::kNotApplicable,
        say("没有目标，也没有等级陈述", "neither targets nor grades")}}};
}

void P15::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<GradeClaim>(&placed.record.claim);
    if (claim != nullptr) check_grade(facts, placed, *claim, checks);
  }
  for (const auto& [id, placed] : facts.registry.programmes) check_score(facts, id, checks);
}

}  // namespace fundtrail
