// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_rules.h"

#include <algorithm>

#include "verifier/rules/target_view.h"

namespace fundtrail {
namespace {

// A sum of figures of one unit: money in 分, others at the unit's most decimals.
WideSum scaled(const Figure& figure) {
  if (is_money(figure.unit)) return figure_fen(figure);
  WideSum value = figure.mantissa;
  for (int i = figure.decimals; i < decimals_max(figure.unit); ++i) value *= 10;
  return value;
}

bool is_same_unit(const Figure& left, const Figure& right) {
  return left.unit == right.unit || (is_money(left.unit) && is_money(right.unit));
}

// Formats the size of such a sum, without trailing zeros.
std::string format_scaled(WideSum value, Unit unit) {
  WideSum size = value < 0 ? -value : value;
  if (is_money(unit)) return format_wan_yuan(size);
  int decimals = decimals_max(unit);
  for (; decimals > 0 && size % 10 == 0; --decimals) size /= 10;
  std::string digits = format_wide(size);
  const auto width = static_cast<std::size_t>(decimals);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (width > 0) digits.insert(digits.size() - width, 1, '.');
  return digits.append(enum_name(unit));
}

// Shares, indexes, dates and grades of parts have no sum.
bool is_additive(const Target& target) {
  const bool is_amount =
      !target.scale || target.scale == Scale::kCount || target.scale == Scale::kMoney;
  return is_amount && target.value->unit != Unit::kPercent;
}

// A part counts toward the whole if it is in the same unit and, where both say one, the same year.
bool is_part_of(const Target& part, const Target& whole) {
  const bool has_same_year =
      !part.output_year || !whole.output_year || part.output_year == whole.output_year;
  return part.value && is_same_unit(*part.value, *whole.value) && has_same_year;
}

std::string list_parts(const Facts& facts, std::vector<const Placed<Target>*> parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const auto* left, const auto* right) {
    return scaled(*left->record.value) > scaled(*right->record.value);
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kPartsShown); ++i) {
    const Target& part = parts[i]->record;
    text += text.empty() ? "" : " + ";
    if (part.party) text += facts.name(part.party->id) + " ";
    text += format_figure(*part.value);
  }
  return parts.size() > kPartsShown ? text + " + …" : text;
}

// Says what the sum of the parts comes to.
void compare_parts(const Facts& facts, const Target& whole,
                   const std::vector<const Placed<Target>*>& parts, CheckDraft& draft) {
  WideSum sum = 0;
  for (const auto* part : parts) sum += scaled(*part->record.value);
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

// Whether a statement says of this target that it was met. A topic is in words, and narrows to
// nothing that the ledger knows.
bool claims_met(const Statement& statement, const Target& target) {
  const auto* claim = std::get_if<AssertionClaim>(&statement.claim);
  const bool is_about_targets =
      claim != nullptr && (claim->assertion == AssertionType::kAllTargetsMet ||
                           claim->assertion == AssertionType::kNoDeviation);
  if (!is_about_targets || claim->tense.value_or(Tense::kDone) != Tense::kDone) return false;
  if (!claim->scope) return true;
  const AssertionScope& scope = *claim->scope;
  return (!scope.party || scope.party == target.party) &&
         (!scope.category || scope.category == target.category) &&
         (!scope.year || !target.output_year || scope.year == target.output_year);
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
  return {"P01", say("目标分解合计", "parts add up to the target"),
          say("Σ分解目标 ＝ 总目标（同单位；载明年度的须同年度）",
              "sum of the parts = the whole (same unit; same year where stated)"),
          say("区域绩效目标分解", "decomposition of regional targets"), Severity::kError};
}

void P01::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.children.empty() && view.target->record.value) check_parts(facts, view, checks);
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
