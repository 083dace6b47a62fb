// SPDX-License-Identifier: Apache-2.0
//
// The cells of one sheet, out of its XML: first what must be known of the whole, then row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/table.h"
#include "imports/xlsx_text.h"
#include "imports/xlsx_workbook.h"
#include "imports/xml_stream.h"
#include "schemas/message.h"

namespace fundtrail {

/// A cell of a sheet. Range: what a spreadsheet has, A1 to XFD1048576.
struct CellPlace {
  std::size_t column = 0;  ///< from 0
  std::uint64_t row = 0;   ///< from 1
};

/// Reads a name such as `C5`; nothing if `name` is none, or of a cell that no spreadsheet has.
[[nodiscard]] std::optional<CellPlace> parse_cell_name(std::string_view name);

/// Cells from one to another, both included.
struct CellRange {
  CellPlace first;
  CellPlace last;
};

/// The merged ranges of a sheet, of which only the first cell is shown.
class MergedRanges {
 public:
  void add(const CellRange& range) { ranges_.push_back(range); }
  [[nodiscard]] std::size_t size() const noexcept { return ranges_.size(); }

  /// Begins with the questions, once all are added.
  void sort();
  /// Whether a cell is hidden beneath another. Requires: rows are asked for in ascending order.
  /// Throws: FormatError if so many ranges meet in a row that some must overlap.
  [[nodiscard]] bool covers(const CellPlace& cell);

 private:
  std::vector<CellRange> ranges_;
  std::vector<CellRange> open_;  // those that reach the row last asked for
  std::size_t next_ = 0;
  std::uint64_t row_ = 0;
};

/// What is known of a sheet when it has been read once: merged ranges stand after the cells.
struct SheetSurvey {
  MergedRanges merged;
  std::uint64_t rows = 0;         ///< that are written in the file
  std::uint64_t hidden_rows = 0;  ///< of those
};

/// Reads a sheet once.
/// Throws: FormatError if it claims, or has, more than a spreadsheet may; as XlsxPackage.
[[nodiscard]] SheetSurvey survey_sheet(XlsxPackage& package, const XlsxSheet& sheet);

/// What the cells of a sheet refer to. Lifetime: that of what is pointed to.
struct SheetContext {
  std::string sheet;  ///< its name, for messages
  const SharedStrings* strings = nullptr;
  const std::vector<NumberMeaning>* formats = nullptr;
  bool counts_from_1904 = false;
};

/// Turns the XML of a sheet into rows: it pauses after each one that has anything in it.
class SheetRows : public XmlHandler {
 public:
  SheetRows(SheetContext context, MergedRanges merged);

  void start(std::string_view element, const XmlAttributes& attributes) override;
  bool end(std::string_view element) override;
  void text(std::string_view piece) override;

  /// The row that the stream paused after, by exchange, so that no memory is taken anew.
  void swap_row(TableRow& row) { std::swap(row_, row); }

 private:
  /// What is read of a cell before it ends.
  struct OpenCell {
    CellPlace place;
    std::string type;
    std::string value;
    std::size_t format = 0;
    bool has_value = false;
    bool is_formula = false;
  };

  void start_row(const XmlAttributes& attributes);
  void start_cell(const XmlAttributes& attributes);
  void start_in_cell(std::string_view element);
  void end_in_cell(std::string_view element);
  void end_cell();
  void keep(Cell cell);
  [[nodiscard]] std::string cell_text() const;
  [[nodiscard]] std::string shared_text() const;
  [[noreturn]] void refuse(const Message& reason) const;

  SheetContext context_;
  MergedRanges merged_;
  TableRow row_;
  OpenCell cell_;
  RichText inline_text_;
  std::uint64_t cells_ = 0;
  std::uint64_t row_number_ = 0;  // of the open row, or the last one
  std::size_t next_column_ = 0;   // where a cell without a name stands
  bool is_in_data_ = false;
  bool is_in_cell_ = false;
  bool is_in_value_ = false;
  bool is_in_inline_ = false;
};

}  // namespace fundtrail
