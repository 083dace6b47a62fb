// SPDX-License-Identifier: Apache-2.0
#include "verifier/goals.h"

#include <map>
#include <utility>

#include "verifier/rules/claims.h"
#include "verifier/rules/target_view.h"

namespace fundtrail {
namespace {

struct GoalDraft {
  CheckResult result = CheckResult::kUnproven;
  std::string figure;
  Message detail;
  Support support;
};

// `part` against `whole`, once both have records: equal is as strong as what it rests on.
void judge_sums(const MeasureSum& part, const MeasureSum& whole, const Message& undone,
                GoalDraft& draft) {
  if (part.fen == whole.fen) {
    draft.result = weigh(draft.support);
  } else {
    draft.result = CheckResult::kRefuted;
    draft.detail = gap_words(part.fen, whole.fen, undone);
  }
}

GoalDraft draft_sums(const MeasureSum& part, const MeasureSum& whole) {
  GoalDraft draft;
  draft.figure = format_wan_yuan(part.fen) + " / " + format_wan_yuan(whole.fen);
  draft.support = part.support;
  draft.support.merge(whole.support);
  return draft;
}

void add_percentage(const MeasureSum& part, const MeasureSum& whole, GoalDraft& draft) {
  if (whole.fen > 0) draft.figure += " = " + format_share({part.fen, whole.fen});
}

GoalDraft judge_allocation(const Facts& facts, const std::string& programme) {
  const MeasureSum& budget = facts.measures().get(programme, Measure::kBudget);
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  GoalDraft draft = draft_sums(allocated, budget);
  if (budget.support.is_empty()) {
    draft.detail = say("没有预算记录", "no budget is recorded");
  } else if (allocated.support.is_empty()) {
    draft.detail = say("下达记录 0 笔", "0 allocations are recorded");
  } else {
    judge_sums(allocated, budget, say("未下达", "not yet allocated"), draft);
    if (draft.detail.is_empty()) {
      draft.detail = say("下达 {} 笔", "{} allocations", allocated.support.count());
    } else if (allocated.fen < budget.fen && !has_account_given(facts, programme)) {
      draft.detail +=
          say("；没有陈述交代下达、拨付、支付或执行率，F01 只列为提示",
              "; nothing is stated of what was allocated, disbursed, paid or executed, so that F01 "
              "is only a hint");
    }
  }
  return draft;
}

// Of allocations whose transfers do not equal them: how many, and the first by id.
struct Mismatch {
  std::uint64_t count = 0;
  std::string party;
  WideSum allocated = 0;
  WideSum transferred = 0;
};

Mismatch find_mismatch(const Facts& facts, const std::string& programme) {
  std::map<const Placed<Allocation>*, WideSum> allocated;  // by root, changes included
  for (const auto* placed : facts.of(programme).top_allocations) {
    const AllocationPlace place = facts.registry.place_of(placed->record.id.value);
    allocated[place.root] += signed_fen(*placed);
  }
  Mismatch mismatch;
  for (const auto* placed : facts.of(programme).top_allocations) {
    const auto it = allocated.find(placed);
    if (it == allocated.end()) continue;
    const WideSum transferred = facts.flows.transferred_under(placed->record.id.value);
    if (transferred == it->second) continue;
    if (mismatch.count++ > 0) continue;
    mismatch.party = facts.name(placed->record.to.id);
    mismatch.allocated = it->second;
    mismatch.transferred = transferred;
  }
  return mismatch;
}

// Transfers that cannot be attributed to an allocation might be what is missing; those that went to
// another party are not known to have reached the one that was to have them.
void weigh_odd_transfers(const OddTransfers& odd, const MeasureSum& disbursed,
                         const MeasureSum& allocated, GoalDraft& draft) {
  if (!odd.unlinked.support.is_empty()) {
    const WideSum missing = allocated.fen - disbursed.fen;
    const bool may_fill = missing > 0 && odd.unlinked.fen >= missing;
    if (draft.result == CheckResult::kRefuted && may_fill) draft.result = CheckResult::kUnproven;
    draft.detail += say("；另有 {} 笔调拨（{}）未写明所依据的下达",
                        "; transfers that name no allocation: {} ({})",
                        odd.unlinked.support.count(), format_wan_yuan(odd.unlinked.fen));
    draft.support.merge(odd.unlinked.support);
    if (draft.result == CheckResult::kConfirmed) draft.result = weigh(draft.support);
  }
  if (!odd.astray.is_empty()) {
    if (draft.result != CheckResult::kRefuted) draft.result = CheckResult::kUnproven;
    draft.detail +=
        say("；{} 笔调拨的收款单位不是下达对象",
            "; transfers to another party than was allocated to: {}", odd.astray.count());
  }
}

GoalDraft judge_disbursement(const Facts& facts, const std::string& programme) {
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  const MeasureSum& disbursed = facts.measures().get(programme, Measure::kDisbursed);
  GoalDraft draft = draft_sums(disbursed, allocated);
  if (allocated.support.is_empty()) {
    draft.detail = say("下达记录 0 笔", "0 allocations are recorded");
  } else if (disbursed.support.is_empty()) {
    draft.detail = say("挂接下达的调拨记录 0 笔", "0 transfers under an allocation are recorded");
  } else {
    judge_sums(disbursed, allocated, say("未拨付", "not yet transferred"), draft);
    add_percentage(disbursed, allocated, draft);
    const Mismatch mismatch = find_mismatch(facts, programme);
    if (draft.result == CheckResult::kRefuted) {
      // The difference says enough.
    } else if (mismatch.count > 0) {
      draft.result = CheckResult::kRefuted;
      draft.detail = say("合计相等，但 {} 笔下达与其调拨不等，如 {}：下达 {}，调拨 {}",
                         "the sums are equal, but not for {} of the allocations, such as {}: "
                         "allocated {}, transferred {}",
                         mismatch.count, mismatch.party, format_wan_yuan(mismatch.allocated),
                         format_wan_yuan(mismatch.transferred));
    } else {
      draft.detail = say("调拨及其退回记录 {} 笔", "{} transfers and refunds of them",
                         disbursed.support.count());
    }
  }
  const auto odd = facts.flows.odd_transfers().find(programme);
  if (odd != facts.flows.odd_transfers().end()) {
    weigh_odd_transfers(odd->second, disbursed, allocated, draft);
  }
  return draft;
}

GoalDraft judge_payment(const Facts& facts, const std::string& programme) {
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  const MeasureSum& paid = facts.measures().get(programme, Measure::kPaid);
  GoalDraft draft = draft_sums(paid, allocated);
  if (paid.support.is_empty()) {
    draft.detail = say("支付记录 0 笔", "0 payments are recorded");
  } else if (allocated.support.is_empty()) {
    draft.detail = say("下达记录 0 笔", "0 allocations are recorded");
  } else {
    judge_sums(paid, allocated, say("未支付", "not yet paid"), draft);
    add_percentage(paid, allocated, draft);
    if (draft.detail.is_empty()) {
      draft.detail =
          say("支付及其退回记录 {} 笔", "{} payments and refunds of them", paid.support.count());
    } else if (paid.fen < allocated.fen && !claims_full_execution(facts, programme)) {
      draft.detail += say("；没有陈述称已全部执行，F04 只列为疑点",
                          "; nothing states that all of it is spent, so that F04 is only a doubt");
    }
  }
  return draft;
}

// What stands beside the result of targets_met: counted, without changing it.
struct TargetCounts {
  std::uint64_t met = 0;
  std::uint64_t failed = 0;
  std::uint64_t without_value = 0;
  std::uint64_t only_parts = 0;
  std::uint64_t incomparable = 0;
  std::uint64_t contradicting = 0;
  std::uint64_t silent_children = 0;
};

Message target_detail(const TargetCounts& counts) {
  Message detail;
  const auto add = [&detail](std::uint64_t count, const char* zh, const char* en) {
    if (count == 0) return;
    if (!detail.is_empty()) detail += say("；", "; ");
    detail += say(zh, en, count);
  };
  add(counts.failed, "{} 项未达到目标", "not met: {}");
  add(counts.without_value, "{} 项没有完成数", "without a reported value: {}");
  add(counts.only_parts, "{} 项只有分单位的完成数", "with values of single parties only: {}");
  add(counts.incomparable, "{} 项的完成数与目标无法比较",
      "with values that cannot be compared: {}");
  add(counts.contradicting, "{} 项前后数值不一", "with contradicting values: {}");
  add(counts.silent_children, "{} 项分解目标没有完成数",
      "parts of targets without a reported value: {}");
  return detail;
}

// Which of the counts a target belongs to.
std::uint64_t& counted_as(TargetCounts& counts, const TargetView& view,
                          const TargetOutcome& outcome) {
  if (outcome.result == CheckResult::kRefuted) return counts.failed;
  if (outcome.result != CheckResult::kUnproven) return counts.met;
  if (view.reports.empty()) return counts.without_value;
  return outcome.has_only_parts ? counts.only_parts : counts.incomparable;
}

// Refuted before unproven before stated: the weakest result of all targets stands.
CheckResult weaker(CheckResult left, CheckResult right) {
  const auto rank = [](CheckResult result) {
    if (result == CheckResult::kRefuted) return 3;
    if (result == CheckResult::kUnproven) return 2;
    return result == CheckResult::kStated ? 1 : 0;
  };
  return rank(right) > rank(left) ? right : left;
}

GoalDraft judge_targets(const Facts& facts, const std::string& programme) {
  GoalDraft draft;
  draft.result = CheckResult::kConfirmed;
  TargetCounts counts;
  std::uint64_t targets = 0;
  for (const TargetView& view : facts.of(programme).targets) {
    if (!view.is_top) {
      counts.silent_children += view.reports.empty() ? 1U : 0U;
      continue;
    }
    ++targets;
    const TargetOutcome outcome = judge_target(facts.registry, view);
    draft.support.merge(outcome.support);
    draft.result = weaker(draft.result, outcome.result);
    counts.contradicting += outcome.has_contradiction ? 1U : 0U;
    ++counted_as(counts, view, outcome);
  }
  draft.figure = fmt::format("{} / {}", counts.met, targets);
  draft.detail = target_detail(counts);
  if (targets == 0) {
    draft.result = CheckResult::kUnproven;
    draft.detail = say("没有绩效目标记录", "no target is recorded");
  }
  return draft;
}

Goal make_goal(const Facts& facts, const std::string& programme, GoalType type, GoalDraft draft,
               std::uint64_t anchored_size) {
  Goal goal;
  goal.programme = programme;
  goal.programme_name = facts.name(programme);
  goal.goal = type;
  goal.result = draft.result;
  goal.figure = std::move(draft.figure);
  goal.detail = std::move(draft.detail);
  goal.records = draft.support.mentions();
  goal.is_beyond_anchor = draft.support.reaches_beyond(anchored_size);
  return goal;
}

}  // namespace

std::vector<Goal> judge_goals(const Facts& facts, std::uint64_t anchored_size) {
  std::vector<Goal> goals;
  for (const auto& [id, placed] : facts.registry.programmes) {
    const auto add = [&, &programme = id](GoalType type, GoalDraft draft) {
      goals.push_back(make_goal(facts, programme, type, std::move(draft), anchored_size));
    };
    add(GoalType::kFullAllocation, judge_allocation(facts, id));
    add(GoalType::kFullDisbursement, judge_disbursement(facts, id));
    add(GoalType::kFullPayment, judge_payment(facts, id));
    add(GoalType::kTargetsMet, judge_targets(facts, id));
  }
  return goals;
}

}  // namespace fundtrail
