// SPDX-License-Identifier: Apache-2.0
#include "verifier/goals.h"

#include <algorithm>

#include "verifier/rules/target_view.h"

namespace fundtrail {
namespace {

constexpr int kPercentDecimals = 2;

struct GoalDraft {
  CheckResult result = CheckResult::kUnproven;
  std::string figure;
  Message detail;
  Support support;
};

std::string compare_sums(WideSum part, WideSum whole) {
  return format_wan_yuan(part) + " / " + format_wan_yuan(whole);
}

// `part` against `whole`, once both have records: equal is as strong as what it rests on.
void judge_sums(const MeasureSum& part, const MeasureSum& whole, GoalDraft& draft) {
  draft.figure = compare_sums(part.fen, whole.fen);
  draft.support = part.support;
  draft.support.merge(whole.support);
  if (part.fen == whole.fen) {
    draft.result = weigh(draft.support);
  } else {
    draft.result = CheckResult::kRefuted;
    draft.detail = say("相差 {}", "difference {}", format_wan_yuan(part.fen - whole.fen));
  }
}

void add_percentage(const MeasureSum& part, const MeasureSum& whole, GoalDraft& draft) {
  if (whole.fen <= 0) return;
  draft.figure += " = " + format_percent({part.fen, whole.fen}, kPercentDecimals);
}

GoalDraft judge_allocation(const Facts& facts, const std::string& programme) {
  const MeasureSum& budget = facts.measures().get(programme, Measure::kBudget);
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  GoalDraft draft;
  if (!budget.support.is_empty() && !allocated.support.is_empty()) {
    judge_sums(allocated, budget, draft);
    if (draft.detail.is_empty()) {
      draft.detail = say("下达 {} 笔", "{} allocations", allocated.support.count());
    }
    return draft;
  }
  draft.figure = compare_sums(allocated.fen, budget.fen);
  draft.support = allocated.support;
  draft.support.merge(budget.support);
  draft.detail = budget.support.is_empty() ? say("没有预算记录", "no budget is recorded")
                                           : say("下达记录 0 笔", "0 allocations are recorded");
  return draft;
}

GoalDraft judge_disbursement(const Facts& facts, const std::string& programme) {
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  const MeasureSum& disbursed = facts.measures().get(programme, Measure::kDisbursed);
  GoalDraft draft;
  const auto& unlinked = facts.flows.unlinked_transfers();
  const auto strays = unlinked.find(programme);
  if (allocated.support.is_empty() || disbursed.support.is_empty()) {
    draft.figure = compare_sums(disbursed.fen, allocated.fen);
    draft.support = allocated.support;
    draft.detail = say("挂接下达的调拨记录 0 笔", "0 transfers under an allocation are recorded");
  } else {
    judge_sums(disbursed, allocated, draft);
    add_percentage(disbursed, allocated, draft);
    if (draft.detail.is_empty()) {
      draft.detail = say("调拨及其退回记录 {} 笔", "{} transfers and refunds of them",
                         disbursed.support.count());
    }
  }
  if (strays != unlinked.end()) {
    draft.support.merge(strays->second);
    if (draft.result == CheckResult::kRefuted) draft.result = CheckResult::kUnproven;
    draft.detail += say("；另有 {} 笔调拨未写明所依据的下达", "; {} transfers name no allocation",
                        strays->second.count());
  }
  return draft;
}

GoalDraft judge_payment(const Facts& facts, const std::string& programme) {
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  const MeasureSum& paid = facts.measures().get(programme, Measure::kPaid);
  GoalDraft draft;
  if (allocated.support.is_empty() || paid.support.is_empty()) {
    draft.figure = compare_sums(paid.fen, allocated.fen);
    draft.support = allocated.support;
    draft.detail = say("支付记录 {} 笔", "{} payments are recorded", paid.support.count());
    return draft;
  }
  judge_sums(paid, allocated, draft);
  add_percentage(paid, allocated, draft);
  if (draft.detail.is_empty()) {
    draft.detail =
        say("支付及其退回记录 {} 笔", "{} payments and refunds of them", paid.support.count());
  }
  return draft;
}

// What stands beside the result of targets_met: counted, without changing it.
struct TargetCounts {
  std::uint64_t met = 0;
  std::uint64_t failed = 0;
  std::uint64_t without_value = 0;
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
  add(counts.failed, "{} 项未达到目标", "{} targets are not met");
  add(counts.without_value, "{} 项没有完成数", "{} have no reported value");
  add(counts.incomparable, "{} 项的完成数与目标无法比较", "{} have values that cannot be compared");
  add(counts.contradicting, "{} 项前后数值不一", "{} has contradicting values");
  add(counts.silent_children, "{} 项分解目标没有完成数",
      "{} parts of targets have no reported value");
  return detail;
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
  for (const TargetView& view : view_targets(facts.registry, programme, false)) {
    if (view.target->record.parent) {
      counts.silent_children += view.reports.empty() ? 1U : 0U;
      continue;
    }
    ++targets;
    const TargetOutcome outcome = judge_target(facts.registry, view);
    draft.support.merge(outcome.support);
    draft.result = weaker(draft.result, outcome.result);
    counts.contradicting += outcome.has_contradiction ? 1U : 0U;
    if (outcome.result == CheckResult::kRefuted) {
      ++counts.failed;
    } else if (outcome.result == CheckResult::kUnproven) {
      ++(view.reports.empty() ? counts.without_value : counts.incomparable);
    } else {
      ++counts.met;
    }
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
  if (draft.support.is_corrected()) {
    goal.result = CheckResult::kUnproven;
    goal.detail += correction_phrase();
  }
  goal.is_beyond_anchor = std::any_of(
      goal.records.listed.begin(), goal.records.listed.end(),
      [anchored_size](const RecordMention& mention) { return mention.sequence >= anchored_size; });
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
