// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fundtrail {

/// A file that was not there before. Unless `finish` is called it is removed again.
class NewFile {
 public:
  /// Throws: Error(kUsage) if something is there already, or the folder cannot be written.
  explicit NewFile(std::filesystem::path path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Throws: Error(kUnchecked) if the disk refuses.
  void write(std::string_view piece);

  /// Makes the file durable. Throws: Error(kUnchecked) if the disk refuses.
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  std::string buffer_;
  int descriptor_ = -1;
  bool is_finished_ = false;
};

}  // namespace fundtrail
