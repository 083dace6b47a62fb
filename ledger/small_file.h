// SPDX-License-Identifier: Apache-2.0
//
// Small files that are read whole, and written whole or not at all: what ends halfway leaves no
// more than `<name>.new` behind, which the next writing replaces. One writer at a time to one file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fundtrail {

/// Who may read a file that is made.
enum class FileAccess {
  kPrivate,  ///< its owner alone (0600), and the folders that are made for it as well (0700)
  kShared,   ///< whoever the user's mask allows
};

/// Makes a folder with those that it is in; what is there stays as it is.
/// Throws: Error(kUnchecked) if the disk refuses.
void make_folders(const std::filesystem::path& folder, FileAccess access);

/// Reads a file whole, or tells that there is none.
/// Throws: Error(kRefused) if it is no regular file or longer than `bytes_max`, of which no more is
/// read; Error(kUnchecked) if it cannot be read.
[[nodiscard]] std::optional<std::string> read_small_file(const std::filesystem::path& path,
                                                         std::size_t bytes_max);

/// Reads no more than the first bytes of a regular file, to tell of what kind it is.
/// Returns: nothing of what is not there, is no regular file or cannot be read; whoever then reads
/// it whole is told why.
[[nodiscard]] std::string read_beginning(const std::filesystem::path& path, std::size_t bytes_max);

/// Makes a file that was not there before, durable when it returns, with the folders it is in.
/// Returns: false if something is there already; nothing is changed then.
/// Throws: Error(kUnchecked) if the disk refuses; then there is no file.
[[nodiscard]] bool create_file(const std::filesystem::path& path, std::string_view content,
                               FileAccess access);

/// Puts `content` in a file's place, or makes it; durable when it returns. Whatever happens, there
/// is the old file whole or the new one. Throws: Error(kUnchecked) if the disk refuses.
void replace_file(const std::filesystem::path& path, std::string_view content, FileAccess access);

}  // namespace fundtrail
