// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "schemas/enum_table.h"
#include "schemas/fields/figure.h"

namespace fundtrail {

/// The result of a qualitative target 定性结果. The numbers are part of the format.
enum class QualitativeResult : std::uint8_t { kMet = 1, kPartly = 2, kNotMet = 3 };

constexpr auto enum_table(QualitativeResult) {
  return std::to_array<EnumEntry<QualitativeResult>>({
      {QualitativeResult::kMet, "met", "达成"},
      {QualitativeResult::kPartly, "partly", "部分达成"},
      {QualitativeResult::kNotMet, "not_met", "未达成"},
  });
}

/// What was reported of a target: a figure, or how far a qualitative one was met.
struct ReportedValue {
  std::variant<Figure, QualitativeResult> value;
  friend bool operator==(const ReportedValue&, const ReportedValue&) = default;
};

/// Reads a qualitative result's name or else a figure. Throws: FormatError if it is neither.
[[nodiscard]] ReportedValue parse_reported_value(std::string_view text);

/// Formats so that parse_reported_value reads it back.
[[nodiscard]] std::string format_reported_value(const ReportedValue& value);

}  // namespace fundtrail
