// SPDX-License-Identifier: Apache-2.0
//
// Tables written in a test.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/csv_reader.h"

namespace fundtrail::test {

/// Hands on a text, at most `step` bytes at a time.
class TextBytes {
 public:
  explicit TextBytes(std::string text, std::size_t step = 1'000'000)
      : text_(std::move(text)), step_(step) {}

  ReadBytes reader() {
    return [this](char* to, std::size_t bytes_max) {
      const std::size_t bytes = std::min({bytes_max, step_, text_.size() - done_});
      std::copy_n(text_.data() + done_, bytes, to);
      done_ += bytes;
      return bytes;
    };
  }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t done_ = 0;
};

/// The rows of a CSV text as one line of text each: `1|a|b`.
inline std::vector<std::string> csv_rows(std::string_view text, std::size_t step = 1'000'000) {
  TextBytes bytes{std::string(text), step};
  CsvReader reader(bytes.reader(), "表");
  std::vector<std::string> rows;
  TableRow row;
  while (reader.next(row)) {
    std::string line = std::to_string(row.number);
    for (const Cell& cell : row.cells) line += "|" + cell.text;
    rows.push_back(line);
  }
  return rows;
}

}  // namespace fundtrail::test
