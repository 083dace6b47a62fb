// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/inquiry.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Inquiry& record) {
  if (record.amount) require_positive("amount", *record.amount);
}

template struct Codec<Inquiry>;

}  // namespace fundtrail
