// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_view.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace fundtrail {
namespace {

using Reports = std::vector<const Placed<IndicatorReport>*>;

// Money in different units is one unit.
Unit base_unit(Unit unit) { return is_money(unit) ? Unit::kYuan : unit; }

bool is_before(const ReportedValue& left, const ReportedValue& right) {
  if (left.value.index() != right.value.index()) return left.value.index() < right.value.index();
  const auto* figure = std::get_if<Figure>(&left.value);
  if (figure == nullptr) {
    return std::get<QualitativeResult>(left.value) < std::get<QualitativeResult>(right.value);
  }
  const auto& other = std::get<Figure>(right.value);
  if (base_unit(figure->unit) != base_unit(other.unit)) {
    return base_unit(figure->unit) < base_unit(other.unit);
  }
  return compare(figure_value(*figure), figure_value(other)).value_or(0) < 0;
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

// Whether a report is about a part of what the target is about.
bool is_part(const Target& target, const IndicatorReport& report) {
  if (!report.party) return report.coverage == Coverage::kParty && !target.party;
  const bool is_whole = report.party == target.party || report.coverage == Coverage::kProgramme ||
                        report.coverage == Coverage::kWider;
  return !is_whole;
}

bool rests_on_acceptance(const Registry& registry, const IndicatorReport& report) {
  return std::any_of(report.evidence.begin(), report.evidence.end(), [&](const Evidence& evidence) {
    const Document* document = registry.find_evidence(evidence.document.id);
    return document != nullptr && document->type == DocumentType::kAcceptance &&
           is_evidence_for(Kind::kIndicatorReport, *document);
  });
}

Message judged_text(const TargetOutcome& outcome, const Target& target) {
  Message text = say("{}，所报 {}", "{}, reported {}", target_text(target), outcome.values);
  if (target.comparator == Comparator::kUnstated) {
    text += say("（未载明比较方式，按 ≥）", " (no comparator stated; read as ≥)");
  }
  if (outcome.has_contradiction) text += say("（前后数值不一）", " (contradicting values)");
  return text;
}

// What the reports of a target show together.
struct Verdicts {
  bool has_failure = false;
  bool has_incomparable = false;
  bool needs_acceptance = false;
};

Verdicts judge_reports(const Registry& registry, const Target& target, const Reports& reports) {
  Verdicts verdicts;
  for (const auto* placed : reports) {
    const IndicatorReport& report = placed->record;
    const Verdict verdict = judge_value(target, report.value);
    verdicts.has_failure |= verdict == Verdict::kFails;
    verdicts.has_incomparable |= verdict == Verdict::kIncomparable;
    verdicts.needs_acceptance |=
        target.comparator == Comparator::kQualitative && !rests_on_acceptance(registry, report);
  }
  return verdicts;
}

// A target that leads, over others of its programme, to one without a parent is not a top one.
void mark_tops(std::map<std::string, TargetView>& views) {
  std::vector<const TargetView*> reached;
  for (const auto& [id, view] : views) {
    if (view.is_top) reached.push_back(&view);
  }
  std::set<std::string_view> below;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const auto* child : reached[i]->children) {
      const auto it = views.find(child->record.id.value);
      if (below.insert(it->first).second) reached.push_back(&it->second);
    }
  }
  for (auto& [id, view] : views) view.is_top = !below.contains(id);
}

}  // namespace

std::vector<TargetView> view_targets(const Registry& registry) {
  std::map<std::string, TargetView> views;
  for (const auto& [id, placed] : registry.targets) views[id].target = &placed;
  for (const auto& [id, placed] : registry.targets) {
    if (!placed.record.parent) continue;
    const auto parent = views.find(placed.record.parent->id);
    const bool is_linked = parent != views.end() && parent->first != id &&
                           parent->second.target->record.programme == placed.record.programme;
    if (!is_linked) continue;
    parent->second.children.push_back(&placed);
    views[id].is_top = false;
  }
  mark_tops(views);
  for (const auto& [id, placed] : registry.reports) {
    const auto target = views.find(placed.record.target.id);
    if (target != views.end()) target->second.reports.push_back(&placed);
  }
  std::vector<TargetView> result;
  result.reserve(views.size());
  for (auto& [id, view] : views) result.push_back(std::move(view));
  return result;
}

Verdict judge_value(const Target& target, const ReportedValue& reported) {
  const auto* quality = std::get_if<QualitativeResult>(&reported.value);
  if (target.comparator == Comparator::kQualitative) {
    if (quality == nullptr) return Verdict::kIncomparable;
    return *quality == QualitativeResult::kMet ? Verdict::kMeets : Verdict::kFails;
  }
  const auto* figure = std::get_if<Figure>(&reported.value);
  if (figure == nullptr || !target.value) return Verdict::kIncomparable;
  if (base_unit(figure->unit) != base_unit(target.value->unit)) return Verdict::kIncomparable;
  const auto order = compare(figure_value(*figure), figure_value(*target.value));
  if (!order) return Verdict::kIncomparable;
  return meets(target.comparator, *order) ? Verdict::kMeets : Verdict::kFails;
}

Reports whole_reports(const TargetView& view) {
  Reports whole;
  std::copy_if(view.reports.begin(), view.reports.end(), std::back_inserter(whole),
               [&](const auto* report) { return !is_part(view.target->record, report->record); });
  return whole;
}

TargetOutcome judge_target(const Registry& registry, const TargetView& view) {
  const Target& target = view.target->record;
  TargetOutcome outcome;
  SupportItem own = registry.support_of(*view.target);
  own.strength = Strength::kEvidenced;  // what is weighed is how far it was met
  outcome.support.add(own);
  if (view.reports.empty()) {
    outcome.result = CheckResult::kUnproven;
    outcome.detail = say("{}，没有完成数", "{}, nothing is reported", target_text(target));
    return outcome;
  }
  const Reports whole = whole_reports(view);
  const Reports& shown = whole.empty() ? view.reports : whole;
  for (const auto* report : shown) outcome.support.add(registry.support_of(*report));
  outcome.actual = list_values(shown);
  outcome.values = value_words(shown);
  outcome.has_contradiction = !contradictions(view).empty();
  outcome.has_only_parts = whole.empty();
  const Verdicts verdicts = judge_reports(registry, target, whole);
  outcome.detail = judged_text(outcome, target);
  if (verdicts.has_failure) {
    outcome.result = CheckResult::kRefuted;
  } else if (outcome.has_only_parts) {
    outcome.result = CheckResult::kUnproven;
    outcome.detail +=
        say("：都是分单位的完成数，没有整体完成数", ": all of single parties, none of the whole");
  } else if (verdicts.has_incomparable) {
    outcome.result = CheckResult::kUnproven;
    outcome.detail += say("：与目标的单位或性质不同，或目标没有指标值，无法比较",
                          ": of another unit or kind than the target, or it has no value");
  } else {
    outcome.result = verdicts.needs_acceptance ? CheckResult::kStated : weigh(outcome.support);
  }
  return outcome;
}

std::vector<Reports> contradictions(const TargetView& view) {
  using Key = std::pair<std::string, std::optional<Date>>;
  std::map<Key, Reports> groups;
  for (const auto* report : view.reports) {
    const auto& party = report->record.party ? report->record.party : view.target->record.party;
    groups[{party ? party->id : std::string(), report->record.as_of}].push_back(report);
  }
  std::vector<Reports> found;
  for (const auto& [key, reports] : groups) {
    const auto is_other = [first = reports.front()](const auto* report) {
      return !is_same(report->record.value, first->record.value);
    };
    const bool differ = std::any_of(reports.begin(), reports.end(), is_other);
    if (differ) found.push_back(reports);
  }
  return found;
}

std::string list_values(const Reports& reports) {
  std::string text;
  std::size_t shown = 0;
  for (const ReportedValue* value : distinct_values(reports)) {
    text += text.empty() ? "" : "、";
    if (shown++ == kValuesShown) return text + "…";
    text += format_reported_value(*value);
  }
  return text;
}

Message value_words(const Reports& reports) {
  Message words;
  std::size_t shown = 0;
  for (const ReportedValue* value : distinct_values(reports)) {
    if (!words.is_empty()) words += say("、", ", ");
    if (shown++ == kValuesShown) return words += say("…", "…");
    const auto* quality = std::get_if<QualitativeResult>(&value->value);
    words += quality ? enum_label(*quality) : say("{0}", "{0}", format_reported_value(*value));
  }
  return words;
}

Message target_text(const Target& target) {
  if (target.comparator == Comparator::kQualitative) {
    return say("{}（定性）", "{} (qualitative)", target.name);
  }
  if (!target.value) return say("{}（没有指标值）", "{} (without a value)", target.name);
  const bool is_unstated = target.comparator == Comparator::kUnstated;
  // The label is a sign, the same in every language.
  const auto* comparator = find_enum(target.comparator);
  const std::string_view sign = is_unstated || !comparator ? "" : comparator->zh;
  return say("{} {}{}", "{} {}{}", target.name, sign, format_figure(*target.value));
}

}  // namespace fundtrail
