// SPDX-License-Identifier: Apache-2.0
#include "verifier/corrector.h"

#include <algorithm>
#include <utility>

namespace fundtrail {
namespace {

// Why a reversal cannot take back all that it wants.
Message fault_words(const ReversalOutcome& outcome, const Record& record) {
  switch (outcome.fault) {
    case ReversalFault::kNoMoney:
      return say("红字冲销只用于有金额的记录，所指的是{}",
                 "a reversal is of a record of money, and this is of a {}",
                 enum_label(record_kind(record)));
    case ReversalFault::kNothingLeft:
      return say("所指的记录已经全部冲销过", "all of that record is reversed already");
    case ReversalFault::kTooMuch:
      return say("冲销 {}，超过尚未冲销的 {}；超出部分不计入",
                 "{} is reversed of the {} that is left; what is over is not counted",
                 format_wan_yuan(outcome.wanted_fen), format_wan_yuan(outcome.left_fen));
    case ReversalFault::kNone:
      break;
  }
  return {};
}

}  // namespace

std::optional<Message> Corrector::apply(const Placed<Correction>& placed) {
  return placed.record.type == CorrectionType::kReverse ? reverse(placed) : amend(placed.record);
}

std::optional<Message> Corrector::reverse(const Placed<Correction>& placed) {
  const Correction& correction = placed.record;
  const ReversalOutcome outcome = state_.judge_reversal(correction);
  std::optional<Message> flaw;
  if (outcome.fault != ReversalFault::kNone) flaw = fault_words(outcome, state_.record());
  const WideSum fen = std::min(outcome.wanted_fen, outcome.left_fen);
  if (fen == 0) return flaw;
  state_.reverse(fen);
  if (as_of_ && *as_of_ < correction.dated_on) return flaw;
  effective_.reversals.push_back(
      {placed.sequence, placed.recorded_at_us, correction.dated_on, fen, &correction});
  return flaw;
}

std::optional<Message> Corrector::amend(const Correction& correction) {
  AmendmentCheck check = state_.judge_amendments(correction);
  if (!check.amended) {
    const FieldError& error = check.errors.front();
    return say("{} {}：{}", "{} {}: {}", error.field_path(), error.shown_value(), error.reason());
  }
  for (const RecordReference& reference : check.references) {
    if (!leads_somewhere_ || leads_somewhere_(reference)) continue;
    return say("{} 所指的记录 {} 不存在，或不是应有的类别",
               "{} leads to {}, which does not exist or is of the wrong kind", reference.field_path,
               reference.id);
  }
  state_.amend(std::move(*check.amended));
  ++effective_.amendments;
  return std::nullopt;
}

Effective Corrector::take() {
  effective_.record = state_.record();
  return std::move(effective_);
}

}  // namespace fundtrail
