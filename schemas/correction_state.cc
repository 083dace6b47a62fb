// SPDX-License-Identifier: Apache-2.0
#include "schemas/correction_state.h"

#include "schemas/error.h"

namespace fundtrail {

CorrectionState::CorrectionState(Record original) : record_(std::move(original)) {
  if (const auto amount = record_amount(record_)) left_fen_ = amount->fen;
}

ReversalOutcome CorrectionState::judge_reversal(const Correction& reversal) const {
  if (!left_fen_) return {ReversalFault::kNoMoney};
  const WideSum left = *left_fen_;
  if (left == 0) return {ReversalFault::kNothingLeft};
  const WideSum wanted = reversal.amount ? WideSum{reversal.amount->fen} : left;
  return {wanted > left ? ReversalFault::kTooMuch : ReversalFault::kNone, wanted, left};
}

void CorrectionState::reverse(WideSum fen) {
  FUNDTRAIL_CHECK(left_fen_ && fen <= *left_fen_);
  *left_fen_ -= fen;
}

}  // namespace fundtrail
