// SPDX-License-Identifier: Apache-2.0
//
// What a hash chain in a general database costs: entries as blobs in SQLite, each with the hash of
// the chain up to it. It has no ids, references, index or tree, so it does less than a ledger.
#pragma once

#include "bench/measure.h"

namespace fundtrail::bench {

/// Writes the ledger's entries to a new database, in place of one that is there, in the same
/// batches and as durably (WAL, synchronous FULL). Measured: hashing and the transactions.
[[nodiscard]] Figures append_to_sqlite(const Task& task);

/// Reads all of it and hashes the chain anew, in ranges on as many threads as asked.
/// Throws: Error(kInternal) if a hash differs.
[[nodiscard]] Figures verify_sqlite(const Task& task);

}  // namespace fundtrail::bench
