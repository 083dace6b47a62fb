// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "schemas/fields/figure.h"
#include "schemas/measure.h"

namespace fundtrail {

/// The id of an indicator report, as an operand.
struct ReportRef {
  std::string id;
  friend auto operator<=>(const ReportRef&, const ReportRef&) = default;
};

/// What a claimed ratio or comparison is made of: a figure as written, a measure of the programme,
/// or an indicator report's value.
struct Operand {
  std::variant<Figure, Measure, ReportRef> value;
  friend bool operator==(const Operand&, const Operand&) = default;
};

/// Reads an operand: a measure's name; else a figure, if it begins with a digit or a minus and
/// either has nothing but digits, points and minuses or cannot be an id; else an id. Throws:
/// FormatError if it is none of them.
[[nodiscard]] Operand parse_operand(std::string_view text);

/// Whether an indicator report's `id` can stand as an operand: it is an id, and would not be read
/// as a measure or a figure.
[[nodiscard]] bool is_report_operand(std::string_view id);

/// Formats so that parse_operand reads it back.
[[nodiscard]] std::string format_operand(const Operand& operand);

}  // namespace fundtrail
