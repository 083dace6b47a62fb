// SPDX-License-Identifier: Apache-2.0
//
// Making a store. It is built under another name and takes its own only when it is whole, so that a
// file `data.mdb` always was a ledger: a damaged one is never mistaken for one that was never
// written, and never written over.
#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ledger/store/file_lock.h"
#include "ledger/store/file_system.h"
#include "ledger/store/folder_claim.h"
#include "ledger/store/lmdb_layout.h"
#include "ledger/store/lmdb_search.h"
#include "ledger/store/lmdb_store.h"
#include "ledger/store/lmdb_write.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

// What an interrupted `create` may leave behind.
constexpr std::array<std::string_view, 4> kLeftovers{kWriterLockName, kNewDataFileName,
                                                     kNewReaderTableName, kReaderTableName};

Message making() { return say("新建账本", "make the ledger"); }

void check_system(const std::error_code& error, const fs::path& folder) {
  check_store(error.value(), making(), folder);
}

// Throws unless `folder` holds leftovers at most.
void require_unused(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (std::find(kLeftovers.begin(), kLeftovers.end(), name) != kLeftovers.end()) continue;
    throw Error(ErrorCode::kRefused,
                name == kDataFileName
                    ? say("文件夹 {} 里已有账本，不会覆盖它。",
                          "folder {} holds a ledger already, "
                          "which is never overwritten",
                          folder.string())
                    : say("文件夹 {} 不是空的（有 {}）。请给一个不存在的或空的文件夹。",
                          "folder {} is not empty (it holds {}). Name a folder that does not "
                          "exist or is empty",
                          folder.string(), name));
  }
  check_system(error, folder);
}

// The files of a ledger without any record, and some room to spare.
constexpr std::uint64_t kNewLedgerBytes = std::uint64_t{128} << 10;

// LMDB's table of readers is mapped: on a full disk the first touch of it would kill the process.
void require_room(const fs::path& place, const fs::path& folder) {
  if (free_bytes_of(place).value_or(kNewLedgerBytes) >= kNewLedgerBytes) return;
  throw store_error(ENOSPC, making(), fs::exists(folder) ? folder : place);
}

void require_local(const fs::path& place, const fs::path& folder) {
  const FileSystem file_system = file_system_of(place);
  if (file_system.trust != FileSystemTrust::kNetwork) return;
  throw Error(ErrorCode::kRefused, refuse_network(file_system, folder));
}

// Makes `folder` and its missing parents. Returns: the folders whose names must be made durable.
std::vector<fs::path> make_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::absolute(folder, error).lexically_normal();
  std::vector<fs::path> changed;
  fs::path there = whole.has_filename() ? whole : whole.parent_path();
  while (!fs::exists(there, error) && there.has_relative_path()) {
    there = there.parent_path();
    changed.push_back(there);
  }
  require_local(there, folder);
  require_room(there, folder);
  fs::create_directories(whole, error);
  check_system(error, folder);
  return changed;
}

void write_first(const fs::path& folder, StoreBatch& first) {
  const EnvHandle env =
      open_environment(folder / kNewDataFileName, MDB_NOTLS | MDB_NOSUBDIR, folder);
  MDB_txn* begun = nullptr;
  check_store(mdb_txn_begin(env.get(), nullptr, 0, &begun), making(), folder);
  TxnHandle txn(begun);
  LmdbDatabases databases;
  const std::array<std::pair<const char*, MDB_dbi*>, 4> wanted{
      {{kMetaDatabase, &databases.meta},
       {kEntriesDatabase, &databases.entries},
       {kNodesDatabase, &databases.nodes},
       {kIndexDatabase, &databases.index}}};
  for (const auto& [name, database] : wanted) {
    check_store(search_database(begun, name, MDB_CREATE, database), making(), folder);
  }
  const LmdbChange change{begun, databases, folder};
  put_format(change);
  put_batch(change, first, Head());
  check_store(commit(std::move(txn)), making(), folder);
}

void remove_new(const fs::path& folder) {
  std::error_code error;
  for (const char* name : {kNewDataFileName, kNewReaderTableName}) {
    fs::remove(folder / name, error);
    check_system(error, folder);
  }
}

}  // namespace

void LmdbStore::create(const fs::path& folder, StoreBatch first) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    throw Error(ErrorCode::kRefused,
                say("{} 不是文件夹。请给一个不存在的或空的文件夹。",
                    "{} is no folder. Name one that does not exist or is empty", folder.string()));
  }
  if (fs::is_directory(folder, error)) require_unused(folder);
  const std::vector<fs::path> changed = make_folder(folder);
  const FolderClaim claim(folder);
  const FileLock lock = FileLock::acquire(folder);
  require_unused(folder);
  remove_new(folder);
  write_first(folder, first);
  fs::rename(folder / kNewDataFileName, folder / kDataFileName, error);
  check_system(error, folder);
  remove_new(folder);
  sync_folder(folder);
  for (const fs::path& parent : changed) sync_folder(parent);
}

}  // namespace fundtrail
