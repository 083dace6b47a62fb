// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/target.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Target& record) {
  require_programme(record);
  if (record.output_year) require_year("output_year", *record.output_year);
  if (record.comparator == Comparator::kQualitative && record.value) {
    throw FieldError("value", format_figure(*record.value),
                     say("定性目标没有指标值", "a qualitative target has no value"));
  }
  if (record.unit && record.value) {
    throw FieldError("unit", std::string(enum_name(*record.unit)),
                     say("指标值已带单位，unit 只用于没有指标值的目标",
                         "the value carries its unit; `unit` is for targets without a value"));
  }
}

template struct Codec<Target>;

}  // namespace fundtrail
