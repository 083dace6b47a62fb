// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/indicator_set_rules.h"

#include <algorithm>
#include <set>

#include "verifier/rules/target_parts.h"

namespace fundtrail {
namespace {

// What a set of indicators is to have one of.
struct IndicatorGroup {
  Message name;
  std::vector<TargetCategory> categories;
};

// 成本 is a first-level indicator since 2021, and one of output before: either will do.
std::vector<IndicatorGroup> wanted_groups() {
  using Category = TargetCategory;
  return {{enum_label(Category::kOutputQuantity), {Category::kOutputQuantity}},
          {enum_label(Category::kOutputQuality), {Category::kOutputQuality}},
          {enum_label(Category::kOutputTimeliness), {Category::kOutputTimeliness}},
          {say("成本指标", "cost"),
           {Category::kOutputCost, Category::kCostEconomic, Category::kCostSocial,
            Category::kCostEcological}},
          {say("效益指标", "benefit"),
           {Category::kBenefitEconomic, Category::kBenefitSocial, Category::kBenefitEcological,
            Category::kBenefitSustained}},
          {enum_label(Category::kSatisfaction), {Category::kSatisfaction}}};
}

// The groups of which there is no indicator, in words.
Message missing_groups(const std::set<TargetCategory>& present) {
  Message missing;
  for (const IndicatorGroup& group : wanted_groups()) {
    const bool has_one = std::any_of(group.categories.begin(), group.categories.end(),
                                     [&](auto category) { return present.contains(category); });
    if (has_one) continue;
    if (!missing.is_empty()) missing += say("、", ", ");
    missing += group.name;
  }
  return missing;
}

// The parts of a target that are not reported, of parties that are named.
std::vector<const Placed<Target>*> silent_parts(const std::set<std::string>& reported,
                                                const TargetView& view) {
  std::vector<const Placed<Target>*> silent;
  for (const auto* part : view.children) {
    if (part->record.party && !reported.contains(part->record.id.value)) silent.push_back(part);
  }
  return silent;
}

// The targets of a programme of which anything is reported; and what a single party reported of the
// whole counts for that party's part.
std::set<std::string> reported_targets(const ProgrammeFacts& facts) {
  std::set<std::string> reported;
  for (const TargetView& view : facts.targets) {
    if (!view.reports.empty()) reported.insert(view.target->record.id.value);
    for (const auto* report : view.reports) {
      if (!report->record.party) continue;
      for (const auto* part : view.children) {
        if (part->record.party == report->record.party) reported.insert(part->record.id.value);
      }
    }
  }
  return reported;
}

std::string list_parties(const Facts& facts, const std::vector<const Placed<Target>*>& parts) {
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kPartsShown); ++i) {
    text += (text.empty() ? "" : "、") + facts.name(parts[i]->record.party->id);
  }
  return parts.size() > kPartsShown ? text + "…" : text;
}

// What the parts of one target count.
struct Calibers {
  std::vector<const Placed<Target>*> parts;
  std::set<std::string> stated;
  bool is_any_unstated = false;
};

Calibers calibers_of(const TargetView& view) {
  Calibers calibers{summed_parts(view), {}, false};
  for (const auto* part : calibers.parts) {
    if (part->record.caliber) {
      calibers.stated.insert(*part->record.caliber);
    } else {
      calibers.is_any_unstated = true;
    }
  }
  return calibers;
}

std::string list_texts(const std::set<std::string>& texts) {
  std::string list;
  std::size_t shown = 0;
  for (const std::string& text : texts) {
    if (shown++ == kPartsShown) return list + "…";
    list += (list.empty() ? "" : "、") + text;
  }
  return list;
}

}  // namespace

RuleInfo P11::info() {
  return {
      "P11",
      say("指标类别缺失", "kinds of indicators missing"),
      say("数量、质量、时效、成本、效益、满意度各有至少一项指标",
          "quantity, quality, timeliness, cost, benefit and satisfaction each have an indicator"),
      say("财预〔2020〕10号；财预〔2021〕101号（成本）†",
          "MOF 财预〔2020〕10号; 财预〔2021〕101号 (cost) †"),
      Severity::kDoubt,
      say("资金项目", "the programme"),
      say("记录 target（category）", "target: category"),
      {{CheckResult::kConfirmed, say("各类都有", "each kind has one")},
       {CheckResult::kRefuted, say("缺一类以上；写明缺哪几类", "some are missing, and named")},
       {CheckResult::kNotApplicable, say("没有目标", "there is no target")}}};
}

void P11::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    std::set<TargetCategory> present;
    CheckDraft draft{id, CheckResult::kNotApplicable, "", "", {}, {}};
    for (const TargetView& view : facts.of(id).targets) {
      present.insert(view.target->record.category);
      draft.support.add(facts.registry.support_of(*view.target));
    }
    const Message missing = missing_groups(present);
    if (present.empty()) {
      draft.message = say("没有绩效目标记录", "no target is recorded");
    } else if (missing.is_empty()) {
      draft.result = CheckResult::kConfirmed;
      draft.message = say("各类指标都有", "there is an indicator of each kind");
    } else {
      draft.result = CheckResult::kRefuted;
      draft.message = say("没有{}", "there is none of: {}", missing);
    }
    checks.add(std::move(draft));
  }
}

RuleInfo P12::info() {
  return {
      "P12",
      say("完成未按单位分解", "not reported by party"),
      say("目标分解到单位、又报有完成数的，各单位都有完成数",
          "where a target was decomposed and is reported, so is each party's part"),
      say("区域绩效目标分解 †", "decomposition of regional targets †"),
      Severity::kDoubt,
      say("缺分单位完成数的目标；没有发现时为资金项目",
          "the target of which parts are not reported; of a programme without any, the programme"),
      say("记录 target（parent、party）、indicator_report（party）",
          "target: parent, party; indicator_report: party"),
      {{CheckResult::kRefuted, say("报有整体完成数，而有单位没有",
                                   "the whole is reported, and a "
                                   "party's part is not")},
       {CheckResult::kClear, say("各单位都有；写明已查项数", "every part is reported")},
       {CheckResult::kUnproven,
        say("分解了的目标都没有完成数", "nothing is reported of any that was decomposed")},
       {CheckResult::kNotApplicable, say("没有分解到单位的目标", "no target was decomposed")}}};
}

void P12::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const std::set<std::string> reported = reported_targets(facts.of(id));
    bool is_found = false;
    std::uint64_t decomposed = 0;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      const bool has_party_parts =
          std::any_of(view.children.begin(), view.children.end(),
                      [](const auto* part) { return part->record.party.has_value(); });
      if (!has_party_parts) continue;
      ++decomposed;
      const auto whole = whole_reports(view);
      if (whole.empty()) continue;
      support.add(facts.registry.support_of(*view.target));
      const auto silent = silent_parts(reported, view);
      if (silent.empty()) continue;
      is_found = true;
      CheckDraft draft{
          view.target->record.id.value, CheckResult::kRefuted, "", list_values(whole), {}, {}};
      for (const auto* report : whole) draft.support.add(facts.registry.support_of(*report));
      for (const auto* part : silent) draft.support.add(facts.registry.support_of(*part));
      draft.message =
          say("{} 所报 {} 没有按单位列出：缺 {}",
              "{}, reported {}, is not reported by party: {} lacking", view.target->record.name,
              value_words(whole), list_parties(facts, silent));
      checks.add(std::move(draft));
    }
    if (is_found) continue;
    const CheckResult result = decomposed == 0      ? CheckResult::kNotApplicable
                               : support.is_empty() ? CheckResult::kUnproven
                                                    : CheckResult::kClear;
    checks.add({id, result, "", "",
                say("分解到单位的目标 {} 项，报有整体完成数的 {} 项",
                    "targets decomposed by party: {}, reported as a whole: {}", decomposed,
                    support.count()),
                support});
  }
}

RuleInfo P13::info() {
  return {"P13",
          say("口径混合", "parts of several kinds"),
          say("同一目标下相加的分解目标，口径相同",
              "parts of one target that are added up count the same thing"),
          say("数据可比性", "comparability"),
          Severity::kDoubt,
          say("各部分口径不同的目标；没有发现时为资金项目",
              "the target whose parts differ; of a programme without any, the programme"),
          say("记录 target（parent、caliber）", "target: parent, caliber"),
          {{CheckResult::kRefuted, say("写有两种以上的口径", "two or more are stated")},
           {CheckResult::kClear, say("各部分口径相同；写明已查项数", "each has one")},
           {CheckResult::kUnproven,
            say("没有发现，而有的部分没有写明口径", "none found, and some part states none")},
           {CheckResult::kNotApplicable,
            say("没有分作两部分以上、可以相加的目标", "no target has two parts that add up")}}};
}

void P13::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    bool is_found = false;
    bool is_any_unstated = false;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      const Calibers calibers = calibers_of(view);
      if (calibers.parts.size() < 2) continue;
      is_any_unstated |= calibers.is_any_unstated;
      support.add(facts.registry.support_of(*view.target));
      if (calibers.stated.size() < 2) continue;
      is_found = true;
      CheckDraft draft{view.target->record.id.value,
                       CheckResult::kRefuted,
                       "",
                       list_texts(calibers.stated),
                       {},
                       {}};
      draft.support.add(facts.registry.support_of(*view.target));
      for (const auto* part : calibers.parts) draft.support.add(facts.registry.support_of(*part));
      draft.message = say("{} 的各部分口径不同，不宜相加：{}",
                          "the parts of {} count different things, and hardly add up: {}",
                          view.target->record.name, draft.actual);
      checks.add(std::move(draft));
    }
    if (is_found) continue;
    const CheckResult result = support.is_empty() ? CheckResult::kNotApplicable
                               : is_any_unstated  ? CheckResult::kUnproven
                                                  : CheckResult::kClear;
    Message message =
        say("分作两部分以上的目标 {} 项", "targets of two parts or more: {}", support.count());
    if (result == CheckResult::kUnproven) {
      message += say("，有的部分没有写明口径", "; some part does not say what it counts");
    }
    checks.add({id, result, "", "", std::move(message), support});
  }
}

}  // namespace fundtrail
