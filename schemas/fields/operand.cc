// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/operand.h"

#include "schemas/error.h"
#include "schemas/fields/id.h"

namespace fundtrail {
namespace {

// An id may begin with a digit, so a text is a figure unless only an id can hold its characters.
bool looks_like_figure(std::string_view text) {
  if (text.empty() || (text[0] != '-' && (text[0] < '0' || text[0] > '9'))) return false;
  const std::size_t rest = text.find_first_not_of("-.0123456789");
  return rest == std::string_view::npos || refuse_id(text).has_value();
}

}  // namespace

Operand parse_operand(std::string_view text) {
  if (const auto* measure = find_enum_name<Measure>(text)) return {measure->value};
  if (looks_like_figure(text)) return {parse_figure(text)};
  if (refuse_id(text)) {
    throw FormatError(
        say("“{}”既不是数字（如 7093套）、也不是数据项（{}）或指标完成记录的编号",
            "“{}” is neither a figure (such as 7093套), a measure ({}) nor the id of an "
            "indicator report",
            shown_text(text), enum_names<Measure>()));
  }
  return {ReportRef{std::string(text)}};
}

bool is_report_operand(std::string_view id) {
  return !find_enum_name<Measure>(id) && !looks_like_figure(id) && !refuse_id(id);
}

std::string format_operand(const Operand& operand) {
  if (const auto* figure = std::get_if<Figure>(&operand.value)) return format_figure(*figure);
  if (const auto* measure = std::get_if<Measure>(&operand.value)) {
    return std::string(enum_name(*measure));
  }
  return std::get<ReportRef>(operand.value).id;
}

}  // namespace fundtrail
