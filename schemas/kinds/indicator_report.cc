// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/indicator_report.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const IndicatorReport& record) {
  if (record.numerator.has_value() != record.denominator.has_value()) {
    throw FieldError(record.numerator ? "denominator" : "numerator", "",
                     say("分子和分母须同时写明", "numerator and denominator go together"));
  }
  if (record.denominator && record.denominator->mantissa <= 0) {
    throw FieldError("denominator", format_figure(*record.denominator),
                     say("分母须为正数", "a denominator is positive"));
  }
}

template struct Codec<IndicatorReport>;

}  // namespace fundtrail
