// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/allocation_rules.h"

#include <algorithm>

#include "verifier/rules/claims.h"

namespace fundtrail {
namespace {

// The parts of an allocation, largest first, as “长春市 838.00万元 + 桦甸市 87.00万元”; long lists
// are cut.
std::string list_parts(const Facts& facts, const std::string& programme) {
  constexpr std::size_t kPartsShown = 8;
  std::vector<std::pair<WideSum, std::string>> parts;  // negated, so that the largest comes first
  for (const auto& [id, placed] : facts.registry.allocations) {
    const Allocation& allocation = placed.record;
    if (allocation.programme->id != programme || !facts.registry.is_top_level(allocation)) continue;
    parts.emplace_back(-signed_fen(allocation), facts.name(allocation.to.id));
  }
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kPartsShown); ++i) {
    const auto& [fen, name] = parts[i];
    text += (i == 0 ? "" : " + ") + name + " " + format_wan_yuan(-fen);
  }
  return parts.size() > kPartsShown ? text + " + …" : text;
}

// The children of one allocation: what it is passed on as.
struct PassedOn {
  TwoAxisFlow flow;
  Support support;
};

std::map<std::string, PassedOn> passed_on_allocations(const Registry& registry) {
  std::map<std::string, PassedOn> nodes;
  for (const auto& [id, placed] : registry.allocations) {
    if (placed.record.under) nodes[placed.record.under->id];
  }
  for (const auto& [id, placed] : registry.allocations) {
    const Allocation& allocation = placed.record;
    const std::string& own_node = allocation.of ? allocation.of->id : id;
    if (const auto it = nodes.find(own_node); it != nodes.end()) {
      it->second.flow.add_in(allocation.dated_on, placed.recorded_at_us, signed_fen(allocation));
      it->second.support.add(registry.support_of(placed));
    }
    if (!allocation.under) continue;
    PassedOn& parent = nodes[allocation.under->id];
    parent.flow.add_out(allocation.dated_on, placed.recorded_at_us, signed_fen(allocation),
                        placed.sequence);
    parent.support.add(registry.support_of(placed));
  }
  return nodes;
}

PassedOn programme_node(const Registry& registry, const std::string& id,
                        const Programme& programme) {
  PassedOn node;
  for (const auto& [budget_id, placed] : registry.budgets) {
    const Budget& budget = placed.record;
    if (budget.programme->id != id) continue;
    const Date first_day{programme.year, 1, 1};  // an undated budget counts from the year's start
    node.flow.add_in(budget.dated_on.value_or(first_day), placed.recorded_at_us,
                     signed_fen(budget));
    node.support.add(registry.support_of(placed));
  }
  for (const auto& [allocation_id, placed] : registry.allocations) {
    const Allocation& allocation = placed.record;
    if (allocation.programme->id != id || !registry.is_top_level(allocation)) continue;
    node.flow.add_out(allocation.dated_on, placed.recorded_at_us, signed_fen(allocation),
                      placed.sequence);
    node.support.add(registry.support_of(placed));
  }
  return node;
}

std::string day_text(std::uint32_t day) { return format_date(date_from_number(day)); }

// Adds a check for each axis on which the node went below zero. Returns whether one did.
bool add_breaches(const std::string& subject, const PassedOn& node, CheckList& checks) {
  const auto business = node.flow.business().first_breach();
  const auto ledger = node.flow.ledger().first_breach();
  if (business) {
    checks.add({subject, CheckResult::kRefuted, format_wan_yuan(business->before),
                format_wan_yuan(business->before - business->after),
                say("截至 {} 超分 {}：当日可分 {}，下达 {}（首笔为第 {} 号记录）",
                    "over-allocated by {1} on {0}: {2} was there, {3} was allocated (first by "
                    "record {4})",
                    day_text(business->day), format_wan_yuan(-business->after),
                    format_wan_yuan(business->before),
                    format_wan_yuan(business->before - business->after), business->first_sequence),
                node.support});
  } else if (ledger) {
    checks.add({subject, CheckResult::kRefuted, format_wan_yuan(ledger->before),
                format_wan_yuan(ledger->before - ledger->after),
                say("按业务日期不超分，但 {} 记账时来源尚未入账，差 {}，疑为补录",
                    "not over-allocated by business date, but when recorded on {} the source was "
                    "not yet in the ledger, by {}; perhaps recorded late",
                    day_text(ledger->day), format_wan_yuan(-ledger->after)),
                node.support},
               Severity::kDoubt);
  }
  return business || ledger;
}

}  // namespace

RuleInfo F01::info() {
  return {"F01", say("足额分配", "fully allocated"),
          say("Σ下达（无上级下达者，含追加、追减）＝ 调整后预算",
              "sum of allocations with no level above = adjusted budget"),
          say("预算法；奖补资金管理办法", "Budget Law; the programme's own rules"),
          Severity::kError};
}

void F01::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const MeasureSum& budget = facts.measures().get(id, Measure::kBudget);
    const MeasureSum& allocated = facts.measures().get(id, Measure::kAllocated);
    CheckDraft draft{
        id, CheckResult::kUnproven, format_wan_yuan(budget.fen), format_wan_yuan(allocated.fen),
        {}, budget.support};
    draft.support.merge(allocated.support);
    Severity severity = Severity::kError;
    if (budget.support.is_empty() && allocated.support.is_empty()) {
      draft.result = CheckResult::kNotApplicable;
      draft.message = say("没有预算，也没有下达", "neither budget nor allocation");
    } else if (budget.support.is_empty()) {
      draft.message = say("没有预算记录，无从比对", "no budget is recorded to compare with");
    } else if (allocated.fen == budget.fen) {
      draft.result = CheckResult::kConfirmed;
      draft.message =
          say("{} ＝ {}", "{} = {}", list_parts(facts, id), format_wan_yuan(budget.fen));
    } else {
      // Before any account was given, an unfinished allocation is only worth a hint.
      const bool is_unfinished = allocated.fen < budget.fen && !has_account_given(facts, id);
      severity = is_unfinished ? Severity::kHint : Severity::kError;
      draft.result = CheckResult::kRefuted;
      draft.message = say("下达 {}，预算 {}，相差 {}", "allocated {}, budget {}, difference {}",
                          format_wan_yuan(allocated.fen), format_wan_yuan(budget.fen),
                          format_wan_yuan(allocated.fen - budget.fen));
    }
    checks.add(std::move(draft), severity);
  }
}

RuleInfo F02::info() {
  return {"F02", say("任一时点不超分", "never over-allocated"),
          say("任一日 t：Σ下达(≤t) ≤ Σ预算(≤t)；转下达逐级同此",
              "on every day t: allocations up to t <= budget up to t; likewise at each level"),
          say("预算法：先有预算、后有指标", "Budget Law: budget before allocation"),
          Severity::kError};
}

void F02::run(const Facts& facts, CheckList& checks) {
  std::map<std::string, std::size_t> levels;  // nodes that hold, by programme
  std::set<std::string> breached;
  for (const auto& [id, node] : passed_on_allocations(facts.registry)) {
    const auto it = facts.registry.allocations.find(id);
    if (it == facts.registry.allocations.end()) continue;
    const std::string& programme = it->second.record.programme->id;
    if (add_breaches(id, node, checks)) {
      breached.insert(programme);
    } else {
      ++levels[programme];
    }
  }
  for (const auto& [id, placed] : facts.registry.programmes) {
    const PassedOn node = programme_node(facts.registry, id, placed.record);
    const bool has_budget = !facts.measures().get(id, Measure::kBudget).support.is_empty();
    const bool has_allocation = !facts.measures().get(id, Measure::kAllocated).support.is_empty();
    if (!has_allocation) {
      checks.add({id, CheckResult::kNotApplicable, "", "",
                  say("没有下达记录", "no allocation is recorded"), node.support});
    } else if (!has_budget) {
      checks.add({id, CheckResult::kUnproven, "", "",
                  say("没有预算记录，无从比对", "no budget is recorded to compare with"),
                  node.support});
    } else if (!add_breaches(id, node, checks) && !breached.contains(id)) {
      checks.add({id, CheckResult::kConfirmed, "", "",
                  say("任一日下达累计均未超过预算；转下达 {} 处亦未超过",
                      "on no day was more allocated than budgeted; nor where {} allocations were "
                      "passed on",
                      levels[id]),
                  node.support});
    }
  }
}

RuleInfo F23::info() {
  return {"F23", say("来源构成", "sources add up"),
          say("Σ各来源 ＝ 合计", "sum over the sources = total"),
          say("绩效自评表“资金投入情况”", "self-evaluation form, “funds provided”"),
          Severity::kError};
}

void F23::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const std::map<FundSource, WideSum> sources = facts.measures().budget_by_source(id);
    if (sources.empty()) continue;
    Message parts;
    WideSum total = 0;
    for (const auto& [source, fen] : sources) {
      parts += say("{}{} {}", "{}{} {}", parts.is_empty() ? "" : " + ", enum_label(source),
                   format_wan_yuan(fen));
      total += fen;
    }
    CheckDraft draft{id,
                     CheckResult::kNotApplicable,
                     format_wan_yuan(total),
                     "",
                     {},
                     facts.measures().get(id, Measure::kBudget).support};
    bool agrees = true;
    for (const Placed<Statement>* statement : facts.statements_of(id)) {
      const auto* claim = std::get_if<MeasureClaim>(&statement->record.claim);
      const bool is_total = claim != nullptr && claim->measure == Measure::kBudget &&
                            !claim->party && !claim->source && !claim->as_of;
      if (!is_total) continue;
      agrees = agrees && agrees_as_written(claim->value, {total, 1}).value_or(false);
      draft.actual = format_figure(claim->value);
      draft.support.add(facts.registry.support_of(*statement));
      draft.result = agrees ? CheckResult::kConfirmed : CheckResult::kRefuted;
    }
    draft.message = draft.actual.empty()
                        ? say("{}；文件未载明合计", "{}; no document states a total", parts)
                        : say("{}，文件所载合计 {}", "{}, stated total {}", parts, draft.actual);
    checks.add(std::move(draft));
  }
  for (const auto& [id, placed] : facts.registry.projects) {
    if (!placed.record.total || placed.record.funding.empty()) continue;
    WideSum total = 0;
    for (const Funding& part : placed.record.funding) total += part.amount.fen;
    Support support;
    support.add(facts.registry.support_of(placed));
    const bool agrees = total == placed.record.total->fen;
    checks.add({id, agrees ? CheckResult::kConfirmed : CheckResult::kRefuted,
                format_wan_yuan(placed.record.total->fen), format_wan_yuan(total),
                say("{}：各来源合计 {}，总投资 {}", "{}: sources {}, total {}", placed.record.name,
                    format_wan_yuan(total), format_wan_yuan(placed.record.total->fen)),
                support});
  }
}

}  // namespace fundtrail
