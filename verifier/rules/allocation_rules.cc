// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/allocation_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "verifier/rules/claims.h"
#include "verifier/rules/handed_on.h"

namespace fundtrail {
namespace {

// What each party was allocated, largest first, as “长春市 838.00万元 + 桦甸市 87.00万元”.
std::string list_parts(const Facts& facts, const std::string& programme) {
  std::map<std::string, WideSum> by_party;
  for (const auto* placed : facts.of(programme).top_allocations) {
    by_party[placed->record.to.id] += signed_fen(*placed);
  }
  std::erase_if(by_party, [](const auto& part) { return part.second == 0; });
  std::vector<std::pair<WideSum, std::string>> parts;  // negated, so that the largest comes first
  parts.reserve(by_party.size());
  for (const auto& [party, fen] : by_party) parts.emplace_back(-fen, party);
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kPartsShown); ++i) {
    const auto& [fen, party] = parts[i];
    text += (i == 0 ? "" : " + ") + facts.name(party) + " " + format_wan_yuan(-fen);
  }
  return parts.size() > kPartsShown ? text + " + …" : text;
}

// Adds a check if the node went below zero on an axis. Returns whether it did.
bool add_breach(const std::string& subject, const HandedOn& node, CheckList& checks) {
  const auto found = first_breach(node.flow);
  if (!found) return false;
  const Breach& breach = found->breach;
  const std::string in = format_wan_yuan(breach.in);
  const std::string out = format_wan_yuan(breach.out);
  const std::string shortfall = format_wan_yuan(breach.shortfall());
  Message message =
      found->is_business
          ? say("截至 {}，累计下达 {}，累计可分 {}，超分 {}",
                "by {}, {} had been allocated of {}: {} too much", format_business_day(breach.day),
                out, in, shortfall)
          : say("按业务日期不超分；但按记账日期，截至 {} 已记下达 {}，只记来源 {}，差 {}，"
                "疑为补录",
                "not over-allocated by business date; but by {} the ledger held {} allocated "
                "and {} to allocate, {} less; perhaps recorded late",
                format_ledger_day(breach.day), out, in, shortfall);
  if (const auto fall = find_fall(node, *found)) message += say("；{}", "; {}", fall_words(*fall));
  checks.add({subject, CheckResult::kRefuted, in, out, std::move(message), node.support},
             found->is_business ? Severity::kError : Severity::kDoubt);
  return true;
}

// What a document states as a programme's whole budget, if `placed` does.
const Figure* stated_budget(const Placed<Statement>& placed) {
  const auto* claim = std::get_if<MeasureClaim>(&placed.record.claim);
  const bool is_total = claim != nullptr && claim->measure == Measure::kBudget && !claim->party &&
                        !claim->source && !claim->as_of;
  return is_total ? &claim->value : nullptr;
}

// The budget's sources in words: `中央资金 300.00万元 + 省级资金 700.00万元`.
Message list_sources(const Facts& facts, const std::string& programme) {
  Message parts;
  for (const auto& [source, fen] : facts.measures().budget_by_source(programme)) {
    parts += say("{}{} {}", "{}{} {}", parts.is_empty() ? "" : " + ", enum_label(source),
                 format_wan_yuan(fen));
  }
  return parts;
}

void check_sources(const Facts& facts, const std::string& programme, CheckList& checks) {
  const MeasureSum& budget = facts.measures().get(programme, Measure::kBudget);
  const bool has_budget = !budget.support.is_empty();
  CheckDraft draft{programme, CheckResult::kNotApplicable, "", "", {}, budget.support};
  if (has_budget) draft.expected = format_wan_yuan(budget.fen);
  for (const auto* placed : facts.of(programme).statements) {
    const Figure* stated = stated_budget(*placed);
    if (stated == nullptr) continue;
    draft.support.add(facts.registry.support_of(*placed));
    if (draft.result == CheckResult::kRefuted) continue;
    const bool agrees = agrees_as_written(*stated, {budget.fen, 1}).value_or(false);
    draft.result = agrees ? CheckResult::kConfirmed : CheckResult::kRefuted;
    if (!has_budget) draft.result = CheckResult::kUnproven;
    draft.actual = format_figure(*stated);
  }
  if (draft.support.is_empty()) return;
  const Message parts = list_sources(facts, programme);
  if (!has_budget) {
    draft.message = say("文件所载合计 {}，没有预算记录可比",
                        "stated total {}, and no budget is recorded to compare with", draft.actual);
  } else if (draft.actual.empty()) {
    draft.message = say("{}；文件未载明合计", "{}; no document states a total", parts);
  } else {
    draft.message = say("{}，文件所载合计 {}", "{}, stated total {}", parts, draft.actual);
  }
  checks.add(std::move(draft));
}

void check_funding(const Facts& facts, const Placed<Project>& placed, CheckList& checks) {
  const Project& project = placed.record;
  WideSum total = 0;
  for (const Funding& part : project.funding) total += part.amount.fen;
  Support support;
  support.add(facts.registry.support_of(placed));
  const WideSum gap = project.total->fen - total;
  Message message = say("{}：各来源合计 {}，总投资 {}", "{}: sources {}, total {}", project.name,
                        format_wan_yuan(total), format_wan_yuan(project.total->fen));
  if (gap > 0) message += say("，缺 {} 的来源", "; no source for {}", format_wan_yuan(gap));
  if (gap < 0) message += say("，来源多 {}", "; sources {} too much", format_wan_yuan(-gap));
  checks.add({project.id.value,
              total == project.total->fen ? CheckResult::kConfirmed : CheckResult::kRefuted,
              format_wan_yuan(project.total->fen), format_wan_yuan(total), std::move(message),
              support});
}

}  // namespace

RuleInfo F01::info() {
  return {"F01",
          say("足额分配", "fully allocated"),
          say("Σ下达（无上级下达者，含追加、追减）＝ 调整后预算",
              "sum of allocations with no level above = adjusted budget"),
          say("预算法；奖补资金管理办法 †", "Budget Law; the programme's own rules †"),
          Severity::kError,
          say("资金项目", "the programme"),
          say("记录 budget、allocation、statement", "budget, allocation, statement"),
          {{CheckResult::kConfirmed,
            say("相等（重新计算；证据由 full_allocation 衡量）",
                "they are equal, as recomputed; evidence is weighed by full_allocation")},
           {CheckResult::kRefuted,
            say("不等；下达少于预算、且没有陈述交代过下达、拨付、支付或执行率的，为提示",
                "they differ; a hint where less was allocated and nothing is stated of allocation, "
                "transfer, payment or execution")},
           {CheckResult::kUnproven, say("只有预算，或只有下达", "only one of them is recorded")},
           {CheckResult::kNotApplicable, say("两样都没有", "neither is recorded")}}};
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
    } else if (allocated.support.is_empty()) {
      draft.message = say("没有下达记录，无从比对", "no allocation is recorded to compare with");
    } else if (allocated.fen == budget.fen) {
      draft.result = CheckResult::kConfirmed;
      draft.message =
          say("{} ＝ {}", "{} = {}", list_parts(facts, id), format_wan_yuan(budget.fen));
    } else {
      // Before any account was given, an unfinished allocation is only worth a hint.
      const bool is_unfinished = allocated.fen < budget.fen && !has_account_given(facts, id);
      severity = is_unfinished ? Severity::kHint : Severity::kError;
      draft.result = CheckResult::kRefuted;
      draft.message = say("下达 {}，预算 {}，{}", "allocated {}, budget {}: {}",
                          format_wan_yuan(allocated.fen), format_wan_yuan(budget.fen),
                          gap_words(allocated.fen, budget.fen, say("未下达", "not yet allocated")));
    }
    checks.add(std::move(draft), severity);
  }
}

RuleInfo F02::info() {
  return {
      "F02",
      say("任一时点不超分", "never over-allocated"),
      say("任一日 t：Σ下达(≤t) ≤ Σ预算(≤t)；任一笔下达：Σ转下达(≤t) ≤ "
          "它连同追加、追减(≤t)，不小于零",
          "on every day t: allocations up to t <= budget up to t; of every allocation: what is "
          "passed on up to t <= it with its increases and decreases up to t, never below zero"),
      say("预算法：先有预算、后有指标 †", "Budget Law: budget before allocation †"),
      Severity::kError,
      say("资金项目；转下达超出的、追减过多的，是那一笔下达",
          "the programme; where more was passed on than came, or a decrease takes too much, the "
          "allocation"),
      say("记录 budget、allocation、programme（year）", "budget, allocation, programme: year"),
      {{CheckResult::kConfirmed,
        say("任一日都不超，各级都不超", "on no day and at no level is there too much")},
       {CheckResult::kRefuted,
        say("有一日超出；写出最早的一日、累计数、差额，和第一笔超出的记录前后的余额（只在记账日期上"
            "超的，为疑点）",
            "on some day there is: the first is told, and what was left before and after the first "
            "record that took too much (by the ledger's days alone, a doubt)")},
       {CheckResult::kUnproven, say("有下达，没有预算", "there are allocations and no budget")},
       {CheckResult::kNotApplicable,
        say("没有无上级的下达", "there is no allocation without a level above")}}};
}

void F02::run(const Facts& facts, CheckList& checks) {
  // How the allocations of a programme that were passed on came out.
  struct Levels {
    std::size_t count = 0;
    bool has_breach = false;
  };
  std::map<std::string, Levels> levels;
  for (const auto& [id, node] : handed_on_allocations(facts.registry)) {
    Levels& level = levels[facts.registry.allocations.at(id).record.programme->id];
    level.count += node.passed_on > 0 ? 1U : 0U;
    level.has_breach = add_breach(id, node, checks) || level.has_breach;
  }
  for (const auto& [id, placed] : facts.registry.programmes) {
    HandedOn node = programme_node(facts, id);
    const Levels& level = levels[id];
    if (!any_left(facts.of(id).top_allocations) && !first_breach(node.flow)) {
      checks.add({id, CheckResult::kNotApplicable, "", "",
                  say("没有下达记录", "no allocation is recorded"), node.support});
    } else if (!any_left(facts.of(id).budgets)) {
      checks.add({id, CheckResult::kUnproven, "", "",
                  say("没有预算记录，无从比对", "no budget is recorded to compare with"),
                  node.support});
    } else if (!add_breach(id, node, checks) && !level.has_breach) {
      Message message =
          say("任一日累计下达均未超过预算", "on no day was more allocated than budgeted");
      if (level.count > 0) {
        message += say("；{} 笔下达有转下达，亦均未超过",
                       "; nor where {} allocations were passed on", level.count);
      }
      checks.add({id, CheckResult::kConfirmed, "", "", std::move(message), node.support});
    }
  }
}

RuleInfo F23::info() {
  return {"F23",
          say("来源构成", "sources add up"),
          say("Σ各来源 ＝ 合计", "sum over the sources = total"),
          say("绩效自评表“资金投入情况” †", "self-evaluation form, “funds provided” †"),
          Severity::kError,
          say("资金项目（预算各来源对文件所载预算总数）；建设项目（各来源对总投资）",
              "the programme: sources of its budget and the stated total; the project: its funding "
              "and total"),
          say("budget、statement（不限单位、来源、截止日的预算数）、project（funding、total）",
              "budget; statement: the budget as a whole; project: funding, total"),
          {{CheckResult::kConfirmed,
            say("相等；文件所载的每个总数都相符", "they are equal, and every stated total agrees")},
           {CheckResult::kRefuted,
            say("不等；文件所载有一个总数不符", "they differ; a stated total does not agree")},
           {CheckResult::kUnproven,
            say("文件载有总数，没有预算记录", "a total is stated, and no budget is recorded")},
           {CheckResult::kNotApplicable,
            say("有预算，没有文件载明总数", "there is a budget, and no total is stated")}}};
}

void F23::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) check_sources(facts, id, checks);
  for (const auto& [id, placed] : facts.registry.projects) {
    if (placed.record.total && !placed.record.funding.empty()) {
      check_funding(facts, placed, checks);
    }
  }
}

}  // namespace fundtrail
