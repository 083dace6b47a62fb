// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_view.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fundtrail {
namespace {

using Reports = std::vector<const Placed<IndicatorReport>*>;

bool is_before(const ReportedValue& left, const ReportedValue& right) {
  if (left.value.index() != right.value.index()) return left.value.index() < right.value.index();
  if (const auto* figure = std::get_if<Figure>(&left.value)) {
    const auto order = compare(figure_value(*figure), figure_value(std::get<Figure>(right.value)));
    return order.value_or(0) < 0;
  }
  return std::get<QualitativeResult>(left.value) < std::get<QualitativeResult>(right.value);
}

bool is_same(const ReportedValue& left, const ReportedValue& right) {
  return !is_before(left, right) && !is_before(right, left);
}

// Each value once, smallest first.
std::vector<const ReportedValue*> distinct_values(const Reports& reports) {
  std::vector<const ReportedValue*> values;
  for (const auto* report : reports) values.push_back(&report->record.value);
  std::sort(values.begin(), values.end(),
            [](const auto* left, const auto* right) { return is_before(*left, *right); });
  values.erase(
      std::unique(values.begin(), values.end(),
                  [](const auto* left, const auto* right) { return is_same(*left, *right); }),
      values.end());
  return values;
}

// 未载明 is read as ≥, and said so.
bool meets(Comparator comparator, int order) {
  switch (comparator) {
    case Comparator::kGt:
      return order > 0;
    case Comparator::kEq:
      return order == 0;
    case Comparator::kLe:
      return order <= 0;
    case Comparator::kLt:
      return order < 0;
    default:
      return order >= 0;
  }
}

bool is_comparable(Unit left, Unit right) {
  return left == right || (is_money(left) && is_money(right));
}

enum class Verdict { kMeets, kFails, kIncomparable };

Verdict judge_value(const Target& target, const ReportedValue& reported) {
  const auto* quality = std::get_if<QualitativeResult>(&reported.value);
  if (target.comparator == Comparator::kQualitative) {
    if (quality == nullptr) return Verdict::kIncomparable;
    return *quality == QualitativeResult::kMet ? Verdict::kMeets : Verdict::kFails;
  }
  const auto* figure = std::get_if<Figure>(&reported.value);
  if (figure == nullptr || !target.value) return Verdict::kIncomparable;
  if (!is_comparable(figure->unit, target.value->unit)) return Verdict::kIncomparable;
  const auto order = compare(figure_value(*figure), figure_value(*target.value));
  if (!order) return Verdict::kIncomparable;
  return meets(target.comparator, *order) ? Verdict::kMeets : Verdict::kFails;
}

bool rests_on_acceptance(const Registry& registry, const IndicatorReport& report) {
  return std::any_of(report.evidence.begin(), report.evidence.end(), [&](const Evidence& evidence) {
    const auto it = registry.documents.find(evidence.document.id);
    return it != registry.documents.end() && it->second.record.type == DocumentType::kAcceptance &&
           is_evidence_for(Kind::kIndicatorReport, it->second.record);
  });
}

Message judged_text(const TargetOutcome& outcome, const Target& target) {
  if (outcome.result == CheckResult::kUnproven) {
    return say("{}：所报 {} 与目标单位或性质不同，无法比较",
               "{}: the reported {} differs from it in unit or kind", target_text(target),
               outcome.values);
  }
  Message text = say("{}，所报 {}", "{}, reported {}", target_text(target), outcome.values);
  if (target.comparator == Comparator::kUnstated) {
    text += say("（未载明比较方式，按 ≥）", " (no comparator stated; read as ≥)");
  }
  if (outcome.has_contradiction) text += say("（前后数值不一）", " (contradicting values)");
  return text;
}

}  // namespace

std::vector<TargetView> view_targets(const Registry& registry, const std::string& programme,
                                     bool only_top) {
  std::map<std::string, TargetView> views;
  for (const auto& [id, placed] : registry.targets) {
    if (placed.record.programme->id == programme) views[id].target = &placed;
  }
  for (const auto& [id, placed] : registry.targets) {
    if (!placed.record.parent) continue;
    const auto parent = views.find(placed.record.parent->id);
    if (parent != views.end()) parent->second.children.push_back(&placed);
  }
  for (const auto& [id, placed] : registry.reports) {
    const auto target = views.find(placed.record.target.id);
    if (target != views.end()) target->second.reports.push_back(&placed);
  }
  std::vector<TargetView> result;
  for (auto& [id, view] : views) {
    if (!only_top || !view.target->record.parent) result.push_back(std::move(view));
  }
  return result;
}

TargetOutcome judge_target(const Registry& registry, const TargetView& view) {
  const Target& target = view.target->record;
  TargetOutcome outcome;
  outcome.support.add({view.target->sequence, Strength::kEvidenced,
                       registry.corrected_ids.contains(target.id.value)});
  if (view.reports.empty()) {
    outcome.result = CheckResult::kUnproven;
    outcome.detail = say("{}，没有完成数", "{}, nothing is reported", target_text(target));
    return outcome;
  }
  outcome.actual = list_values(view.reports);
  outcome.values = value_words(view.reports);
  outcome.has_contradiction = !contradictions(view).empty();
  bool has_failure = false;
  bool has_incomparable = false;
  bool needs_acceptance = false;
  for (const auto* report : view.reports) {
    outcome.support.add(registry.support_of(*report));
    const Verdict verdict = judge_value(target, report->record.value);
    has_failure = has_failure || verdict == Verdict::kFails;
    has_incomparable = has_incomparable || verdict == Verdict::kIncomparable;
    needs_acceptance = needs_acceptance || (target.comparator == Comparator::kQualitative &&
                                            !rests_on_acceptance(registry, report->record));
  }
  if (has_failure) {
    outcome.result = CheckResult::kRefuted;
  } else if (has_incomparable) {
    outcome.result = CheckResult::kUnproven;
  } else {
    outcome.result = needs_acceptance ? CheckResult::kStated : weigh(outcome.support);
  }
  outcome.detail = judged_text(outcome, target);
  return outcome;
}

std::vector<Reports> contradictions(const TargetView& view) {
  using Key = std::pair<std::string, std::optional<Date>>;
  std::map<Key, Reports> groups;
  for (const auto* report : view.reports) {
    const auto& party = report->record.party;
    groups[{party ? party->id : std::string(), report->record.as_of}].push_back(report);
  }
  std::vector<Reports> found;
  for (const auto& [key, reports] : groups) {
    const bool differ = std::any_of(reports.begin(), reports.end(), [&](const auto* report) {
      return !is_same(report->record.value, reports.front()->record.value);
    });
    if (differ) found.push_back(reports);
  }
  return found;
}

std::string list_values(const Reports& reports) {
  std::string text;
  for (const ReportedValue* value : distinct_values(reports)) {
    text += (text.empty() ? "" : "、") + format_reported_value(*value);
  }
  return text;
}

Message value_words(const Reports& reports) {
  Message words;
  for (const ReportedValue* value : distinct_values(reports)) {
    if (!words.is_empty()) words += say("、", ", ");
    const auto* quality = std::get_if<QualitativeResult>(&value->value);
    words += quality ? enum_label(*quality) : say("{0}", "{0}", format_reported_value(*value));
  }
  return words;
}

Message target_text(const Target& target) {
  if (!target.value) return say("{}（定性）", "{} (qualitative)", target.name);
  const bool is_unstated = target.comparator == Comparator::kUnstated;
  // The label is a sign, the same in every language.
  const auto* comparator = find_enum(target.comparator);
  const std::string_view sign = is_unstated || !comparator ? "" : comparator->zh;
  return say("{} {}{}", "{} {}{}", target.name, sign, format_figure(*target.value));
}

}  // namespace fundtrail
