// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/receipt_rules.h"

#include "verifier/rules/claims.h"

namespace fundtrail {
namespace {

Message difference_text(WideSum received, WideSum allocated) {
  return say("到位 {}，下达 {}，不勾稽，相差 {}", "received {}, allocated {}: they differ by {}",
             format_wan_yuan(received), format_wan_yuan(allocated),
             format_wan_yuan(received - allocated));
}

// What is stated equals what was allocated: recorded receipts confirm or refute it, and without any
// it is the document's word.
void weigh_agreement(const MeasureSum& received, WideSum stated, WideSum allocated,
                     CheckDraft& draft) {
  draft.support.merge(received.support);
  if (received.support.is_empty()) {
    draft.result = CheckResult::kStated;
    draft.message = say("所载到位 {} 与下达一致；没有到位记录",
                        "the {} stated equals what was allocated; no receipt is recorded",
                        format_wan_yuan(stated));
  } else if (received.fen == allocated) {
    draft.result = CheckResult::kConfirmed;
    draft.message = say("所载到位 {} 与下达、到位记录均一致",
                        "the {} stated equals what was allocated and what was received",
                        format_wan_yuan(stated));
  } else {
    draft.result = CheckResult::kRefuted;
    draft.message = say("所载到位 {} 与下达一致，但到位记录合计 {}",
                        "the {} stated equals what was allocated, but the receipts recorded come "
                        "to {}",
                        format_wan_yuan(stated), format_wan_yuan(received.fen));
  }
}

// A stated sum is not a receipt: it can only agree or not, and never proves too much was received.
void check_claim(const Facts& facts, const Placed<Statement>& placed, const MeasureClaim& claim,
                 CheckList& checks) {
  const std::string programme = facts.registry.programme_of(placed.record);
  const WideSum stated = figure_fen(claim.value);
  CheckDraft draft{
      placed.record.id.value, CheckResult::kUnproven, "", format_wan_yuan(stated), {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  if (!facts.registry.programmes.contains(programme)) {
    draft.message = no_programme();
  } else if (claim.source || claim.as_of) {
    draft.message = say("所载到位数限定了来源或截止日，没有同口径的下达数可比",
                        "the sum stated is of one source or as of a day, for which there is no "
                        "allocation to compare with");
  } else {
    const MeasureSum& allocated = facts.measures().get(allocated_query(programme, claim));
    draft.support.merge(allocated.support);
    if (allocated.support.is_empty()) {
      draft.message = say("没有可比的下达记录", "there is no allocation to compare with");
    } else if (agrees_as_written(claim.value, {allocated.fen, 1}).value_or(false)) {
      draft.expected = format_wan_yuan(allocated.fen);
      weigh_agreement(facts.measures().get(query_of(programme, claim)), stated, allocated.fen,
                      draft);
    } else {
      draft.expected = format_wan_yuan(allocated.fen);
      draft.result = CheckResult::kRefuted;
      draft.message = difference_text(stated, allocated.fen);
      draft.message += say("，来源未说明", ", of unstated source");
    }
  }
  checks.add(std::move(draft));
}

// The recorded receipts of a programme against its allocations.
void check_receipts(const Facts& facts, const std::string& programme, CheckList& checks) {
  const MeasureSum& received = facts.measures().get(programme, Measure::kReceived);
  const MeasureSum& allocated = facts.measures().get(programme, Measure::kAllocated);
  if (received.support.is_empty()) return;
  CheckDraft draft{programme,
                   CheckResult::kRefuted,
                   format_wan_yuan(allocated.fen),
                   format_wan_yuan(received.fen),
                   {},
                   received.support};
  draft.support.merge(allocated.support);
  if (allocated.support.is_empty()) {
    draft.result = CheckResult::kUnproven;
    draft.message = say("到位 {}，没有下达记录可比",
                        "received {}, and no allocation to compare with", draft.actual);
  } else if (received.fen == allocated.fen) {
    draft.result = CheckResult::kConfirmed;
    draft.message = say("到位 {} ＝ 下达", "received {} = allocated", draft.actual);
  } else {
    draft.message = difference_text(received.fen, allocated.fen);
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F06::info() {
  return {
      "F06",
      say("到位与下达一致", "received agrees with allocated"),
      say("Σ到位（来源为本资金）＝ Σ下达；文件所载到位数逐个核对",
          "receipts of the programme's own money = allocations; each stated sum likewise"),
      say("绩效自评提纲“资金到位情况” †", "self-evaluation outline, “funds received” †"),
      Severity::kError,
      say("有到位记录的资金项目；每一条到位数的陈述",
          "each programme with receipts; each statement of what was received"),
      say("receipt（source 为 programme，无上级下达或挂在第一级下达之下）、allocation、statement",
          "receipt: source programme, under no or a first-level allocation; allocation, statement"),
      {{CheckResult::kConfirmed,
        say("到位记录等于下达；所载到位数与下达、到位记录都一致",
            "receipts equal allocations; the stated sum agrees with both")},
       {CheckResult::kStated,
        say("所载到位数与下达一致，没有到位记录",
            "the stated sum agrees with allocations, and no receipt is recorded")},
       {CheckResult::kRefuted,
        say("到位记录不等于下达；所载到位数与下达或到位记录不一致",
            "receipts differ from allocations; the stated sum differs from either")},
       {CheckResult::kUnproven, say("没有下达可比；陈述不属于任何资金项目，或限定了来源、截止日",
                                    "nothing was allocated; the statement belongs to no programme, "
                                    "or is of one source or day")}}};
}

void F06::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) check_receipts(facts, id, checks);
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<MeasureClaim>(&placed.record.claim);
    if (claim == nullptr || claim->measure != Measure::kReceived) continue;
    check_claim(facts, placed, *claim, checks);
  }
}

RuleInfo F07::info() {
  return {
      "F07",
      say("到位率重算", "rate of arrival recomputed"),
      say("|声明 − 到位数/预算数| ≤ ½·10⁻ᵈ（d 为声明的小数位数）",
          "|stated - received/budget| <= ½·10^-d, d the decimals stated"),
      say("重新计算", "recalculation"),
      Severity::kError,
      say("每一条 到位数/预算数 的比率陈述", "each stated ratio of received over budget"),
      say("记录 statement、receipt、budget", "statement, receipt, budget"),
      {{CheckResult::kConfirmed, say("相符，两个数都有记录", "it agrees, and both are recorded")},
       {CheckResult::kStated,
        say("相符，有一个数只是文件所载", "it agrees, and one is only stated")},
       {CheckResult::kRefuted, say("不符", "it does not agree")},
       {CheckResult::kUnproven,
        say("缺一个数；文件所载不止一个数；声明的不是比率；分母不是正数",
            "one is lacking or stated twice; it is no ratio; the denominator is not positive")}}};
}

void F07::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<RatioClaim>(&placed.record.claim);
    if (claim == nullptr || ratio_rule(*claim) != RatioRule::kReceived) continue;
    CheckDraft draft{id, CheckResult::kUnproven, "", format_figure(claim->value), {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    const Recomputed recomputed = recompute_ratio(facts, placed.record, *claim, draft.support);
    if (!recomputed.ratio) {
      draft.message = recomputed.reason;
    } else {
      const bool agrees = agrees_as_written(claim->value, *recomputed.ratio).value_or(false);
      const CheckResult holds =
          recomputed.is_claimed ? CheckResult::kStated : CheckResult::kConfirmed;
      draft.result = agrees ? holds : CheckResult::kRefuted;
      draft.expected = format_share(*recomputed.ratio, claim->value);
      draft.message = recomputed_words(claim->value, recomputed);
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
