// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/allocation.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Allocation& record) {
  require_programme(record);
  require_positive("amount", record.amount);
  for (const Purpose& purpose : record.purposes) {
    if (purpose.standard) require_positive("purposes.standard", *purpose.standard);
  }
  const bool is_change =
      record.type == AllocationType::kIncrease || record.type == AllocationType::kDecrease;
  if (is_change != record.of.has_value()) {
    throw FieldError("of", record.of ? record.of->id : "",
                     say("追加、追减须写明所对的下达，其他类型不写",
                         "an increase or decrease names the allocation it changes; others do not"));
  }
}

template struct Codec<Allocation>;

}  // namespace fundtrail
