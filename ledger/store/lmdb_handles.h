// SPDX-License-Identifier: Apache-2.0
//
// LMDB's handles with one owner each, and its values as views. For the LMDB store alone.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include <lmdb.h>

#include "schemas/bytes.h"

namespace fundtrail {

struct EnvDeleter {
  void operator()(MDB_env* env) const noexcept { mdb_env_close(env); }
};
/// An environment: one open LMDB file. Lifetime: longer than its transactions.
using EnvHandle = std::unique_ptr<MDB_env, EnvDeleter>;

struct TxnDeleter {
  void operator()(MDB_txn* txn) const noexcept { mdb_txn_abort(txn); }
};
/// A transaction, aborted unless it was committed.
using TxnHandle = std::unique_ptr<MDB_txn, TxnDeleter>;

struct CursorDeleter {
  void operator()(MDB_cursor* cursor) const noexcept { mdb_cursor_close(cursor); }
};
/// A cursor. Lifetime: ends before its transaction does.
using CursorHandle = std::unique_ptr<MDB_cursor, CursorDeleter>;

/// Commits and gives the transaction up, whatever the outcome. Returns: LMDB's code, to be tested.
[[nodiscard]] inline int commit(TxnHandle txn) noexcept { return mdb_txn_commit(txn.release()); }

/// Views `bytes` as LMDB takes them. LMDB reads through the pointer and never writes.
/// Lifetime: that of `bytes`.
[[nodiscard]] inline MDB_val to_val(ByteView bytes) noexcept {
  return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}

/// Views a value of LMDB's. Lifetime: until its transaction ends or writes.
[[nodiscard]] inline ByteView to_view(const MDB_val& value) noexcept {
  return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

}  // namespace fundtrail
