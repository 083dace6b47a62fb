// SPDX-License-Identifier: Apache-2.0
//
// A movement of cash as its corrections and refunds leave it.
#pragma once

#include <cstdint>

#include "verifier/placed.h"
#include "verifier/registry.h"

namespace fundtrail {

/// A disbursement, and what is left of its amount. Lifetime: that of the record it was made of.
struct Payment {
  const Disbursement& record;
  std::uint64_t sequence = 0;
  std::int64_t paid_fen = 0;  ///< Unit: 分; without what was reversed: what really moved
  std::int64_t left_fen = 0;  ///< Unit: 分; without what came back either. Range: 0 to paid_fen

  /// Whether it is a payment to a final payee of which something is left.
  [[nodiscard]] bool counts() const {
    return record.stage == DisbursementStage::kPayment && left_fen > 0;
  }
};

/// What corrections and refunds, as the registry's view has them, leave of a disbursement. A view
/// that does not see a refund or a reversal yet leaves its money where it went.
/// Requires: the registry is finished.
[[nodiscard]] Payment payment_of(const Registry& registry,
                                 const Posted<Disbursement>& disbursement);

}  // namespace fundtrail
