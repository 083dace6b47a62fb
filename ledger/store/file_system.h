// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// How far a file system keeps what a memory-mapped, locked database needs.
enum class FileSystemTrust {
  kSound,     ///< a local disk
  kDoubtful,  ///< perhaps: it depends on what lies beneath
  kNetwork,   ///< shared between machines: locks and maps do not hold, so it is refused
};

/// What a folder lies on.
struct FileSystem {
  std::string name;  ///< as the system calls it, such as `ext4` or `fuse.sshfs`
  FileSystemTrust trust = FileSystemTrust::kSound;
  bool is_read_only = false;
  std::uint64_t free_bytes = 0;  ///< what an ordinary user may still write
};

/// Judges a file system by its number (`f_type` of statfs) and its name (from the mount table;
/// empty if unknown). A number that is not known is taken for a local disk's.
[[nodiscard]] FileSystemTrust judge_file_system(std::uint64_t type_number, std::string_view name);

/// Finds out what `folder` lies on. Throws: Error(kUnchecked) if the system does not tell.
[[nodiscard]] FileSystem file_system_of(const std::filesystem::path& folder);

/// With less free than this nothing can be written, or a mapped file may not get its page.
inline constexpr std::uint64_t kFreeBytesMin = std::uint64_t{64} << 10;

/// What an ordinary user may still write to the disk under `folder`, or nothing if the system does
/// not tell, or nothing can be written there at all.
[[nodiscard]] std::optional<std::uint64_t> free_bytes_of(
    const std::filesystem::path& folder) noexcept;

/// Whether less than kFreeBytesMin is known to be left.
[[nodiscard]] bool is_disk_full(const std::filesystem::path& folder) noexcept;

/// Formats a size such as `12.3 MiB`, cut off to one decimal.
[[nodiscard]] std::string format_bytes(std::uint64_t bytes);

/// Why a ledger cannot lie on `file_system`, and what to do. Requires: its trust is kNetwork.
[[nodiscard]] Message refuse_network(const FileSystem& file_system,
                                     const std::filesystem::path& folder);

/// Makes the names in `folder` durable: what was made, renamed or removed in it.
/// Throws: Error(kUnchecked) if the disk refuses.
void sync_folder(const std::filesystem::path& folder);

}  // namespace fundtrail
