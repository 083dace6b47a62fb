// SPDX-License-Identifier: Apache-2.0
//
// What corrections do to the record they are of, one after the other. `append` refuses and `verify`
// applies by this alone, so that they cannot disagree.
#pragma once

#include <optional>
#include <utility>

#include "schemas/amendable.h"
#include "schemas/fields/figure.h"
#include "schemas/record.h"

namespace fundtrail {

/// What is wrong with a reversal 红字冲销.
enum class ReversalFault {
  kNone,
  kNoMoney,      ///< it is of a record without an amount
  kNothingLeft,  ///< all of the record is reversed already
  kTooMuch,      ///< it takes back more than is left
};

/// What a reversal comes to.
struct ReversalOutcome {
  ReversalFault fault = ReversalFault::kNone;
  WideSum wanted_fen = 0;  ///< Unit: 分; all that is left, where the reversal has no amount
  WideSum left_fen = 0;    ///< Unit: 分; before it
};

/// A record of a ledger and what the corrections so far have made of it. A value.
class CorrectionState {
 public:
  explicit CorrectionState(Record original);

  /// The record with the amendments so far in it.
  [[nodiscard]] const Record& record() const noexcept { return record_; }

  /// What reversals leave of a record of money; nothing of any other. Unit: 分
  [[nodiscard]] const std::optional<WideSum>& left_fen() const noexcept { return left_fen_; }

  /// Tells what a reversal would come to. Reverses nothing.
  [[nodiscard]] ReversalOutcome judge_reversal(const Correction& reversal) const;
  /// Takes back `fen` of the record. Requires: it has an amount, of which so much is left.
  void reverse(WideSum fen);

  /// Tells what amendments would come to. Amends nothing.
  [[nodiscard]] AmendmentCheck judge_amendments(const Correction& amendment) const {
    return check_amendments(amendment, record_);
  }
  /// Takes `amended` for the record from here on. Requires: judge_amendments made it.
  void amend(Record amended) { record_ = std::move(amended); }

 private:
  Record record_;
  std::optional<WideSum> left_fen_;  // of a record of money: not reversed yet
};

}  // namespace fundtrail
