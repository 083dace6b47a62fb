// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/region_rules.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "verifier/rules/party_places.h"

namespace fundtrail {
namespace {

// `220282 吉林省吉林市桦甸市`.
std::string coded_name(const RegionTable& regions, Region region) {
  return format_region(region) + " " + regions.full_name(region);
}

class RegionJudge {
 public:
  RegionJudge(const Facts& facts, CheckList& checks) : facts_(facts), checks_(checks) {}

  void judge() {
    for (const auto& [id, placed] : facts_.registry.parties) judge_party(placed);
    for (const auto& [id, placed] : facts_.registry.programmes) {
      judge_code(placed, placed.record.region);
    }
    for (const auto& [id, placed] : facts_.registry.projects) {
      if (placed.record.region) judge_code(placed, *placed.record.region);
    }
    for (const auto& [id, placed] : facts_.registry.programmes) judge_levels(id);
    judge_shared_names();
    judge_texts();
    if (!found_) conclude();
  }

 private:
  template <class T>
  void look_at(const Placed<T>& placed) {
    looked_at_.add(facts_.registry.support_of(placed));
  }

  template <class T>
  [[nodiscard]] CheckDraft draft_of(const Placed<T>& placed, Message message) const {
    CheckDraft draft{placed.record.id.value, CheckResult::kRefuted, "", "", std::move(message), {}};
    draft.support.add(facts_.registry.support_of(placed));
    return draft;
  }

  void add(CheckDraft draft, Severity severity) {
    found_ = true;
    checks_.add(std::move(draft), severity);
  }

  // Returns: whether the code is known.
  template <class T>
  bool judge_code(const Placed<T>& placed, Region region) {
    look_at(placed);
    if (!facts_.regions.name(region).empty()) return true;
    const std::string code = format_region(region);
    if (facts_.regions.name(Region{region.code / 10'000 * 10'000}).empty()) {
      CheckDraft draft = draft_of(placed, say("区划代码 {} 不存在：没有以 {} 开头的省级区划",
                                              "region code {} does not exist: that of no province "
                                              "begins with {}",
                                              code, code.substr(0, 2)));
      draft.actual = code;
      add(std::move(draft), Severity::kError);
    } else {
      CheckDraft draft =
          draft_of(placed, say("代码表没有 {}，它是否有效、是哪里，无从核对",
                               "the table of codes lacks {}: whether it is one, and whose, cannot "
                               "be told",
                               code));
      draft.result = CheckResult::kUnproven;
      draft.actual = code;
      add(std::move(draft), Severity::kHint);
    }
    return false;
  }

  void judge_party(const Placed<Party>& placed) {
    const Party& party = placed.record;
    if (!party.region) return look_at(placed);
    if (!judge_code(placed, *party.region)) return;
    if (const auto meant = contradicted_region(facts_.regions, party)) {
      CheckDraft draft =
          draft_of(placed, say("{} 的区划代码是 {}，名称所指的却是 {}",
                               "the region code of {} is {}, and its name means {}",
                               clear_name(party.name), coded_name(facts_.regions, *party.region),
                               coded_name(facts_.regions, *meant)));
      draft.expected = format_region(*meant);
      draft.actual = format_region(*party.region);
      add(std::move(draft), Severity::kError);
    }
    judge_credit_code(placed);
  }

  // Characters 3 to 8 are the region of who registered it; of an office (11) that is its own.
  void judge_credit_code(const Placed<Party>& placed) {
    const Party& party = placed.record;
    if (!is_regional_office(party) || !party.uscc || !party.uscc->value.starts_with("11")) return;
    const std::string registered = party.uscc->value.substr(2, 6);
    const std::string recorded = format_region(*party.region);
    if (registered == recorded) return;
    CheckDraft draft =
        draft_of(placed, say("统一社会信用代码第 3 至 8 位是 {}，区划代码却是 {}",
                             "characters 3 to 8 of the credit code are {}, and the region code {}",
                             registered, recorded));
    draft.expected = registered;
    draft.actual = recorded;
    add(std::move(draft), Severity::kHint);
  }

  // The recipients of a programme's own allocations, by level.
  void judge_levels(const std::string& programme) {
    std::map<RegionLevel, std::map<std::string, const Placed<Party>*>> recipients;
    for (const auto* allocation : facts_.of(programme).top_allocations) {
      if (posted(*allocation).is_void()) continue;
      const auto party = facts_.registry.parties.find(allocation->record.to.id);
      if (party == facts_.registry.parties.end() || !party->second.record.region) continue;
      const Region region = *party->second.record.region;
      recipients[region_level(region)].emplace(party->first, &party->second);
    }
    if (recipients.size() < 2) return;
    CheckDraft draft{programme, CheckResult::kRefuted, "", "", {}, {}};
    Message levels;
    for (const auto& [level, parties] : recipients) {
      if (!levels.is_empty()) levels += say("；", "; ");
      levels += list_level(parties, draft.support);
    }
    draft.message = say("受款地区不在一级：{}", "recipients of several levels: {}", levels);
    add(std::move(draft), Severity::kHint);
  }

  // `县级 桦甸市（220282，属吉林市）`.
  [[nodiscard]] Message list_level(const std::map<std::string, const Placed<Party>*>& parties,
                                   Support& support) const {
    Message list = region_level_label(*parties.begin()->second->record.region);
    std::size_t shown = 0;
    for (const auto& [id, placed] : parties) {
      support.add(facts_.registry.support_of(*placed));
      if (shown == kPartsShown) list += say("、…", ", …");
      if (++shown > kPartsShown) continue;
      list += shown == 1 ? say(" ", " ") : say("、", ", ");
      list += place_of(placed->record);
    }
    return list;
  }

  [[nodiscard]] Message place_of(const Party& party) const {
    const std::string name(clear_name(party.name));
    const std::string code = format_region(*party.region);
    const auto above = parent_region(*party.region);
    const bool has_city = region_level(*party.region) == RegionLevel::kCounty;
    const std::string_view city = has_city ? facts_.regions.name(*above) : std::string_view();
    return city.empty() ? say("{}（{}）", "{} ({})", name, code)
                        : say("{}（{}，属{}）", "{} ({}, of {})", name, code, city);
  }

  void judge_shared_names() {
    std::map<std::string, const Placed<Party>*, std::less<>> holders;
    for (const auto& [id, placed] : facts_.registry.parties) {
      const Party& party = placed.record;
      std::set<std::string> names(party.aliases.begin(), party.aliases.end());
      names.emplace(clear_name(party.name));
      for (const std::string& name : names) {
        if (name.empty()) continue;
        const auto [holder, is_first] = holders.emplace(name, &placed);
        if (is_first) continue;
        const Placed<Party>& other = *holder->second;
        CheckDraft draft =
            draft_of(placed, say("“{}”既是 {}，又是 {}，说的是哪一个分不清",
                                 "“{}” is {} as well as {}: which one is meant cannot be told",
                                 name, other.record.id.value, id));
        draft.actual = name;
        draft.support.add(facts_.registry.support_of(other));
        add(std::move(draft), Severity::kHint);
      }
    }
  }

  void judge_texts() {
    const MistakenNames mistaken(facts_.regions, facts_.registry);
    for (const auto& [id, placed] : facts_.registry.documents) {
      judge_text(mistaken, placed, placed.record.title);
    }
    for (const auto& [id, placed] : facts_.registry.targets) {
      judge_text(mistaken, placed, placed.record.name);
    }
    for (const auto& [id, placed] : facts_.registry.statements) {
      judge_text(mistaken, placed, placed.record.quote.value_or(""));
    }
  }

  template <class T>
  void judge_text(const MistakenNames& mistaken, const Placed<T>& placed, std::string_view text) {
    const auto match = mistaken.find(text);
    if (!match) return;
    const std::string meant(clear_name(match->meant->name));
    CheckDraft draft =
        draft_of(placed, say("文中的“{}”不是账本里的机构，是否指 {}（{}）？",
                             "“{}” in the text is no party of the ledger: is {} ({}) "
                             "meant?",
                             match->name, meant, match->meant->id.value));
    draft.expected = meant;
    draft.actual = match->name;
    add(std::move(draft), Severity::kHint);
  }

  void conclude() {
    const bool is_empty = looked_at_.is_empty();
    checks_.add({"ledger", is_empty ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                 is_empty
                     ? say("没有机构，也没有区划代码", "there are no parties and no region codes")
                     : say("已查 {} 个机构和有区划代码的项目",
                           "{} parties, and programmes and projects with a region code, looked "
                           "at",
                           looked_at_.count()),
                 looked_at_});
  }

  const Facts& facts_;
  CheckList& checks_;
  Support looked_at_;
  bool found_ = false;
};

}  // namespace

RuleInfo D09::info() {
  return {
      "D09",
      say("区划机构", "regions and parties"),
      say("区划代码存在，与机构名称相符；受款地区同级；一个名称只指一个机构；"
          "文中没有只差层级的地名（通化市、通化县）",
          "region codes exist and fit the parties' names; recipients are of one level; a name "
          "means "
          "one party; no text names a place that differs from a party's by its level alone"),
      say("GB/T 2260；GB 32100", "GB/T 2260; GB 32100"),
      Severity::kHint,
      say("有问题的机构、项目，或写着那个地名的文件、目标、陈述；层级混列时为资金项目；没有发现时为"
          " "
          "ledger",
          "the party, programme or project at fault, or the document, target or statement that "
          "names "
          "the place; of mixed levels the programme; ledger where there is none"),
      say("party（name、aliases、role、region、uscc）、programme、project 的 "
          "region、allocation（没有"
          "上级者的 to）、document 的 title、target 的 name、statement 的 quote",
          "party: name, aliases, role, region, uscc; region of programme and project; allocation "
          "without one above: to; title of document, name of target, quote of statement"),
      {{CheckResult::kRefuted,
        say("没有这个省级区划，或政府及其部门的名称所指与代码不同（都是错误）；信用代码里的区划不同"
            "；"
            "受款地区层级混列；同一名称指两个机构；文中地名只差层级",
            "no such province, or the name of a government or office means another region than its "
            "code (both errors); another region in the credit code; recipients of several levels; "
            "two parties of one name; a place in a text that differs by its level alone")},
       {CheckResult::kUnproven, say("代码表里没有这个代码", "the table of codes lacks it")},
       {CheckResult::kClear, say("都没有；写明已查几个", "none of these; how many were looked at")},
       {CheckResult::kNotApplicable,
        say("没有机构，也没有区划代码", "no party, and no region code")}}};
}

void D09::run(const Facts& facts, CheckList& checks) { RegionJudge(facts, checks).judge(); }

}  // namespace fundtrail
