// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/rectification.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Rectification& record) {
  if (record.amount_fixed) refuse_negative("amount_fixed", *record.amount_fixed);
  if (record.amount_open) refuse_negative("amount_open", *record.amount_open);
}

template struct Codec<Rectification>;

}  // namespace fundtrail
