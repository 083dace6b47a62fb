// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/reported_value.h"

#include "schemas/choices.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// What is meant for a qualitative result, and is no name of one.
void refuse_result(std::string_view text) {
  const std::vector<Choice> all = choices<QualitativeResult>();
  const Message meant = ask_choice(text, all);
  if (meant.is_empty()) return;
  throw FormatError(say("“{}”不在定性结果之内{}。可用：{}",
                        "“{0}” is no qualitative result; one of: {2}{1}", shown_text(text), meant,
                        list_choices(all)));
}

}  // namespace

ReportedValue parse_reported_value(std::string_view text) {
  if (const auto* entry = find_enum_name<QualitativeResult>(text)) return {entry->value};
  refuse_result(text);
  return {parse_figure(text)};
}

std::string format_reported_value(const ReportedValue& value) {
  if (const auto* figure = std::get_if<Figure>(&value.value)) return format_figure(*figure);
  return std::string(enum_name(std::get<QualitativeResult>(value.value)));
}

}  // namespace fundtrail
