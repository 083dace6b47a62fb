// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/budget_day_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "schemas/fields/days.h"

namespace fundtrail {
namespace {

// When a programme had its first budget.
struct FirstBudget {
  const Placed<Budget>* budget = nullptr;  // of those whose day is known
  Date day;
  bool has_undated = false;
  Support support;
};

// The day a budget was there. One for the year without a date was, when the congress approved it.
std::optional<Date> day_of(const Budget& budget, const Programme& programme) {
  const bool is_initial = budget.type == BudgetType::kInitial;
  return budget.dated_on || !is_initial ? budget.dated_on : programme.approved_on;
}

FirstBudget find_first_budget(const Facts& facts, const Programme& programme) {
  FirstBudget first;
  for (const auto* placed : facts.of(programme.id.value).budgets) {
    if (placed->record.type == BudgetType::kDecrease || posted(*placed).is_void()) continue;
    first.support.add(facts.registry.support_of(*placed));
    const auto day = day_of(placed->record, programme);
    first.has_undated = first.has_undated || !day;
    if (!day || (first.budget != nullptr && first.day <= *day)) continue;
    first.budget = placed;
    first.day = *day;
  }
  return first;
}

// `甲市 838.00万元`: to whom, and how much.
std::string name_allocation(const Facts& facts, const Placed<Allocation>& placed) {
  return facts.name(placed.record.to.id) + " " + format_wan_yuan(posted(placed).net_fen());
}

void add_early(const Facts& facts, const Placed<Allocation>& placed, const FirstBudget& first,
               CheckList& checks) {
  const Date day = placed.record.dated_on;
  CheckDraft draft{placed.record.id.value,
                   CheckResult::kRefuted,
                   "≥ " + format_date(first.day),
                   format_date(day),
                   {},
                   {}};
  draft.support.add(facts.registry.support_of(placed));
  draft.support.add(facts.registry.support_of(*first.budget));
  draft.message = say("{}：{} 下达，预算 {} 才有（{}），早了 {} 天",
                      "{}: allocated on {}, and the budget is of {} ({}): {} days too early",
                      name_allocation(facts, placed), draft.actual, format_date(first.day),
                      first.budget->record.id.value, days_between(day, first.day));
  checks.add(std::move(draft));
}

// What is judged by the budget's day: 提前下达 may come before it, and 追减 takes away.
bool needs_budget(const Placed<Allocation>& placed) {
  const AllocationType type = placed.record.type;
  return (type == AllocationType::kRegular || type == AllocationType::kIncrease) &&
         !posted(placed).is_void();
}

void check_programme(const Facts& facts, const Programme& programme, CheckList& checks) {
  const FirstBudget first = find_first_budget(facts, programme);
  CheckDraft draft{programme.id.value, CheckResult::kConfirmed, "", "", {}, first.support};
  std::uint64_t judged = 0;
  std::uint64_t early = 0;
  std::optional<Date> earliest;
  for (const auto* placed : facts.of(programme.id.value).top_allocations) {
    if (!needs_budget(*placed)) continue;
    ++judged;
    draft.support.add(facts.registry.support_of(*placed));
    const Date day = placed->record.dated_on;
    earliest = std::min(earliest.value_or(day), day);
    if (first.budget == nullptr || first.has_undated || first.day <= day) continue;
    ++early;
    add_early(facts, *placed, first, checks);
  }
  if (early > 0) return;
  if (judged == 0) {
    draft.result = CheckResult::kNotApplicable;
    draft.message = say("除提前下达外没有下达", "nothing is allocated but in advance");
  } else if (first.budget != nullptr && first.day <= *earliest) {
    draft.message =
        say("{} 笔下达都不早于预算（{}）", "{} allocations, none before the budget ({})", judged,
            format_date(first.day));
  } else {
    draft.result = CheckResult::kUnproven;
    draft.message =
        first.support.is_empty()
            ? say("没有预算记录，无从比对", "no budget is recorded to compare with")
            : say("预算没有写明日期，无从比对；最早一笔下达是 {}",
                  "the budget is not dated; the first allocation is of {}", format_date(*earliest));
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F03::info() {
  return {"F03",
          say("分配先于预算", "budget before allocation"),
          say("下达日期 ≥ 最早一笔预算的日期（提前下达不论）",
              "allocated on or after the day of the first budget (but for allocations in advance)"),
          say("预算法：先有预算、后有指标；提前下达预计数 †",
              "Budget Law: budget before allocation; estimates allocated in advance †"),
          Severity::kError,
          say("早于预算的下达；没有发现时为资金项目",
              "the allocation that came before; of a programme without any, the programme"),
          say("allocation（无上级的正常下达、追加）、budget（dated_on）、programme（approved_on）",
              "allocation with no level above, regular or increase; budget: dated_on; programme: "
              "approved_on"),
          {{CheckResult::kConfirmed, say("都不早于预算", "none came before the budget")},
           {CheckResult::kRefuted, say("早于每一笔预算", "it came before every budget")},
           {CheckResult::kUnproven,
            say("没有预算；或不能证明预算在前，而有预算没有日期",
                "there is no budget, or none is shown to be earlier and one is not dated")},
           {CheckResult::kNotApplicable,
            say("没有下达，或都是提前下达", "nothing was allocated, or all in advance")}}};
}

void F03::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    check_programme(facts, placed.record, checks);
  }
}

}  // namespace fundtrail
