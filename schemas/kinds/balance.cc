// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/balance.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Balance& record) {
  require_programme(record);
  refuse_negative("amount", record.amount);
}

template struct Codec<Balance>;

}  // namespace fundtrail
