// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/refund.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Refund& record) { require_positive("amount", record.amount); }

template struct Codec<Refund>;

}  // namespace fundtrail
