// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imports/table.h"
#include "imports/xlsx_package.h"
#include "imports/xlsx_workbook.h"

namespace fundtrail {

/// The rows of one sheet of an .xlsx file, within the limits of imports/xlsx_limits.h.
///
/// A cell's text is what a person sees of it, but with all its digits: number_text() says what of
/// numbers, days and percentages; a truth value is TRUE or FALSE; runs of several fonts are one
/// text; of merged cells the first has it, and the others are empty whatever lies beneath. Of a
/// formula it is the result that was saved with the file. Hidden rows are read like others.
/// Rows that are wholly empty are passed over.
///
/// Refused are, with the cell: an error (#DIV/0!), a formula without a saved result, and what
/// number_text() refuses; and with what to do: files that are encrypted, of an older format, with
/// macros or links to other workbooks.
/// Memory: the file, its shared strings, one row. The sheet is read twice, since merged ranges
/// stand at its end. Threads: one reader, one thread. Source: ECMA-376, ISO/IEC 29500.
class XlsxReader : public TableReader {
 public:
  /// Opens a file by its bytes. `sheet`: its name; without, the first that is not hidden.
  /// Throws: FormatError if it is refused, or has no such sheet; that names those there are.
  explicit XlsxReader(std::string file, std::string_view sheet = {});
  ~XlsxReader() override;

  [[nodiscard]] bool next(TableRow& row) override;
  [[nodiscard]] const std::string& sheet() const override;

  /// All sheets of the file, hidden ones and charts included, in the order of their tabs.
  [[nodiscard]] const std::vector<XlsxSheet>& sheets() const noexcept;

  /// How many rows the file has of the sheet, empty ones included, and how many of them are hidden:
  /// those a person who looks at the sheet does not see.
  [[nodiscard]] std::uint64_t row_count() const noexcept;
  [[nodiscard]] std::uint64_t hidden_row_count() const noexcept;

 private:
  struct State;

  std::unique_ptr<State> state_;
};

/// Lists the sheets of an .xlsx file, hidden ones and charts included. Throws: as XlsxReader.
[[nodiscard]] std::vector<XlsxSheet> list_xlsx_sheets(std::string_view file);

}  // namespace fundtrail
