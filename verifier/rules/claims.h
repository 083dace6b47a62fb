// SPDX-License-Identifier: Apache-2.0
//
// What statements claim, as the rules read it.
#pragma once

#include <optional>
#include <string>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// Which rule recomputes a ratio: received/budget is F07, disbursed/budget and paid/budget F08,
/// every other one P03.
enum class RatioRule { kReceived, kExecuted, kOther };

[[nodiscard]] RatioRule ratio_rule(const RatioClaim& claim);

/// Whether some statement gives an account of the programme's money (allocated, disbursed, paid, or
/// an execution rate): from then on an unfinished allocation is no mere interim state.
[[nodiscard]] bool has_account_given(const Facts& facts, const std::string& programme);

/// Whether some statement says that all of the programme's money was spent: a paid sum that comes
/// to what was allocated, an execution rate of 100 %, or “executed by its nature”.
[[nodiscard]] bool claims_full_execution(const Facts& facts, const std::string& programme);

/// Whether a statement claims that money was spent: a paid sum, an execution rate, or “executed by
/// its nature”.
[[nodiscard]] bool claims_execution(const Statement& statement);

/// The value of an operand, or why there is none.
struct OperandValue {
  std::optional<Ratio> value;
  Unit unit = Unit::kNone;  ///< money is 元, whatever it was written in
  std::string text;         ///< as shown: 1000.00万元, 7093套
  Message missing;          ///< why there is no value
  bool is_claimed = false;  ///< a sum of the programme for which only a statement stands
};

/// Finds an operand's value for a statement: a figure as written; a report's value; a measure as
/// recorded, or where nothing is recorded, as the same document states it (if it states one value).
/// Adds what it rests on to `support`.
[[nodiscard]] OperandValue operand_value(const Facts& facts, const Statement& statement,
                                         const Operand& operand, Support& support);

/// Recomputes a claimed ratio. Returns: the exact ratio, or nothing with the reason in `reason`.
struct Recomputed {
  std::optional<Ratio> ratio;
  Message reason;   ///< why it cannot be recomputed
  std::string sum;  ///< as shown: `1648.00万元 / 1000.00万元`
  bool is_claimed = false;
  Message claimed;  ///< the measures for which only a statement stands: `到位数、预算数`
};
[[nodiscard]] Recomputed recompute_ratio(const Facts& facts, const Statement& statement,
                                         const RatioClaim& claim, Support& support);

/// How a stated ratio compares, in words: 声明 100%，重算 1648.00万元 / 1000.00万元 ＝
/// 164.80%（到位数按文件所载）. Where it does not agree, also whether it does with the terms
/// exchanged or the quotient cut off. Requires: `recomputed.ratio`.
[[nodiscard]] Message recomputed_words(const Figure& stated, const Recomputed& recomputed);

/// Why a statement cannot be compared that belongs to no programme, or gives no ratio.
[[nodiscard]] Message no_programme();
[[nodiscard]] Message not_a_ratio(const Figure& value);

/// The check of a statement that belongs to no programme.
[[nodiscard]] CheckDraft without_programme(const Facts& facts, const Placed<Statement>& placed);

/// Whether a sum is there for `claim` to be held against; if not, why is said in `message`.
[[nodiscard]] bool is_comparable(const MeasureClaim& claim, const MeasureSum& sum,
                                 Message& message);

}  // namespace fundtrail
