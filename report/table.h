// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// The number of terminal columns that `text` takes: a Chinese character takes two.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Rows of cells, printed in aligned columns with two spaces between and no lines.
class Table {
 public:
  enum class Align { kLeft, kRight };

  /// `columns` says how each column is aligned.
  explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// Adds a row. Requires: at most as many cells as there are columns.
  void add_row(std::vector<std::string> cells);

  /// Adds a line of its own between the rows, which no column has to make room for.
  void add_line(std::string text);

  [[nodiscard]] bool is_empty() const noexcept { return rows_.empty(); }

  /// Formats every row on a line, each indented by `indent` spaces, without trailing spaces.
  [[nodiscard]] std::string format(std::size_t indent = 0) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    bool is_line = false;
  };

  std::vector<Align> columns_;
  std::vector<Row> rows_;
};

}  // namespace fundtrail
