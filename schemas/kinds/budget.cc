// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/budget.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Budget& record) {
  require_programme(record);
  require_positive("amount", record.amount);
}

template struct Codec<Budget>;

}  // namespace fundtrail
