// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace fundtrail {

/// Reads up to `bytes_max` bytes to `to`. Returns: how many there were; 0 only at the end.
using ReadBytes = std::function<std::size_t(char* to, std::size_t bytes_max)>;

/// A file that a user named, read once from beginning to end.
class InputFile {
 public:
  /// Opens `path`; `-` is standard input.
  /// Throws: Error(kRefused) that tells why: no such file, a folder, no permission.
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// As ReadBytes. Throws: Error(kRefused) if the file cannot be read on.
  [[nodiscard]] std::size_t read(char* to, std::size_t bytes_max);

 private:
  int descriptor_;
};

}  // namespace fundtrail
