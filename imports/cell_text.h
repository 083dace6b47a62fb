// SPDX-License-Identifier: Apache-2.0
//
// What people write in cells, read as the one spelling that records have. What has two readings is
// refused, never guessed. Each function throws FormatError with the reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/fields/figure.h"
#include "schemas/message.h"

namespace fundtrail {

/// `text` without the white space about it, and without the apostrophe that keeps a spreadsheet
/// from taking what follows for a formula (see neutral_text).
[[nodiscard]] std::string trimmed(std::string_view text);

/// `text` with a leading apostrophe if a spreadsheet would take it for a formula: it begins with
/// `=`, `+`, `-`, `@`, a tab or a carriage return.
/// Source: OWASP, “CSV Injection”.
[[nodiscard]] std::string neutral_text(std::string_view text);

/// Whether a cell says that it has nothing to say: empty, `-`, `—` or `/`.
[[nodiscard]] bool is_blank_cell(std::string_view text);

/// Reads an amount, such as `1,234.50`, `１２３４．５` or `838万元`. `unit` is that of the column,
/// and kNone if it is not known; a unit in the cell precedes it. Returns: such as `1234.5元`, which
/// parse_amount accepts.
[[nodiscard]] std::string read_amount(std::string_view text, Unit unit);

/// Reads a figure of any unit, such as `7,093` or `127.25 %`, and keeps its decimals as written.
[[nodiscard]] std::string read_figure(std::string_view text, Unit unit);

/// Reads a day: 2024-04-29, 2024/4/29, 2024.4.29, 20240429 or 2024年4月29日; a time of day after it
/// is dropped. Returns: `YYYY-MM-DD`.
[[nodiscard]] std::string read_day(std::string_view text);

/// Reads a whole number of up to 18 digits, such as a year or a sample size.
[[nodiscard]] std::uint64_t read_count(std::string_view text);

/// Reads a code, such as the number of a voucher: it has no white space within, and is not what a
/// spreadsheet makes of long digits (`1.2E+17`).
[[nodiscard]] std::string read_code(std::string_view text);

/// Reads an official document number 文号. Returns: it with the brackets 〔〕, or as it is written
/// if it is of another form.
[[nodiscard]] std::string read_document_number(std::string_view text);

/// What the value of a target says.
struct Criterion {
  std::string comparator;            ///< the name of a Comparator
  std::optional<std::string> value;  ///< a figure; none: the target is qualitative
  Unit unit = Unit::kNone;           ///< of the value
};

/// Reads a target's value, such as `≥90%`, `5574套`, `不低于 14 部`, `达到标准` or `12月31日前`:
/// what names a time, or has no digits, is qualitative. `unit` as for read_figure.
[[nodiscard]] Criterion read_criterion(std::string_view text, Unit unit);

/// Reads what was achieved: a figure, or the name of a QualitativeResult for such as 达成预期指标.
[[nodiscard]] std::string read_result(std::string_view text, Unit unit);

}  // namespace fundtrail
