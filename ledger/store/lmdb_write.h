// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/store/lmdb_environment.h"
#include "ledger/store/store.h"

namespace fundtrail {

/// A write transaction, and where it writes. Lifetime: that of the transaction.
struct LmdbChange {
  MDB_txn* txn;
  const LmdbDatabases& databases;
  const std::filesystem::path& folder;  ///< named in errors
};

/// Adds all of `batch` behind `expected`, and makes its head the store's.
/// Throws: Error(kTampered) if anything is stored already where it is to go; Error(kUnchecked) if
/// LMDB or the disk refuses. The transaction is then to be aborted.
void put_batch(const LmdbChange& change, StoreBatch& batch, const Head& expected);

/// Replaces the index by `keys`.
void put_whole_index(const LmdbChange& change, const std::vector<Bytes>& keys);

/// Marks a new store with the version of its layout.
void put_format(const LmdbChange& change);

}  // namespace fundtrail
