// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/store/lmdb_handles.h"
#include "schemas/bytes.h"

namespace fundtrail::test {

/// One write transaction on a ledger's LMDB file, behind the program's back: no lock, no check.
///
/// Every function throws Error(kInternal) if LMDB fails. Requires: the file is not open in this
/// process, and nobody else writes to it.
class RawStore {
 public:
  explicit RawStore(const std::filesystem::path& folder);

  [[nodiscard]] std::optional<Bytes> get(const char* database, ByteView key);
  [[nodiscard]] std::vector<std::pair<Bytes, Bytes>> pairs(const char* database);
  void put(const char* database, ByteView key, ByteView value);
  /// Throws: Error(kInternal) if the key is not there.
  void remove(const char* database, ByteView key);
  void drop(const char* database, bool is_removed);
  /// Makes an empty database of that name.
  void add_database(const char* name);

  /// Makes the changes last; without it they are given up.
  void commit();

 private:
  [[nodiscard]] MDB_dbi open(const char* database);

  EnvHandle env_;
  TxnHandle txn_;
};

}  // namespace fundtrail::test
