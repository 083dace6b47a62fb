// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment.h"

#include <algorithm>

namespace fundtrail {

Payment payment_of(const Registry& registry, const Posted<Disbursement>& disbursement) {
  const WideSum paid = disbursement.net_fen();
  WideSum left = paid;
  const auto refunds = registry.refunds.find(disbursement.record.id.value);
  if (refunds != registry.refunds.end()) {
    for (const Placed<Refund>& refund : refunds->second) left -= posted(refund).net_fen();
  }
  left = std::max<WideSum>(left, 0);  // that more came back than went out is F05's to tell
  return {disbursement.record, disbursement.sequence, static_cast<std::int64_t>(paid),
          static_cast<std::int64_t>(left)};
}

}  // namespace fundtrail
