// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_environment.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/store/data_file.h"
#include "ledger/store/lmdb_layout.h"
#include "ledger/store/lmdb_search.h"
#include "ledger/store/store_error.h"
#include "schemas/error.h"
#include "schemas/fields/text.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

#ifdef __SANITIZE_THREAD__
// ThreadSanitizer leaves a program 1.5 TiB of addresses, in pieces.
constexpr std::size_t kMapBytes = std::size_t{1} << 36;
#else
constexpr std::size_t kMapBytes = std::size_t{1} << 40;
#endif
constexpr unsigned kReadersMax = 510;
constexpr unsigned kDatabasesMax = 4;
constexpr mdb_mode_t kFileMode = 0644;

// The only keys of the main database and of the one called meta, in their order.
constexpr std::array<std::string_view, 4> kDatabaseNames{kEntriesDatabase, kIndexDatabase,
                                                         kMetaDatabase, kNodesDatabase};
constexpr std::array<std::string_view, 2> kMetaKeys{kFormatKey, kHeadKey};

// What LMDB keeps of a named database: MDB_db in mdb.c, on a 64-bit machine.
constexpr std::size_t kDatabaseRecordBytes = 48;

Message opening() { return say("打开账本", "open the ledger"); }
Message reading() { return say("读取账本", "read the ledger"); }

[[noreturn]] void throw_no_ledger(const Message& what, const fs::path& folder) {
  throw Error(
      ErrorCode::kNoLedger,
      say("{}（文件夹 {}）。新建账本用 fundtrail init；账本在别处时用 --ledger 指明文件夹。",
          "{} (folder {}). `fundtrail init` makes a ledger; if yours is elsewhere, name its "
          "folder with --ledger",
          what, folder.string()));
}

// Whether `path` exists, and as what. Throws if it cannot be told.
fs::file_type type_of(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::none) throw store_error(error.value(), opening(), folder);
  return status.type();
}

// LMDB follows a link and writes over what is there: a folder from elsewhere could name any file.
void require_own_reader_table(const fs::path& folder) {
  const fs::file_type type = type_of(folder / kReaderTableName, folder);
  if (type == fs::file_type::regular || type == fs::file_type::not_found) return;
  throw layout_error(say("lock.mdb 不是普通文件", "lock.mdb is no regular file"), folder);
}

// Tells what is there before anything of it is opened: opening an empty file would make it a store.
const fs::path& require_ledger(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw_no_ledger(fs::exists(folder, error) ? say("这不是文件夹", "this is no folder")
                                              : say("文件夹不存在", "the folder does not exist"),
                    folder);
  }
  const fs::path data_file = folder / kDataFileName;
  const fs::file_type type = type_of(data_file, folder);
  if (type == fs::file_type::regular) {
    require_own_reader_table(folder);
    if (fs::file_size(data_file, error) == 0) {
      throw layout_error(say("data.mdb 是空文件", "data.mdb is an empty file"), folder);
    }
    return folder;
  }
  if (type != fs::file_type::not_found) {
    throw_no_ledger(say("data.mdb 不是普通文件", "data.mdb is no regular file"), folder);
  }
  if (type_of(folder / kNewDataFileName, folder) != fs::file_type::not_found) {
    throw_no_ledger(say("账本在新建途中中断，从未写入过任何记录",
                        "the ledger is empty: making it was cut short, and nothing was ever "
                        "committed"),
                    folder);
  }
  throw_no_ledger(say("这里没有账本", "there is no ledger here"), folder);
}

FileSystem require_local(const fs::path& folder) {
  FileSystem file_system = file_system_of(folder);
  if (file_system.trust == FileSystemTrust::kNetwork) {
    throw Error(ErrorCode::kUnchecked, refuse_network(file_system, folder));
  }
  return file_system;
}

// Before it is mapped: to read a page that is not there would kill this process.
void require_whole(const fs::path& folder) {
  if (const auto cut = find_cut(folder / kDataFileName)) {
    throw Error(ErrorCode::kUnchecked, describe_cut(*cut, folder));
  }
}

// Whether LMDB's table of readers, which is mapped, can be had: touching a page of it for which the
// disk has no room would kill this process.
bool has_room_for_readers(const fs::path& folder) {
  struct stat status {};
  const bool is_stored =
      stat((folder / kReaderTableName).c_str(), &status) == 0 && status.st_blocks > 0;
  return is_stored || !is_disk_full(folder);
}

bool is_about_permission(int code) { return code == EACCES || code == EPERM || code == EROFS; }

// Returns LMDB's code; the handle is filled if it is 0.
int try_open(const fs::path& path, unsigned flags, EnvHandle& opened) {
  MDB_env* created = nullptr;
  int code = mdb_env_create(&created);
  if (code != 0) return code;
  EnvHandle env(created);
  code = mdb_env_set_mapsize(created, kMapBytes);
  if (code == 0) code = mdb_env_set_maxdbs(created, kDatabasesMax);
  if (code == 0) code = mdb_env_set_maxreaders(created, kReadersMax);
  if (code == 0) code = mdb_env_open(created, path.c_str(), flags, kFileMode);
  // LMDB leaves the data file open to programs that this process starts.
  int file = -1;
  if (code == 0) code = mdb_env_get_fd(created, &file);
  if (code == 0 && fcntl(file, F_SETFD, FD_CLOEXEC) != 0) code = errno;
  if (code == 0) opened = std::move(env);
  return code;
}

std::string shown_key(ByteView key) {
  return refuse_text(as_text(key)) ? format_hex(key) : shown_text(as_text(key));
}

MDB_dbi open_database(MDB_txn* txn, const char* name, const fs::path& folder) {
  MDB_dbi database = 0;
  const int code = search_database(txn, name, 0, &database);
  if (code == MDB_NOTFOUND) {
    throw layout_error(say("找不到数据表 {}", "the database {} is missing", name), folder);
  }
  check_store(code, opening(), folder);
  unsigned flags = 0;
  check_store(mdb_dbi_flags(txn, database, &flags), opening(), folder);
  if (flags != 0) {
    throw layout_error(say("数据表 {} 的标志不对", "the database {} has wrong flags", name),
                       folder);
  }
  return database;
}

}  // namespace

EnvHandle open_environment(const fs::path& path, unsigned flags, const fs::path& folder) {
  EnvHandle env;
  check_store(try_open(path, flags, env), opening(), folder);
  return env;
}

LmdbEnvironment::LmdbEnvironment(const fs::path& folder, StoreAccess access)
    : folder_(require_ledger(folder)),
      access_(access),
      file_system_(require_local(folder_)),
      claim_(folder_),
      process_(getpid()) {
  if (access == StoreAccess::kWrite) lock_.emplace(FileLock::acquire(folder_));
  open(access);
  open_databases();
}

void LmdbEnvironment::open(StoreAccess access) {
  require_whole(folder_);
  const bool has_room = has_room_for_readers(folder_);
  if (access == StoreAccess::kWrite) {
    if (!has_room) throw store_error(ENOSPC, opening(), folder_);
    env_ = open_environment(folder_, MDB_NOTLS, folder_);
  } else {
    // On a read-only file system LMDB goes without its table by itself, and does not say so.
    is_unlisted_ = file_system_.is_read_only || !has_room;
    const unsigned flags = MDB_RDONLY | MDB_NOTLS;
    int code = is_unlisted_ ? EROFS : try_open(folder_, flags, env_);
    if (is_about_permission(code)) {
      code = try_open(folder_, flags | MDB_NOLOCK, env_);
      is_unlisted_ = true;
    }
    check(code, opening());
  }
  if (!is_unlisted_) check(mdb_reader_check(env_.get(), &cleared_readers_), opening());
}

void LmdbEnvironment::open_databases() {
  TxnHandle txn = begin_read();
  databases_.meta = open_database(txn.get(), kMetaDatabase, folder_);
  check_layout(txn.get());
  databases_.entries = open_database(txn.get(), kEntriesDatabase, folder_);
  databases_.nodes = open_database(txn.get(), kNodesDatabase, folder_);
  databases_.index = open_database(txn.get(), kIndexDatabase, folder_);
  check_databases(txn.get());
  check(commit(std::move(txn)), opening());
}

void LmdbEnvironment::check_layout(MDB_txn* txn) const {
  MDB_val key = to_val(as_bytes(kFormatKey));
  MDB_val value{};
  const int code = search_value(txn, databases_.meta, &key, &value);
  if (code != MDB_NOTFOUND) check(code, opening());
  const auto version = code == 0 ? decode_format(to_view(value)) : std::nullopt;
  if (!version) {
    throw layout_error(say("账本的格式标记缺失或不对",
                           "the mark of the ledger's format is missing "
                           "or wrong"),
                       folder_);
  }
  if (*version > kLayoutVersion) {
    throw Error(
        ErrorCode::kNoLedger,
        say("账本的存储格式 {} 比本程序认识的 {} 新（文件夹 {}）。请用较新的 fundtrail 打开。",
            "the ledger has storage format {}, newer than {}, the newest that this program "
            "knows (folder {}). Open it with a newer fundtrail",
            *version, kLayoutVersion, folder_.string()));
  }
  if (*version < kLayoutVersion) {
    throw Error(
        ErrorCode::kNoLedger,
        say("账本的存储格式 {} 是试用版的，正式版不再读取（文件夹 {}）。请新建账本，重新录入。",
            "the ledger has storage format {} of a draft, which is not read any more "
            "(folder {}). Make a new ledger and append the records again",
            *version, folder_.string()));
  }
}

// What else lies there was put there by somebody, or is what became of a key.
void LmdbEnvironment::check_databases(MDB_txn* txn) const {
  MDB_dbi main = 0;
  unsigned flags = 0;
  check(search_database(txn, nullptr, 0, &main), opening());
  check(mdb_dbi_flags(txn, main, &flags), opening());
  if (flags != 0) {
    throw layout_error(say("主数据表的标志不对", "the main database has wrong flags"), folder_);
  }
  check_keys(txn, main, kDatabaseNames, kDatabaseRecordBytes);
  check_keys(txn, databases_.meta, kMetaKeys, std::nullopt);
}

void LmdbEnvironment::check_keys(MDB_txn* txn, MDB_dbi database,
                                 std::span<const std::string_view> known,
                                 std::optional<std::size_t> value_bytes) const {
  MDB_cursor* opened = nullptr;
  check(mdb_cursor_open(txn, database, &opened), opening());
  const CursorHandle cursor(opened);
  MDB_val key{};
  MDB_val value{};
  auto next = known.begin();
  int code = search_cursor(opened, &key, &value, MDB_FIRST);
  for (; code == 0; code = search_cursor(opened, &key, &value, MDB_NEXT)) {
    const auto found = std::find(next, known.end(), as_text(to_view(key)));
    if (found == known.end() || value_bytes.value_or(value.mv_size) != value.mv_size) {
      throw layout_error(
          say("数据文件中有不属于账本的内容：{}",
              "the data file holds what is no part of a ledger: {}", shown_key(to_view(key))),
          folder_);
    }
    next = found + 1;
  }
  if (code != MDB_NOTFOUND) check(code, opening());
}

TxnHandle LmdbEnvironment::begin_read() const {
  FUNDTRAIL_CHECK(process_ == getpid());
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_.get(), nullptr, MDB_RDONLY, &txn), reading());
  return TxnHandle(txn);
}

TxnHandle LmdbEnvironment::begin_write() const {
  FUNDTRAIL_CHECK(process_ == getpid() && access_ == StoreAccess::kWrite);
  const Message writing = say("写入账本", "write to the ledger");
  // A reader that was killed since the file was opened would keep every page of its snapshot, and
  // the file would grow with each commit.
  int cleared = 0;
  check(mdb_reader_check(env_.get(), &cleared), writing);
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_.get(), nullptr, 0, &txn), writing);
  return TxnHandle(txn);
}

void LmdbEnvironment::check_unchanged(MDB_txn* txn) const {
  if (!is_unlisted_) return;
  MDB_envinfo info{};
  check(mdb_env_info(env_.get(), &info), reading());
  // The commit after a snapshot leaves its pages alone; the one after that may reuse them, and may
  // be under way.
  if (info.me_last_txnid <= mdb_txn_id(txn) + 1) return;
  throw Error(
      ErrorCode::kUnchecked,
      say("读取期间账本有新的写入，而本程序无权写 lock.mdb，写入者不知道有人在读，"
          "读到的内容不可靠（文件夹 {}）。请重试；或取得 lock.mdb 的写权限，或复制一份再读。",
          "the ledger was written to while being read, and as lock.mdb cannot be written "
          "to, the writer knew of no reader: what was read cannot be relied on (folder {}). "
          "Try again, get the right to write lock.mdb, or read a copy",
          folder_.string()));
}

void LmdbEnvironment::complete_file() const noexcept {
  MDB_envinfo info{};
  MDB_stat pages{};
  int file = -1;
  const bool is_known = mdb_env_info(env_.get(), &info) == 0 &&
                        mdb_env_stat(env_.get(), &pages) == 0 &&
                        mdb_env_get_fd(env_.get(), &file) == 0;
  struct stat status {};
  if (!is_known || fstat(file, &status) != 0) return;
  const auto size = static_cast<off_t>((info.me_last_pgno + 1) * pages.ms_psize);
  // Where this fails the batch is durable all the same.
  if (status.st_size < size) static_cast<void>(!ftruncate(file, size));
}

Head LmdbEnvironment::read_head(MDB_txn* txn) const {
  MDB_val key = to_val(as_bytes(kHeadKey));
  MDB_val value{};
  const int code = search_value(txn, databases_.meta, &key, &value);
  if (code != MDB_NOTFOUND) check(code, reading());
  const auto head = code == 0 ? decode_head(to_view(value)) : std::nullopt;
  if (!head) {
    throw layout_error(say("账本头（记录数和根）缺失或不对",
                           "the ledger's head (size and root) is missing or wrong"),
                       folder_);
  }
  return *head;
}

}  // namespace fundtrail
