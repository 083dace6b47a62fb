// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include <sys/types.h>

#include "ledger/proof/entry_source.h"
#include "ledger/store/file_lock.h"
#include "ledger/store/file_system.h"
#include "ledger/store/folder_claim.h"
#include "ledger/store/lmdb_error.h"
#include "ledger/store/lmdb_handles.h"

namespace fundtrail {

/// The named databases of a ledger (lmdb_layout.h).
struct LmdbDatabases {
  MDB_dbi meta = 0;
  MDB_dbi entries = 0;
  MDB_dbi nodes = 0;
  MDB_dbi index = 0;
};

/// What an environment is opened for.
enum class StoreAccess { kRead, kWrite };

/// Opens the environment at `path`: a folder, or a file with MDB_NOSUBDIR among `flags`. The map is
/// 1 TiB of address space, set once, so that no file outgrows it. `folder` is named in errors.
/// Throws: Error as store_error; an Error never leaves anything open.
[[nodiscard]] EnvHandle open_environment(const std::filesystem::path& path, unsigned flags,
                                         const std::filesystem::path& folder);

/// An open ledger folder: claimed for this process, locked if it is to be written to, its file
/// system judged, its layout recognised, and readers that ended without leaving cleared away.
///
/// Threads: const functions are safe to call together. A child process may not use it after fork.
class LmdbEnvironment {
 public:
  /// Throws: Error(kNoLedger) if no ledger is there, or one of a newer layout; Error(kLocked) if
  /// another process is writing and so would this one; Error(kUnchecked) if it cannot be read, is
  /// damaged, or lies on a network file system; Error(kInternal) if this process has it open.
  LmdbEnvironment(const std::filesystem::path& folder, StoreAccess access);

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
  [[nodiscard]] StoreAccess access() const noexcept { return access_; }
  [[nodiscard]] const FileSystem& file_system() const noexcept { return file_system_; }
  [[nodiscard]] const LmdbDatabases& databases() const noexcept { return databases_; }
  [[nodiscard]] MDB_env* handle() const noexcept { return env_.get(); }

  /// How many readers that had ended without leaving were cleared away when it was opened.
  [[nodiscard]] int cleared_readers() const noexcept { return cleared_readers_; }

  /// Whether LMDB's table of readers could not be written to, as for an auditor without the right
  /// to write. A writer then does not know of this reader and may reuse pages that it reads.
  [[nodiscard]] bool is_unlisted() const noexcept { return is_unlisted_; }

  [[nodiscard]] TxnHandle begin_read() const;
  [[nodiscard]] TxnHandle begin_write() const;

  /// Throws Error(kUnchecked) if this is an unlisted reader and so much was written since `txn`
  /// began that what was read through it may have been garbage. To be asked after each read.
  void check_unchanged(MDB_txn* txn) const;

  /// Lengthens the data file to what its meta page says. LMDB leaves out pages at the end that a
  /// change took and gave back again, and such a file would look cut off (data_file.h).
  void complete_file() const noexcept;

  /// Reads the head in `txn`. Throws: Error(kUnchecked) if it is not there or garbled.
  [[nodiscard]] Head read_head(MDB_txn* txn) const;

  void check(int code, const Message& task) const { check_store(code, task, folder_); }

 private:
  void open(StoreAccess access);
  void open_databases();
  void check_layout(MDB_txn* txn) const;
  void check_databases(MDB_txn* txn) const;
  void check_keys(MDB_txn* txn, MDB_dbi database, std::span<const std::string_view> known,
                  std::optional<std::size_t> value_bytes) const;

  std::filesystem::path folder_;
  StoreAccess access_;
  FileSystem file_system_;
  FolderClaim claim_;
  std::optional<FileLock> lock_;
  EnvHandle env_;
  LmdbDatabases databases_;
  pid_t process_;
  int cleared_readers_ = 0;
  bool is_unlisted_ = false;
};

}  // namespace fundtrail
