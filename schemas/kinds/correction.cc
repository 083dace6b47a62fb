// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/correction.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Correction& record) {
  if (record.amount) require_positive("amount", *record.amount);
  if ((record.type == CorrectionType::kAmend) == record.set.empty()) {
    throw FieldError("set", "",
                     say("更正须写明改后的字段值，红字冲销不写",
                         "an amendment lists the new values; a reversal does not"));
  }
  if (record.type == CorrectionType::kAmend && record.amount) {
    throw FieldError("amount", format_amount(*record.amount),
                     say("金额不能更正，请用红字冲销后重记",
                         "an amount is not amended; reverse the record and record it anew"));
  }
}

template struct Codec<Correction>;

}  // namespace fundtrail
