// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>

namespace fundtrail {

/// This process's claim to one folder: while it lasts, nobody else in the process opens the ledger
/// there, by whatever path.
///
/// LMDB's locks belong to the process, and closing any second descriptor of a file drops them all:
/// two open environments of one file damage it. LMDB does not notice; so this does.
/// Threads: safe to use together.
class FolderClaim {
 public:
  /// Claims an existing folder. Throws: Error(kInternal) if this process has claimed it already;
  /// Error(kUnchecked) if it cannot be looked at.
  explicit FolderClaim(const std::filesystem::path& folder);
  ~FolderClaim();
  FolderClaim(const FolderClaim&) = delete;
  FolderClaim& operator=(const FolderClaim&) = delete;

  /// What a folder is, whatever it is called.
  struct Identity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    friend auto operator<=>(const Identity&, const Identity&) = default;
  };

 private:
  Identity identity_;
};

}  // namespace fundtrail
