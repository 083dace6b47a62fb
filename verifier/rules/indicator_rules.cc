// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/indicator_rules.h"

#include <algorithm>
#include <tuple>

#include "verifier/rules/figure_sums.h"
#include "verifier/rules/target_excess.h"
#include "verifier/rules/target_parts.h"

namespace fundtrail {
namespace {

Unit base_unit_of(const Figure& figure) {
  return is_money(figure.unit) ? Unit::kYuan : figure.unit;
}

// What a report divides: as it says itself, or else what was done by what was to be done.
struct RatioUse {
  const Placed<Target>* target = nullptr;
  const Placed<IndicatorReport>* report = nullptr;
  Figure numerator;
  Figure denominator;
  bool is_written = false;  // the report itself names both
};

std::optional<RatioUse> ratio_use(const TargetView& view, const Placed<IndicatorReport>& report) {
  RatioUse use{view.target, &report, {}, {}, report.record.numerator.has_value()};
  if (use.is_written) {
    use.numerator = *report.record.numerator;
    use.denominator = *report.record.denominator;
    return use;
  }
  const auto* value = std::get_if<Figure>(&report.record.value.value);
  const auto& target = view.target->record.value;
  const bool is_amount =
      value != nullptr && target && is_same_unit(*value, *target) && value->unit != Unit::kPercent;
  if (!is_amount) return std::nullopt;
  use.numerator = *value;
  use.denominator = *target;
  return use;
}

using RatioKey = std::tuple<Unit, WideSum, Unit, WideSum>;

RatioKey key_of(const RatioUse& use) {
  return {base_unit_of(use.numerator), scaled(use.numerator), base_unit_of(use.denominator),
          scaled(use.denominator)};
}

// Whatever is done wholly has its whole for numerator and denominator: that two do says nothing.
bool is_whole(const RatioUse& use) {
  return is_same_unit(use.numerator, use.denominator) &&
         scaled(use.numerator) == scaled(use.denominator);
}

// Adds the check of reports that divide the same figures, if they are of several targets and one of
// them says what it divides: that two counts agree by themselves is chance. Returns whether it did.
bool check_uses(const Facts& facts, const std::vector<RatioUse>& uses, CheckList& checks) {
  const auto written =
      std::find_if(uses.begin(), uses.end(), [](const RatioUse& use) { return use.is_written; });
  const bool is_several = std::any_of(uses.begin(), uses.end(), [&](const RatioUse& use) {
    return use.target != uses.front().target;
  });
  if (written == uses.end() || !is_several || is_whole(*written)) return false;
  CheckDraft draft{written->report->record.id.value, CheckResult::kRefuted, "", "", {}, {}};
  draft.actual = format_figure(written->numerator) + " / " + format_figure(written->denominator);
  Message names;
  std::string last;
  for (const RatioUse& use : uses) {
    draft.support.add(facts.registry.support_of(*use.report));
    if (use.target->record.id.value == last) continue;
    last = use.target->record.id.value;
    if (!names.is_empty()) names += say("、", ", ");
    names += say("{}", "{}", use.target->record.name);
  }
  draft.message = say("{} 用的是同一个分子、分母 {}，请核对是否一项成果计作几项指标",
                      "{} divide the same figures, {}: check whether one result counts as several "
                      "indicators",
                      names, draft.actual);
  checks.add(std::move(draft));
  return true;
}

// Which severity an excess has, if it is beyond a threshold.
std::optional<Severity> severity_of(const Ratio& excess, const Thresholds& thresholds) {
  const auto is_beyond = [&excess](std::int64_t basis_points) {
    return compare(excess, share_of(basis_points)).value_or(0) > 0;
  };
  if (is_beyond(thresholds.p07_doubt_bp)) return Severity::kDoubt;
  if (is_beyond(thresholds.p07_hint_bp)) return Severity::kHint;
  return std::nullopt;
}

// Where the parts come to something else than the whole, what the excess is over them.
Message over_parts(const TargetView& view, const Figure& value) {
  const auto parts = summed_parts(view);
  const WideSum sum = sum_of(parts);
  const Figure& whole = *view.target->record.value;
  if (sum <= 0 || sum == scaled(whole)) return {};
  return say("；对分解目标合计 {}，超出 {}", "; over the sum of its parts, {}, it is {}",
             format_scaled(sum, whole.unit), format_share({scaled(value) - sum, sum}));
}

// Returns whether the excess is beyond a threshold.
bool add_excess(const Facts& facts, const TargetView& view, const Placed<IndicatorReport>& report,
                const Ratio& excess, CheckList& checks) {
  const auto severity = severity_of(excess, facts.thresholds);
  if (!severity) return false;
  const Target& target = view.target->record;
  const Figure& value = std::get<Figure>(report.record.value.value);
  const bool is_at_most =
      target.comparator == Comparator::kLe || target.comparator == Comparator::kLt;
  CheckDraft draft{report.record.id.value,
                   CheckResult::kRefuted,
                   format_figure(*target.value),
                   format_figure(value),
                   {},
                   {}};
  draft.support.add(facts.registry.support_of(*view.target));
  draft.support.add(facts.registry.support_of(report));
  draft.message =
      say("{}，所报 {}，{} {}，请说明目标是否定得偏低",
          "{}, reported {}, {} {}: was it set too low?", target_text(target), draft.actual,
          is_at_most ? say("低于目标", "below it by") : say("超出", "beyond it by"),
          format_share(excess));
  if (!is_at_most) draft.message += over_parts(view, value);
  const bool is_grave = compare(excess, share_of(facts.thresholds.p07_grave_bp)).value_or(0) > 0;
  if (is_grave) draft.message += say("；偏离很大，应重点核实", "; so far off, check it first");
  checks.add(std::move(draft), *severity);
  return true;
}

}  // namespace

RuleInfo P06::info() {
  return {
      "P06",
      say("重复计列", "counted twice"),
      say("两项指标的分子、分母不相同",
          "no two indicators have the same numerator and denominator"),
      say("指标相互独立", "indicators are independent"),
      Severity::kDoubt,
      say("写明分子、分母而与别的指标相同的完成数；没有发现时为资金项目",
          "the report that names a numerator and denominator which another indicator has too; of a "
          "programme without any, the programme"),
      say("target（没有上级者）、indicator_"
          "report（numerator、denominator；没有写明的，完成值对指标值）",
          "target without a parent; indicator_report: numerator and denominator, or else its value "
          "over the target's"),
      {{CheckResult::kRefuted,
        say("几项指标的分子、分母都相同，且分子不等于分母",
            "several indicators have the same, and not a whole over itself")},
       {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
       {CheckResult::kUnproven, say("有完成数，但都没有分子、分母，也不是数量",
                                    "what is reported has no numerator and denominator, and is no "
                                    "count")},
       {CheckResult::kNotApplicable, say("没有完成数", "nothing is reported")}}};
}

void P06::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::map<RatioKey, std::vector<RatioUse>> uses;
    std::uint64_t reports = 0;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.is_top) continue;
      for (const auto* report : whole_reports(view)) {
        ++reports;
        const auto use = ratio_use(view, *report);
        if (!use) continue;
        support.add(facts.registry.support_of(*report));
        uses[key_of(*use)].push_back(*use);
      }
    }
    bool is_found = false;
    for (const auto& [key, group] : uses) is_found |= check_uses(facts, group, checks);
    if (is_found) continue;
    if (reports == 0) {
      checks.add(
          {id, CheckResult::kNotApplicable, "", "", say("没有完成数", "nothing is reported"), {}});
    } else if (uses.empty()) {
      checks.add({id,
                  CheckResult::kUnproven,
                  "",
                  "",
                  say("{} 笔完成数都没有写明分子、分母，无从比对",
                      "none of {} reports names its numerator and denominator", reports),
                  {}});
    } else {
      checks.add({id, CheckResult::kClear, "", "",
                  say("已查 {} 笔有分子、分母的完成数", "{} reports with both figures looked at",
                      support.count()),
                  support});
    }
  }
}

RuleInfo P07::info() {
  return {
      "P07",
      say("超额", "far beyond the target"),
      say("(完成值 − 指标值) / 指标值 不超过阈值；“≤”的目标反过来算",
          "(value - target) / target within the thresholds; of targets “at most” the other way "
          "round"),
      say("项目支出绩效评价管理办法 财预〔2020〕10号：偏离度", "MOF 财预〔2020〕10号: deviation"),
      Severity::kDoubt,
      say("超出阈值的指标完成；没有发现时为资金项目",
          "the report that is beyond a threshold; of a programme without any, the programme"),
      say("target（没有上级者；另写出对分解目标合计的超额）、indicator_report",
          "target without a parent, with what its parts come to; indicator_report"),
      {{CheckResult::kRefuted,
        say("超过 P07.hint 为提示，超过 P07.doubt 为疑点，超过 P07.grave 为重点疑点",
            "beyond P07.hint a hint, beyond P07.doubt a doubt, beyond P07.grave one to check "
            "first")},
       {CheckResult::kClear, say("都没有超过；写明已查笔数", "none is beyond them")},
       {CheckResult::kUnproven,
        say("有指标值，没有可比的完成数", "there are targets and nothing comparable is reported")},
       {CheckResult::kNotApplicable, say("没有带指标值的目标", "no target has a value")}}};
}

void P07::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    bool is_found = false;
    bool has_value = false;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.is_top || !view.target->record.value) continue;
      has_value = true;
      for (const auto* report : whole_reports(view)) {
        const auto excess = excess_of(view.target->record, report->record);
        if (!excess) continue;
        support.add(facts.registry.support_of(*report));
        is_found |= add_excess(facts, view, *report, *excess, checks);
      }
    }
    if (is_found) continue;
    if (!has_value) {
      checks.add({id,
                  CheckResult::kNotApplicable,
                  "",
                  "",
                  say("没有带指标值的目标", "no target has a value"),
                  {}});
    } else if (support.is_empty()) {
      checks.add({id,
                  CheckResult::kUnproven,
                  "",
                  "",
                  say("没有可与目标相比的完成数", "nothing comparable is reported"),
                  {}});
    } else {
      checks.add({id, CheckResult::kClear, "", "",
                  say("已查 {} 笔完成数", "{} reports looked at", support.count()), support});
    }
  }
}

}  // namespace fundtrail
