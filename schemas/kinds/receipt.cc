// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/receipt.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Receipt& record) {
  require_programme(record);
  require_positive("amount", record.amount);
}

template struct Codec<Receipt>;

}  // namespace fundtrail
