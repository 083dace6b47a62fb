// SPDX-License-Identifier: Apache-2.0
//
// A table as an office keeps it, row by row: what readers of CSV and XLSX hand on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fundtrail {

/// A cell as a person sees it.
struct Cell {
  std::string text;         ///< UTF-8; a number in its shortest exact digits, a day as YYYY-MM-DD
  bool is_formula = false;  ///< the text is what a formula came to when the file was saved

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// A row. Cells beyond the last one are empty.
struct TableRow {
  std::uint64_t number = 0;  ///< as a spreadsheet counts: from 1
  std::vector<Cell> cells;   ///< by column: A, B, …; Range: at most kTableColumnsMax
};

/// The rows of one sheet, in order. One that is wholly empty may be passed over.
///
/// Threads: one reader, one thread.
class TableReader {
 public:
  TableReader() = default;
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  virtual ~TableReader() = default;

  /// Reads the next row into `row`. Returns: false after the last.
  /// Throws: Error(kRefused), naming the place, for what is no table or beyond a limit;
  /// Error(kUnchecked) if the file cannot be read.
  [[nodiscard]] virtual bool next(TableRow& row) = 0;

  /// The sheet's name; empty where the file has none.
  [[nodiscard]] virtual const std::string& sheet() const = 0;
};

/// The most columns of a table, and the most bytes of one cell's text.
inline constexpr std::size_t kTableColumnsMax = 256;
inline constexpr std::size_t kTableCellBytesMax = 65'536;

/// Names a cell as spreadsheets do: column 0, row 1 is `A1`. Requires: column < kTableColumnsMax.
[[nodiscard]] std::string cell_name(std::size_t column, std::uint64_t row);

}  // namespace fundtrail
