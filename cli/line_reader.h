// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "imports/input_file.h"

namespace fundtrail {

/// Reads a file line by line in bounded memory.
class FileLineReader {
 public:
  /// Opens `path`; `-` is standard input.
  /// Throws: Error(kRefused) that tells why: no such file, a folder, no permission.
  explicit FileLineReader(const std::string& path);

  /// Reads the next line, without its line feed. Returns: false at the end.
  /// Throws: Error(kRefused) if the file cannot be read on.
  [[nodiscard]] bool next();

  /// The line read, cut after kJsonLineBytesMax bytes. Lifetime: until the next call.
  [[nodiscard]] std::string_view line() const noexcept { return line_; }
  /// The number of the line read, from 1.
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
  /// Whether the line read was longer than kJsonLineBytesMax; what is beyond was passed over.
  [[nodiscard]] bool is_too_long() const noexcept { return is_too_long_; }

 private:
  void fill();
  void take(std::string_view part);

  InputFile file_;
  std::string buffer_;
  std::size_t position_ = 0;
  std::string line_;
  std::uint64_t number_ = 0;
  bool is_too_long_ = false;
  bool is_at_end_ = false;
};

}  // namespace fundtrail
