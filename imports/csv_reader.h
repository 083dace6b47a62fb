// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "imports/table.h"
#include "imports/text_decoder.h"
#include "schemas/message.h"

namespace fundtrail {

/// How a file of comma-separated values was found to be written.
struct CsvForm {
  TextEncoding encoding = TextEncoding::kUtf8;
  char delimiter = ',';  ///< or a tab, or a semicolon
};

/// The most bytes of one row, in UTF-8.
inline constexpr std::size_t kCsvRowBytesMax = 1'048'576;

/// Reads comma-separated values, streaming. Cost: linear; memory: two windows and a row.
///
/// Cells may be quoted, and then hold delimiters, quotes written twice, and line feeds; lines end
/// in LF or CRLF. UTF-8 with or without byte order mark, or GB18030. The delimiter is the one of
/// comma, tab and semicolon that most of the first lines have. Refused are control characters but
/// tabs and line ends, a quote within a cell that is not quoted, text after a closing quote, a
/// quote that is never closed, a carriage return alone, and what is beyond a limit.
/// Source: RFC 4180.
class CsvReader : public TableReader {
 public:
  /// `sheet` is what refusals call the table: spreadsheets call it by the file's name.
  /// Lifetime: what `read` refers to outlives the reader.
  CsvReader(ReadBytes read, std::string sheet);

  /// See TableReader. Rows that are wholly empty are passed over, but counted.
  [[nodiscard]] bool next(TableRow& row) override;
  [[nodiscard]] const std::string& sheet() const override { return sheet_; }

  /// How the file is written, as far as it has been read.
  [[nodiscard]] CsvForm form() const { return {decoder_.encoding(), delimiter_}; }

 private:
  enum class State : std::uint8_t {
    kCellStart,
    kPlain,
    kQuoted,
    kQuoteInQuoted,   // the end of the cell, or the first of two quotes
    kReturn,          // a carriage return that a line feed must follow
    kReturnInQuoted,  // the same within a cell
  };
  enum class Sign : std::uint8_t { kOrdinary, kDelimiter, kQuote, kLineFeed, kReturn, kControl };

  void start();
  [[nodiscard]] bool read_row(TableRow& row);
  [[nodiscard]] bool take_text(TableRow& row);
  [[nodiscard]] bool take_sign(TableRow& row);
  void take_run(TableRow& row);
  void open_cell(TableRow& row);
  void append(TableRow& row, std::string_view text);
  [[nodiscard]] bool end_cell_or_row(TableRow& row, Sign sign);
  [[nodiscard]] bool finish(TableRow& row);
  [[nodiscard]] Sign sign_at(std::size_t position) const {
    return signs_[static_cast<unsigned char>(text_[position])];
  }
  [[noreturn]] void refuse(const Message& reason) const;
  [[noreturn]] void refuse_sign(char c) const;

  TextDecoder decoder_;
  std::string sheet_;
  std::string_view text_;  // what is decoded and not yet read begins at position_
  std::size_t position_ = 0;
  std::array<Sign, 256> signs_{};
  char delimiter_ = ',';
  State state_ = State::kCellStart;
  std::uint64_t number_ = 0;  // of the row being read
  std::size_t column_ = 0;
  std::size_t row_bytes_ = 0;
  bool is_started_ = false;
};

}  // namespace fundtrail
