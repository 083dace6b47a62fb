// SPDX-License-Identifier: Apache-2.0
#include "tests/support/raw_store.h"

#include "ledger/store/lmdb_environment.h"
#include "schemas/error.h"

namespace fundtrail::test {
namespace {

void check(int code, const char* what) {
  if (code == 0) return;
  throw Error(ErrorCode::kInternal, say("{}：{}", "{}: {}", what, mdb_strerror(code)));
}

Bytes copy(const MDB_val& value) {
  const ByteView view = to_view(value);
  return {view.begin(), view.end()};
}

}  // namespace

RawStore::RawStore(const std::filesystem::path& folder)
    : env_(open_environment(folder, 0, folder)) {
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_.get(), nullptr, 0, &txn), "mdb_txn_begin");
  txn_.reset(txn);
}

MDB_dbi RawStore::open(const char* database) {
  MDB_dbi opened = 0;
  check(mdb_dbi_open(txn_.get(), database, 0, &opened), database);
  return opened;
}

std::optional<Bytes> RawStore::get(const char* database, ByteView key_bytes) {
  MDB_val key = to_val(key_bytes);
  MDB_val value{};
  const int code = mdb_get(txn_.get(), open(database), &key, &value);
  if (code == MDB_NOTFOUND) return std::nullopt;
  check(code, "mdb_get");
  return copy(value);
}

std::vector<std::pair<Bytes, Bytes>> RawStore::pairs(const char* database) {
  MDB_cursor* opened = nullptr;
  check(mdb_cursor_open(txn_.get(), open(database), &opened), "mdb_cursor_open");
  const CursorHandle cursor(opened);
  std::vector<std::pair<Bytes, Bytes>> pairs;
  MDB_val key{};
  MDB_val value{};
  int code = mdb_cursor_get(opened, &key, &value, MDB_FIRST);
  for (; code == 0; code = mdb_cursor_get(opened, &key, &value, MDB_NEXT)) {
    pairs.emplace_back(copy(key), copy(value));
  }
  if (code != MDB_NOTFOUND) check(code, "mdb_cursor_get");
  return pairs;
}

void RawStore::put(const char* database, ByteView key_bytes, ByteView value_bytes) {
  MDB_val key = to_val(key_bytes);
  MDB_val value = to_val(value_bytes);
  check(mdb_put(txn_.get(), open(database), &key, &value, 0), "mdb_put");
}

void RawStore::remove(const char* database, ByteView key_bytes) {
  MDB_val key = to_val(key_bytes);
  check(mdb_del(txn_.get(), open(database), &key, nullptr), "mdb_del");
}

void RawStore::drop(const char* database, bool is_removed) {
  check(mdb_drop(txn_.get(), open(database), is_removed ? 1 : 0), "mdb_drop");
}

void RawStore::add_database(const char* name) {
  MDB_dbi added = 0;
  check(mdb_dbi_open(txn_.get(), name, MDB_CREATE, &added), name);
}

void RawStore::commit() { check(fundtrail::commit(std::move(txn_)), "mdb_txn_commit"); }

}  // namespace fundtrail::test
