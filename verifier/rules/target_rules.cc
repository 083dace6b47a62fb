// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_rules.h"

#include <algorithm>

#include "verifier/rules/target_view.h"

namespace fundtrail {
namespace {

// A part counts toward the whole if it is in the same unit and, where both say one, the same year.
bool is_part_of(const Target& part, const Target& whole) {
  const bool has_same_unit = part.value && whole.value && part.value->unit == whole.value->unit;
  const bool has_same_year =
      !part.output_year || !whole.output_year || part.output_year == whole.output_year;
  return has_same_unit && has_same_year;
}

void check_parts(const Registry& registry, const TargetView& view, CheckList& checks) {
  const Target& whole = view.target->record;
  const int decimals = decimals_max(whole.value->unit);
  const auto scale = [decimals](const Figure& figure) {
    WideSum value = figure.mantissa;
    for (int i = figure.decimals; i < decimals; ++i) value *= 10;
    return value;
  };
  WideSum sum = 0;
  std::string parts;
  CheckDraft draft{whole.id.value, CheckResult::kUnproven, "", "", {}, {}};
  draft.support.add(registry.support_of(*view.target));
  for (const auto* child : view.children) {
    if (!is_part_of(child->record, whole)) continue;
    sum += scale(*child->record.value);
    parts += (parts.empty() ? "" : " + ") + format_figure(*child->record.value);
    draft.support.add(registry.support_of(*child));
  }
  if (parts.empty()) {
    draft.message = say("{}：各分解目标与它单位或年度不同，无法加总",
                        "{}: its parts differ from it in unit or year", target_text(whole));
    checks.add(std::move(draft));
    return;
  }
  const WideSum difference = sum - scale(*whole.value);
  const auto show = [&](WideSum value) {
    WideSum shown = value < 0 ? -value : value;
    int shown_decimals = decimals;
    while (shown_decimals > 0 && shown % 10 == 0) {
      shown /= 10;
      --shown_decimals;
    }
    return format_figure({static_cast<std::int64_t>(shown),
                          static_cast<std::uint8_t>(shown_decimals), whole.value->unit});
  };
  draft.expected = format_figure(*whole.value);
  draft.actual = show(sum);
  draft.result = difference == 0 ? CheckResult::kConfirmed : CheckResult::kRefuted;
  if (difference == 0) {
    draft.message = say("{}：{} ＝ {}", "{}: {} = {}", whole.name, parts, draft.expected);
  } else {
    draft.message =
        say("{}：分解合计 {}，总目标 {}，{} {}", "{}: the parts come to {}, the whole is {}: {} {}",
            whole.name, parts, draft.expected,
            difference < 0 ? say("少", "short by") : say("多", "over by"), show(difference));
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo P01::info() {
  return {"P01", say("目标分解合计", "parts add up to the target"),
          say("Σ分解目标 ＝ 总目标（同单位；载明年度的须同年度）",
              "sum of the parts = the whole (same unit; same year where stated)"),
          say("区域绩效目标分解", "decomposition of regional targets"), Severity::kError};
}

void P01::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    for (const TargetView& view : view_targets(facts.registry, id, false)) {
      if (!view.children.empty() && view.target->record.value) {
        check_parts(facts.registry, view, checks);
      }
    }
  }
}

RuleInfo P02::info() {
  return {"P02", say("目标达成", "target met"),
          say("每个所报完成值与指标值按比较方式相符；定性目标为达成",
              "every reported value compares with the target as it asks; a qualitative one is met"),
          say("项目支出绩效评价管理办法 财预〔2020〕10号", "MOF 财预〔2020〕10号"),
          Severity::kError};
}

void P02::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const auto statements = facts.statements_of(id);
    const bool claims_met = std::any_of(statements.begin(), statements.end(), [](const auto* s) {
      const auto* claim = std::get_if<AssertionClaim>(&s->record.claim);
      return claim != nullptr && (claim->assertion == AssertionType::kAllTargetsMet ||
                                  claim->assertion == AssertionType::kNoDeviation);
    });
    for (const TargetView& view : view_targets(facts.registry, id, true)) {
      TargetOutcome outcome = judge_target(facts.registry, view);
      const Target& target = view.target->record;
      checks.add({target.id.value, outcome.result, target.value ? format_figure(*target.value) : "",
                  outcome.actual, std::move(outcome.detail), std::move(outcome.support)},
                 claims_met ? Severity::kError : Severity::kDoubt);
    }
  }
}

RuleInfo P04::info() {
  return {"P04", say("同一指标多值", "one target, several values"),
          say("同一目标、同一单位、同一截止日只有一个完成值",
              "one reported value for each target, party and day"),
          say("数据一致性", "consistency"), Severity::kError};
}

void P04::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::size_t found = 0;
    std::uint64_t reports = 0;
    Support support;
    for (const TargetView& view : view_targets(facts.registry, id, false)) {
      reports += view.reports.size();
      for (const auto* report : view.reports) support.add(facts.registry.support_of(*report));
      for (const auto& group : contradictions(view)) {
        ++found;
        CheckDraft draft{
            view.target->record.id.value, CheckResult::kRefuted, "", list_values(group), {}, {}};
        for (const auto* report : group) draft.support.add(facts.registry.support_of(*report));
        draft.message =
            say("{} 先后报为 {}", "{} was reported as {}", view.target->record.name, draft.actual);
        checks.add(std::move(draft));
      }
    }
    if (found > 0) continue;
    checks.add({id, reports == 0 ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                say("已查 {} 笔指标完成记录", "{} indicator reports looked at", reports), support});
  }
}

RuleInfo P05::info() {
  return {"P05", say("比率上界", "share at most 100 %"),
          say("占比类指标（备案率、合格率、满意度…）的完成值 ≤ 100%",
              "the value of a share (filing rate, pass rate, satisfaction, …) <= 100 %"),
          say("指标定义：部分不超过总体", "definition: a part is not more than the whole"),
          Severity::kDoubt};
}

void P05::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::size_t found = 0;
    std::uint64_t shares = 0;
    Support support;
    for (const TargetView& view : view_targets(facts.registry, id, false)) {
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
