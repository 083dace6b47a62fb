// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/reported_value.h"

#include "schemas/error.h"

namespace fundtrail {

ReportedValue parse_reported_value(std::string_view text) {
  if (const auto* entry = find_enum_name<QualitativeResult>(text)) return {entry->value};
  return {parse_figure(text)};
}

std::string format_reported_value(const ReportedValue& value) {
  if (const auto* figure = std::get_if<Figure>(&value.value)) return format_figure(*figure);
  return std::string(enum_name(std::get<QualitativeResult>(value.value)));
}

}  // namespace fundtrail
