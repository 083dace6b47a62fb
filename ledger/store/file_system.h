// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
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

/// Why a ledger cannot lie on `file_system`, and what to do. Requires: its trust is kNetwork.
[[nodiscard]] Message refuse_network(const FileSystem& file_system,
                                     const std::filesystem::path& folder);

/// Makes the names in `folder` durable: what was made, renamed or removed in it.
/// Throws: Error(kUnchecked) if the disk refuses.
void sync_folder(const std::filesystem::path& folder);

}  // namespace fundtrail
