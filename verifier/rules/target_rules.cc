// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_rules.h"

#include <algorithm>

#include "verifier/rules/figure_sums.h"
#include "verifier/rules/statement_scope.h"
#include "verifier/rules/target_parts.h"
#include "verifier/rules/target_view.h"

namespace fundtrail {
namespace {

// Says what the sum of the parts comes to.
void compare_parts(const Facts& facts, const Target& whole,
                   const std::vector<const Placed<Target>*>& parts, CheckDraft& draft) {
  const WideSum sum = sum_of(parts);
  const WideSum difference = sum - scaled(*whole.value);
  draft.actual = format_scaled(sum, whole.value->unit);
  if (difference == 0) {
    draft.result = CheckResult::kConfirmed;
    draft.message =
        say("{}：{} ＝ {}", "{}: {} = {}", whole.name, list_parts(facts, parts), draft.expected);
    return;
  }
  draft.result = CheckResult::kRefuted;
  draft.message = say("{}：分解合计 {}（{}），总目标 {}，{} {}",
                      "{}: the parts come to {} ({}), the whole is {}: {} {}", whole.name,
                      draft.actual, list_parts(facts, parts), draft.expected,
                      difference < 0 ? say("少", "short by") : say("多", "over by"),
                      format_scaled(difference, whole.value->unit));
}

void check_parts(const Facts& facts, const TargetView& view, CheckList& checks) {
  const Target& whole = view.target->record;
  CheckDraft draft{whole.id.value, CheckResult::kUnproven, format_figure(*whole.value), "", {}, {}};
  draft.support.add(facts.registry.support_of(*view.target));
  std::vector<const Placed<Target>*> parts;
  for (const auto* child : view.children) {
    if (!is_part_of(child->record, whole)) continue;
    parts.push_back(child);
    draft.support.add(facts.registry.support_of(*child));
  }
  if (!is_additive(whole)) {
    draft.result = CheckResult::kNotApplicable;
    draft.message = say("{}：比率、指数一类的目标，各部分不能相加",
                        "{}: shares, indexes and the like have no sum", target_text(whole));
  } else if (parts.empty()) {
    draft.message = say("{}：各分解目标与它单位或年度不同，无法加总",
                        "{}: its parts differ from it in unit or year", target_text(whole));
  } else {
    compare_parts(facts, whole, parts, draft);
  }
  checks.add(std::move(draft));
}

// Whether a statement says of this target that it was met.
bool claims_met(const Statement& statement, const Target& target) {
  const AssertionClaim* claim = done_assertion(statement);
  const bool is_about_targets =
      claim != nullptr && (claim->assertion == AssertionType::kAllTargetsMet ||
                           claim->assertion == AssertionType::kNoDeviation);
  return is_about_targets && is_about(*claim, target);
}

// How far apart the values of one group are, where they are figures of one unit.
Message spread_text(const std::vector<const Placed<IndicatorReport>*>& group) {
  std::optional<WideSum> least;
  std::optional<WideSum> most;
  std::optional<Unit> unit;
  for (const auto* report : group) {
    const auto* figure = std::get_if<Figure>(&report->record.value.value);
    if (figure == nullptr) return {};
    const Unit base = is_money(figure->unit) ? Unit::kYuan : figure->unit;
    if (unit && *unit != base) return {};
    unit = base;
    least = std::min(least.value_or(scaled(*figure)), scaled(*figure));
    most = std::max(most.value_or(scaled(*figure)), scaled(*figure));
  }
  if (!unit) return {};
  return say("，相差 {}", ", {} apart", format_scaled(*most - *least, *unit));
}

}  // namespace

RuleInfo P01::info() {
  return {
      "P01",
      say("目标分解合计", "parts add up to the target"),
      say("Σ分解目标 ＝ 总目标（同单位；载明年度的须同年度）",
          "sum of the parts = the whole (same unit; same year where stated)"),
      say("区域绩效目标分解 †", "decomposition of regional targets †"),
      Severity::kError,
      say("每个有分解目标、有指标值的目标", "each target with parts and a value"),
      say("target（parent；不论口径）", "target: parent, whatever the caliber"),
      {{CheckResult::kConfirmed, say("相等", "they are equal")},
       {CheckResult::kRefuted, say("不等；写出少多少、多多少", "they differ, by how much is told")},
       {CheckResult::kUnproven,
        say("没有一个分解目标与它同单位、同年度", "no part is of its unit and year")},
       {CheckResult::kNotApplicable, say("比率、指数、日期、等级一类，不能相加",
                                         "shares, indexes, dates and grades have no sum")}}};
}

void P01::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.children.empty() && view.target->record.value) check_parts(facts, view, checks);
    }
  }
}

RuleInfo P02::info() {
  return {
      "P02",
      say("目标达成", "target met"),
      say("每个所报完成值与指标值按比较方式相符；定性目标为达成",
          "every reported value compares with the target as it asks; a qualitative one is met"),
      say("项目支出绩效评价管理办法 财预〔2020〕10号 †", "MOF 财预〔2020〕10号 †"),
      Severity::kError,
      say("每个没有上级的目标", "each target without a parent"),
      say("记录 target、indicator_report、statement、document",
          "target, indicator_report, statement, document"),
      {{CheckResult::kConfirmed,
        say("每个值都达到，都有证据", "every value meets it, and is evidenced")},
       {CheckResult::kStated,
        say("每个值都达到，有一个没有证据，或定性目标没有验收资料",
            "every value meets it, and some are not evidenced, or of words without an acceptance")},
       {CheckResult::kRefuted,
        say("任一值没有达到；定性目标为部分达成或未达成（没有陈述说它已完成的，为疑点）",
            "some value does not; words say partly or not met (a doubt where nothing states that "
            "it was met)")},
       {CheckResult::kUnproven,
        say("没有完成数；只有分单位的完成数；单位、性质不同或目标没有指标值，无法比较",
            "nothing is reported, or only of single parties, or nothing comparable")}}};
}

void P02::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const auto& statements = facts.of(id).statements;
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.is_top) continue;
      TargetOutcome outcome = judge_target(facts.registry, view);
      const Target& target = view.target->record;
      const bool is_claimed =
          std::any_of(statements.begin(), statements.end(),
                      [&](const auto* said) { return claims_met(said->record, target); });
      checks.add({target.id.value, outcome.result, target.value ? format_figure(*target.value) : "",
                  outcome.actual, std::move(outcome.detail), std::move(outcome.support)},
                 is_claimed ? Severity::kError : Severity::kDoubt);
    }
  }
}

RuleInfo P04::info() {
  return {
      "P04",
      say("同一指标多值", "one target, several values"),
      say("同一目标、同一单位、同一截止日只有一个完成值",
          "one reported value for each target, party and day"),
      say("数据一致性", "consistency"),
      Severity::kError,
      say("有不同数值的目标；没有发现时为资金项目",
          "the target with several values; of a programme without any, the programme"),
      say("indicator_report（没有写明单位的，按目标的；都没有写明截止日的，算同一天）、target",
          "indicator_report: where it names no party, the target's, and no day is one day; target"),
      {{CheckResult::kRefuted, say("报有不同数值", "different values are reported")},
       {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
       {CheckResult::kNotApplicable, say("没有指标完成记录", "nothing is reported")}}};
}

void P04::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::size_t found = 0;
    std::uint64_t reports = 0;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      reports += view.reports.size();
      for (const auto* report : view.reports) support.add(facts.registry.support_of(*report));
      for (const auto& group : contradictions(view)) {
        ++found;
        CheckDraft draft{
            view.target->record.id.value, CheckResult::kRefuted, "", list_values(group), {}, {}};
        for (const auto* report : group) draft.support.add(facts.registry.support_of(*report));
        draft.message = say("{} 报有不同数值：{}{}", "{} was reported as {}{}",
                            view.target->record.name, value_words(group), spread_text(group));
        checks.add(std::move(draft));
      }
    }
    if (found > 0) continue;
    checks.add({id, reports == 0 ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                say("已查 {} 笔指标完成记录", "{} indicator reports looked at", reports), support});
  }
}

RuleInfo P05::info() {
  return {"P05",
          say("比率上界", "share at most 100 %"),
          say("占比类指标（备案率、合格率、满意度…）的完成值 ≤ 100%",
              "the value of a share (filing rate, pass rate, satisfaction, …) <= 100 %"),
          say("指标定义：部分不超过总体", "definition: a part is not more than the whole"),
          Severity::kDoubt,
          say("超出的指标完成；没有发现时为资金项目",
              "the report that is above; of a programme without any, the programme"),
          say("target（scale 为 share）、indicator_report（单位 %）",
              "target: scale share; indicator_report in %"),
          {{CheckResult::kRefuted, say("大于 100%", "it is above 100 %")},
           {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
           {CheckResult::kNotApplicable, say("没有占比类的完成记录", "no share is reported")}}};
}

void P05::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::size_t found = 0;
    std::uint64_t shares = 0;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      if (view.target->record.scale != Scale::kShare) continue;
      for (const auto* report : view.reports) {
        const auto* value = std::get_if<Figure>(&report->record.value.value);
        if (value == nullptr || value->unit != Unit::kPercent) continue;
        ++shares;
        support.add(facts.registry.support_of(*report));
        if (compare(figure_value(*value), {1, 1}).value_or(0) <= 0) continue;
        ++found;
        CheckDraft draft{
            report->record.id.value, CheckResult::kRefuted, "≤100%", format_figure(*value), {}, {}};
        draft.support.add(facts.registry.support_of(*report));
        draft.message = say("{} 报为 {}：部分不会超过总体，请核对分母",
                            "{} was reported as {}: a part is not more than the whole; check the "
                            "denominator",
                            view.target->record.name, draft.actual);
        checks.add(std::move(draft));
      }
    }
    if (found > 0) continue;
    checks.add({id, shares == 0 ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                say("已查 {} 笔占比类完成记录", "{} reports of shares looked at", shares),
                support});
  }
}

}  // namespace fundtrail
