// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imports/zip_writer.h"

namespace fundtrail {

/// What the cells of a column are written as.
enum class XlsxCellType {
  kText,    ///< text, and a column formatted as text: what is typed there stays as it is typed
  kNumber,  ///< a number; what a spreadsheet would not keep whole (is_kept_whole()) is text
  kDay,     ///< a day, from `YYYY-MM-DD`; anything else is text
};

/// A column of a sheet that is written.
struct XlsxColumn {
  std::string heading;
  XlsxCellType type = XlsxCellType::kText;
  unsigned width = 16;      ///< Unit: digits; a Chinese character takes two. Range: 1 to 255
  bool is_wrapped = false;  ///< long texts are shown on several lines
  std::vector<std::string> choices =
      {};  ///< what may be entered, as a list to choose from; none: all
};

/// Writes an .xlsx workbook: sheets with a heading row, bold and kept in sight, and rows below it.
/// The same calls give the same bytes.
///
/// Nothing that is written can be executed: there are no formulas, and a text is a text whatever
/// it begins with. One that begins with = + - @, tab or carriage return is marked as quoted besides
/// (`quotePrefix`), so that it stays text when somebody edits the cell.
///
/// Not made with libxlsxwriter, whose numbers are floating point: here the digits of a figure are
/// those in the file. Memory: the file. Threads: one at a time.
class XlsxWriter {
 public:
  XlsxWriter();

  /// Begins a sheet with its heading row.
  /// Requires: `name` has 1 to 31 characters, none of []:*?/\ and no ' at an end, and no other
  /// sheet has it; there are 1 to kTableColumnsMax columns; the choices of one have no comma or
  /// quotation mark, and 255 characters at most together, which is all that spreadsheet programs
  /// take.
  void begin_sheet(const std::string& name, std::vector<XlsxColumn> columns);

  /// Adds a row to the sheet that was begun, a text for each column; an empty one gives no cell.
  /// Requires: no more texts than columns, each well-formed UTF-8 of at most kTableCellBytesMax
  /// bytes, and at most kXlsxRowsMax rows.
  void add_row(const std::vector<std::string>& texts);

  /// Ends the workbook. Returns: the file's bytes. Requires: it has a sheet; nothing is called
  /// after it.
  [[nodiscard]] std::string finish();

 private:
  void write_row(const std::vector<std::string>& texts, bool is_heading);
  void end_sheet();
  void write_part(const std::string& name, std::string_view xml);

  ZipWriter archive_;
  std::vector<std::string> sheets_;
  std::vector<XlsxColumn> columns_;
  std::uint64_t rows_ = 0;
};

}  // namespace fundtrail
