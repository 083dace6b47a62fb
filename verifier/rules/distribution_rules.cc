// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/distribution_rules.h"

#include <algorithm>
#include <map>

#include "verifier/rules/figure_sums.h"
#include "verifier/rules/unit_aid.h"

namespace fundtrail {
namespace {

const std::string& receiver(const AllocationFamily& family) { return family.root->record.to.id; }

// `辽源市 20.00万元 / 3部 ＝ 6.666667万元/部`, or what the standard says.
Message aid_words(const Facts& facts, const UnitAid& aid, Unit unit) {
  const std::string party = facts.name(receiver(*aid.family));
  const std::string figure = format_aid(aid, unit);
  if (aid.has_standard) return say("{} 补助标准 {}", "{} by its standard {}", party, figure);
  return say("{} {} / {} ＝ {}", "{} {} / {} = {}", party, format_wan_yuan(aid.fen),
             format_scaled(aid.quantity, unit), figure);
}

std::string list_receivers(const Facts& facts,
                           const std::vector<const AllocationFamily*>& families) {
  std::string text;
  for (std::size_t i = 0; i < std::min(families.size(), kPartsShown); ++i) {
    text += (text.empty() ? "" : "、") + facts.name(receiver(*families[i]));
  }
  return families.size() > kPartsShown ? text + "…" : text;
}

// What is said of a group whose aids are told: the lowest and the highest of them.
void judge_aids(const Facts& facts, const AidGroup& group, Unit unit, CheckDraft& draft) {
  const auto [low, high] = std::minmax_element(
      group.aids.begin(), group.aids.end(),
      [](const UnitAid& left, const UnitAid& right) { return compare_aid(left, right) < 0; });
  const Ratio spread = spread_of(*high, *low);
  const std::int64_t limit = facts.thresholds.f21_spread_bp;
  const bool is_beyond = compare(spread, share_of(limit)).value_or(1) > 0;
  const bool is_explained = std::all_of(group.aids.begin(), group.aids.end(),
                                        [](const UnitAid& aid) { return aid.has_standard; });
  draft.expected = format_aid(*low, unit);
  draft.actual = format_aid(*high, unit);
  if (spread.numerator == 0) {
    draft.result = CheckResult::kConfirmed;
    draft.message =
        say("{} 笔下达都是 {}", "each of {} allocations gives {}", group.aids.size(), draft.actual);
    return;
  }
  draft.message = say("{}，比 {} 高 {}", "{}, above {} by {}", aid_words(facts, *high, unit),
                      aid_words(facts, *low, unit), format_percent(spread, 2));
  if (is_explained) {
    draft.result = CheckResult::kConfirmed;
    draft.message += say("；金额都合各自的补助标准", "; each amount follows its standard");
  } else if (is_beyond) {
    draft.result = CheckResult::kRefuted;
    draft.message += say("，没有补助标准可以说明", ", and no standard explains it");
  } else {
    draft.result = CheckResult::kClear;
    draft.message += say("，未超过 {}", ", no more than {}", format_percent(share_of(limit), 2));
  }
}

void check_group(const Facts& facts, const AidKey& key, const AidGroup& group, CheckList& checks) {
  CheckDraft draft{key.indicator, CheckResult::kUnproven, "", "", {}, group.support};
  if (group.aids.size() > 1) judge_aids(facts, group, key.unit, draft);
  if (draft.result != CheckResult::kRefuted && !group.undivided.empty()) {
    draft.result = CheckResult::kUnproven;
    if (!draft.message.is_empty()) draft.message += say("；", "; ");
    draft.message += say("算不出单位补助的：{}（用于几项目标而没有分列金额，或数量不是正数、过大）",
                         "aid by unit cannot be told of: {} (for several targets and not divided, "
                         "or the quantity is not positive, or too large)",
                         list_receivers(facts, group.undivided));
  }
  draft.message = say("{}（{}）：{}", "{} ({}): {}", facts.name(key.indicator),
                      format_date(key.dated_on), draft.message);
  checks.add(std::move(draft));
}

void check_gap(const Facts& facts, const StandardGap& gap, CheckList& checks) {
  const AllocationFamily& family = *gap.family;
  CheckDraft draft{family.root->record.id.value,
                   CheckResult::kRefuted,
                   format_wan_yuan(gap.due_fen),
                   format_wan_yuan(family.fen),
                   {},
                   {}};
  for (const auto* member : family.members) draft.support.add(facts.registry.support_of(*member));
  draft.message =
      say("{} 按数量和补助标准应为 {}，下达 {}", "{}: quantity × standard is {}, allocated {}",
          facts.name(receiver(family)), draft.expected, draft.actual);
  checks.add(std::move(draft));
}

// What each receiver got of a programme's own allocations, a treasury's as its parent's.
struct Shares {
  std::map<std::string, WideSum> by_party;
  WideSum total = 0;
  Support support;
};

Shares shares_of(const Facts& facts, const std::string& programme) {
  Shares shares;
  for (const auto* placed : facts.of(programme).top_allocations) {
    const WideSum fen = signed_fen(*placed);
    shares.by_party[facts.registry.owner_of(placed->record.to.id)] += fen;
    shares.total += fen;
    if (!posted(*placed).is_void()) shares.support.add(facts.registry.support_of(*placed));
  }
  std::erase_if(shares.by_party, [](const auto& part) { return part.second == 0; });
  return shares;
}

}  // namespace

RuleInfo F21::info() {
  return {
      "F21",
      say("单位补助标准", "aid by unit"),
      say("同一指标、同一批次（同一下达单位、同一日）：金额 / 数量 相同，或金额 ＝ Σ 数量 × "
          "补助标准；"
          "最高比最低高出不超过 F21.spread",
          "for one indicator and batch (one payer, one day): amount / quantity is the same, or the "
          "amount is the sum of quantity × standard; the highest is above the lowest by no more "
          "than F21.spread"),
      say("分配科学性 †", "sound allocation †"),
      Severity::kDoubt,
      say("绩效目标（分解目标的上级），每一批次一条；金额不合补助标准的那笔下达",
          "the target whose parts are compared, once for each batch; the allocation that does not "
          "follow its standards"),
      say("allocation（purposes，连同追加、追减）；没有写 purposes 的，用收款单位的数量目标 "
          "target，"
          "但它在项目下须只有这一笔下达",
          "allocation: purposes, with what was added and taken; without any, the receiver's own "
          "target of quantity, if that is its only allocation of the programme"),
      {{CheckResult::kConfirmed,
        say("各笔相同；或都合各自的补助标准", "all are the same, or follow their standards")},
       {CheckResult::kRefuted, say("高出超过 F21.spread，且不是都有补助标准；金额不合补助标准",
                                   "beyond F21.spread without standards for all; or an amount "
                                   "that does not follow its standards")},
       {CheckResult::kClear, say("不相同，没有超过", "they differ, and not beyond it")},
       {CheckResult::kUnproven,
        say("没有发现，而有下达用于几项目标、没有分列金额，或数量不是正数、过大",
            "none found, and some allocation is for several targets and not divided, or its "
            "quantity is not positive, or too large")},
       {CheckResult::kNotApplicable,
        say("没有两笔下达用于同一指标", "no two allocations are for one indicator")}}};
}

void F21::run(const Facts& facts, CheckList& checks) {
  const AidTable table = tabulate_aid(facts);
  for (const auto& [key, group] : table.groups) {
    if (group.aids.size() + group.undivided.size() > 1) check_group(facts, key, group, checks);
  }
  for (const StandardGap& gap : table.gaps) check_gap(facts, gap, checks);
}

RuleInfo F22::info() {
  return {"F22",
          say("集中度", "concentration"),
          say("一个单位分得 / 下达合计 ≤ F22.share（无上级下达者，含追加、追减）",
              "one party's share of the allocations with no level above <= F22.share"),
          say("分析程序", "analytical procedures"),
          Severity::kHint,
          say("资金项目", "the programme"),
          say("allocation（国库算作其上级单位）", "allocation; a treasury counts as its parent"),
          {{CheckResult::kRefuted, say("有一个单位超过；写明是谁", "one has more, and is named")},
           {CheckResult::kClear, say("没有；写明最多的一个", "none has; the largest is told")},
           {CheckResult::kNotApplicable,
            say("没有下达，或只下达给一个单位", "nothing is allocated, or to one party only")}}};
}

void F22::run(const Facts& facts, CheckList& checks) {
  const Ratio limit = share_of(facts.thresholds.f22_share_bp);
  for (const auto& [id, placed] : facts.registry.programmes) {
    const Shares shares = shares_of(facts, id);
    CheckDraft draft{id, CheckResult::kNotApplicable, "", "", {}, shares.support};
    if (shares.total <= 0 || shares.by_party.size() < 2) {
      draft.message = say("没有下达给两个以上的单位", "not allocated to two parties or more");
      checks.add(std::move(draft));
      continue;
    }
    const auto largest = std::max_element(
        shares.by_party.begin(), shares.by_party.end(),
        [](const auto& left, const auto& right) { return left.second < right.second; });
    const Ratio share{largest->second, shares.total};
    const bool is_beyond = compare(share, limit).value_or(1) > 0;
    draft.result = is_beyond ? CheckResult::kRefuted : CheckResult::kClear;
    draft.expected = "≤" + format_percent(limit, 2);
    draft.actual = format_share(share);
    draft.message =
        say("{} 分得 {}，占 {} 的 {}", "{} has {} of {}: {}", facts.name(largest->first),
            format_wan_yuan(largest->second), format_wan_yuan(shares.total), draft.actual);
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
