// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/deviation_rules.h"

#include "verifier/rules/figure_sums.h"
#include "verifier/rules/statement_scope.h"
#include "verifier/rules/target_excess.h"
#include "verifier/rules/target_parts.h"

namespace fundtrail {
namespace {

// What deviates among the targets that a statement is about.
struct Deviations {
  std::uint64_t count = 0;
  std::uint64_t examined = 0;  // targets with something to compare
  Message words;
  Support support;

  void add(const Message& one) {
    if (count > 0 && count <= kPartsShown) words += say("；", "; ");
    if (count < kPartsShown) words += one;
    if (count == kPartsShown) words += say("…", "…");
    ++count;
  }
};

// P01: the parts come to something else.
void find_parts(const Facts& facts, const TargetView& view, Deviations& found) {
  const auto parts = summed_parts(view);
  if (parts.empty()) return;
  ++found.examined;
  const Figure& whole = *view.target->record.value;
  const WideSum sum = sum_of(parts);
  if (sum == scaled(whole)) return;
  found.support.add(facts.registry.support_of(*view.target));
  for (const auto* part : parts) found.support.add(facts.registry.support_of(*part));
  found.add(say("{} 分解合计 {}，总目标 {}（P01）",
                "the parts of {} come to {}, the whole is {} (P01)", view.target->record.name,
                format_scaled(sum, whole.unit), format_figure(whole)));
}

// P04: one party reported several values.
void find_contradictions(const Facts& facts, const TargetView& view, Deviations& found) {
  found.examined += view.reports.empty() ? 0U : 1U;
  for (const auto& group : contradictions(view)) {
    for (const auto* report : group) found.support.add(facts.registry.support_of(*report));
    found.add(say("{} 报有不同数值 {}（P04）", "{} was reported as {} (P04)",
                  view.target->record.name, value_words(group)));
  }
}

// P07: a value is beyond its target by more than the least threshold.
void find_excess(const Facts& facts, const TargetView& view, Deviations& found) {
  if (!view.is_top) return;
  for (const auto* report : whole_reports(view)) {
    const auto excess = excess_of(view.target->record, report->record);
    if (!excess) continue;
    const Ratio least = share_of(facts.thresholds.p07_hint_bp);
    if (compare(*excess, least).value_or(0) <= 0) continue;
    found.support.add(facts.registry.support_of(*view.target));
    found.support.add(facts.registry.support_of(*report));
    found.add(say("{} 偏离目标 {}（P07）", "{} is off its target by {} (P07)",
                  view.target->record.name, format_share(*excess)));
  }
}

Deviations find_deviations(const Facts& facts, const std::string& programme,
                           const AssertionClaim& claim) {
  Deviations found;
  for (const TargetView& view : facts.of(programme).targets) {
    if (!is_about(claim, view.target->record)) continue;
    find_parts(facts, view, found);
    find_contradictions(facts, view, found);
    find_excess(facts, view, found);
  }
  return found;
}

}  // namespace

RuleInfo P10::info() {
  return {"P10",
          say("无偏离陈述", "stated to be without deviation"),
          say("称不存在目标偏离 ⇒ 所说范围内 P01、P04、P07 都没有发现",
              "no deviation is stated ⇒ P01, P04 and P07 find none in what it is about"),
          say("报告前后一致", "a report agrees with itself"),
          Severity::kError,
          say("每一条“不存在目标偏离”的陈述", "each statement that nothing deviates"),
          say("statement（assertion 为 no_deviation，计划、要求的不算）、target、indicator_report",
              "statement: assertion no_deviation, neither planned nor required; target; "
              "indicator_report"),
          {{CheckResult::kRefuted,
            say("所说范围内，分解合计不等、同一指标多值，或偏离超过 P07.hint；逐项写明",
                "parts that do not add up, contradicting values, or a deviation beyond P07.hint")},
           {CheckResult::kClear, say("没有发现；写明已查项数", "none found")},
           {CheckResult::kUnproven, say("所说范围内没有可以比较的目标和完成数",
                                        "nothing that it is about can be compared")}}};
}

void P10::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const AssertionClaim* claim = done_assertion(placed.record);
    if (claim == nullptr || claim->assertion != AssertionType::kNoDeviation) continue;
    const std::string programme = facts.registry.programme_of(placed.record);
    const Deviations found = find_deviations(facts, programme, *claim);
    CheckDraft draft{id, CheckResult::kClear, "", "", {}, found.support};
    draft.support.add(facts.registry.support_of(placed));
    if (found.count > 0) {
      draft.result = CheckResult::kRefuted;
      draft.message = say("称不存在目标偏离，而有 {} 处：{}",
                          "no deviation is stated, and there are {}: {}", found.count, found.words);
    } else if (found.examined == 0) {
      draft.result = CheckResult::kUnproven;
      draft.message = say("没有可以比较的目标和完成数", "no target and report can be compared");
    } else {
      draft.message = say("已查 {} 项", "{} comparisons looked at", found.examined);
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
