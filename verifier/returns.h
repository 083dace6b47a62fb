// SPDX-License-Identifier: Apache-2.0
//
// What came back of a disbursement.
#pragma once

#include <optional>
#include <vector>

#include "schemas/record.h"
#include "verifier/dated_flow.h"
#include "verifier/placed.h"
#include "verifier/support.h"

namespace fundtrail {

/// A refund of a disbursement, or the reversal of one.
struct Return {
  DatedAmount stated;       ///< negative of a reversal
  WideSum applied_fen = 0;  ///< what of it counts: never more came back than went out. Unit: 分
  SupportItem item;
};

/// All of one disbursement, by day.
using Returns = std::vector<Return>;

/// The day of a disbursement without a date at the latest: it was made before any of it came back.
/// Nothing where nothing did.
[[nodiscard]] std::optional<Date> latest_day(const Posted<Disbursement>& disbursement,
                                             const Returns& returns);

/// What a balance carries to another programme: all that is left of it, at the end of its day.
[[nodiscard]] DatedAmount carried_amount(const Posted<Balance>& balance);

}  // namespace fundtrail
