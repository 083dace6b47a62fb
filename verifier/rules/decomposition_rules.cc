// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/decomposition_rules.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "verifier/allocation_tree.h"

namespace fundtrail {
namespace {

// What a top-level allocation was broken down to.
struct Breakdown {
  WideSum fen = 0;
  std::uint64_t parts = 0;
  std::uint64_t unfiled = 0;    // parts without a day of filing
  std::uint64_t passed_on = 0;  // to other governments and departments
  Support support;
};

Breakdown break_down(const Facts& facts, const AllocationNode& top) {
  Breakdown breakdown;
  breakdown.support = top.support;
  std::vector<const AllocationNode*> open = top.passed_on;
  while (!open.empty()) {
    const AllocationNode& node = *open.back();
    open.pop_back();
    if (node.fen == 0) continue;
    breakdown.support.merge(node.support);
    if (!is_broken_down(facts.registry, node.root->record)) {
      ++breakdown.passed_on;
      open.insert(open.end(), node.passed_on.begin(), node.passed_on.end());
      continue;
    }
    breakdown.fen += node.fen;
    ++breakdown.parts;
    breakdown.unfiled += node.root->record.filed_on ? 0U : 1U;
  }
  return breakdown;
}

Message tell_unfiled(const Breakdown& breakdown) {
  if (breakdown.unfiled == 0) return {};
  return say("；{} 笔没有写明备案日期", "; without a day of filing: {}", breakdown.unfiled);
}

void judge(const AllocationNode& top, const Breakdown& breakdown, CheckDraft& draft) {
  draft.expected = format_wan_yuan(top.fen);
  if (breakdown.parts == 0) {
    draft.result = CheckResult::kUnproven;
    draft.message =
        breakdown.passed_on == 0
            ? say("没有分解到项目或单位的记录", "it is not recorded as broken down")
            : say("转下达 {} 笔，都没有分解到项目或单位的记录",
                  "passed on {} times, and never recorded as broken down", breakdown.passed_on);
    return;
  }
  draft.actual = format_wan_yuan(breakdown.fen);
  if (breakdown.fen != top.fen) {
    draft.result = CheckResult::kRefuted;
    draft.message = say("下达 {}，分解 {} 笔 {}，{}", "allocated {}, broken down {}, to {}: {}",
                        draft.expected, breakdown.parts, draft.actual,
                        gap_words(breakdown.fen, top.fen, say("未分解", "not yet broken down")));
  } else {
    draft.result = breakdown.unfiled > 0 ? CheckResult::kUnproven : CheckResult::kConfirmed;
    draft.message = say("{} 全部分解，{} 笔", "{}, all broken down, in {} parts", draft.expected,
                        breakdown.parts);
  }
  draft.message += tell_unfiled(breakdown);
}

void check_top(const Facts& facts, const AllocationNode& top, CheckList& checks) {
  CheckDraft draft{top.root->record.id.value, CheckResult::kNotApplicable, "", "", {}, top.support};
  if (is_broken_down(facts.registry, top.root->record)) {
    draft.message = say("下达时已到项目或单位，无须再分解",
                        "made to a project or unit: there is nothing to break down");
  } else {
    const Breakdown breakdown = break_down(facts, top);
    draft.support = breakdown.support;
    judge(top, breakdown, draft);
  }
  draft.message = say("{}：{}", "{}: {}", facts.name(top.root->record.to.id), draft.message);
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F10::info() {
  return {
      "F10",
      say("分解到项目", "broken down to projects"),
      say("Σ分解到项目或单位的下达 ＝ 无上级的下达（含追加、追减）；各笔分解有备案日期",
          "allocations below it to projects or units = the allocation with no level above, changes "
          "included; each of them is filed"),
      say("奖补资金管理办法：分解到具体项目，分配结果报备案 †",
          "the programme's own rules: broken down to projects, and filed †"),
      Severity::kDoubt,
      say("每一笔无上级的下达；没有下达的，为资金项目",
          "each allocation with no level above; of a programme without any, the programme"),
      say("记录 allocation（under、of、project、to、filed_on）、"
          "party（role：implementer、agent、owner）",
          "allocation: under, of, project, to, filed_on; party: role implementer, agent, owner"),
      {{CheckResult::kConfirmed,
        say("相等，各笔都有备案日期", "they are equal, and all are filed")},
       {CheckResult::kRefuted, say("不等；写明尚有多少未分解，或超出多少",
                                   "they differ; how much is left or too much is told")},
       {CheckResult::kUnproven,
        say("没有分解到项目或单位的记录；或相等而有一笔没有备案日期",
            "it is not recorded as broken down, or some of it is not recorded as filed")},
       {CheckResult::kNotApplicable,
        say("下达时已到项目或单位；没有下达",
            "it was made to a project or unit; nothing was allocated")}}};
}

void F10::run(const Facts& facts, CheckList& checks) {
  const AllocationTree tree(facts.registry);
  std::set<std::string> allocated;
  for (const AllocationNode* top : tree.tops()) {
    if (top->fen == 0 && top->passed_on.empty()) continue;
    allocated.insert(top->root->record.programme->id);
    check_top(facts, *top, checks);
  }
  for (const auto& [id, placed] : facts.registry.programmes) {
    if (allocated.contains(id)) continue;
    checks.add({id,
                CheckResult::kNotApplicable,
                "",
                "",
                say("没有下达记录", "no allocation is recorded"),
                {}});
  }
}

}  // namespace fundtrail
