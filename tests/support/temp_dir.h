// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fundtrail::test {

/// A fresh, empty folder of one test, removed with everything in it at the end.
class TempDir {
 public:
  /// Makes the folder below the system's folder for temporary files.
  /// Throws: std::system_error if it cannot be made.
  TempDir();
  /// Makes it below `parent`.
  explicit TempDir(const std::filesystem::path& parent);
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  /// Returns: the path of `name` inside the folder; nothing is made.
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const;

  /// Writes a file of these bytes, over an older one of that name.
  /// Returns: its path.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;

  /// Reads a file whole.
  [[nodiscard]] std::string read(std::string_view name) const;

 private:
  std::filesystem::path path_;
};

/// Where files are kept in memory, if the system has such a folder; else that of temporary files.
[[nodiscard]] std::filesystem::path memory_folder();

}  // namespace fundtrail::test
