// SPDX-License-Identifier: Apache-2.0
#include "report/table.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schemas/error.h"

namespace fundtrail {

std::size_t display_width(std::string_view text) {
  // fmt pads to display width. No character takes more columns than bytes, so what it adds to pad
  // the text to as many columns as it has bytes is the difference between the two.
  const std::size_t padded = fmt::formatted_size("{:<{}}", text, text.size());
  return 2 * text.size() - padded;
}

void Table::add_row(std::vector<std::string> cells) {
  FUNDTRAIL_CHECK(cells.size() <= columns_.size());
  rows_.push_back({std::move(cells), false});
}

void Table::add_line(std::string text) { rows_.push_back({{std::move(text)}, true}); }

std::string Table::format(std::size_t indent) const {
  std::vector<std::size_t> widths(columns_.size());
  for (const Row& row : rows_) {
    for (std::size_t i = 0; !row.is_line && i < row.cells.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row.cells[i]));
    }
  }
  std::string text;
  for (const Row& row : rows_) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::size_t width = row.is_line ? 0 : widths[i];
      const bool is_right = !row.is_line && columns_[i] == Align::kRight;
      if (i > 0) line += "  ";
      line += is_right ? fmt::format("{:>{}}", row.cells[i], width)
                       : fmt::format("{:<{}}", row.cells[i], width);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace fundtrail
