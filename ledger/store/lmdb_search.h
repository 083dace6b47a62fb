// SPDX-License-Identifier: Apache-2.0
//
// LMDB's searches, each with an end.
//
// LMDB believes what a page says of itself, and in a damaged one its binary search may never end. A
// search that takes its thread more than three to six seconds of processor time, where milliseconds
// are enough, ends the process with SIGABRT, as LMDB does itself where it notices damage. Waiting
// for a disk or a processor does not count.
//
// Cost: two additions for each search, a timer for each thread that searches. The timer's signal is
// SIGVTALRM, which nothing else may handle in a process that reads a ledger; where the system gives
// no timer, there is no limit.
#pragma once

#include <lmdb.h>

namespace fundtrail {

/// As mdb_cursor_get. Returns: LMDB's code, to be tested; so do the others.
[[nodiscard]] int search_cursor(MDB_cursor* cursor, MDB_val* key, MDB_val* value,
                                MDB_cursor_op operation);

/// As mdb_get.
[[nodiscard]] int search_value(MDB_txn* txn, MDB_dbi database, MDB_val* key, MDB_val* value);

/// As mdb_put.
[[nodiscard]] int search_and_put(MDB_txn* txn, MDB_dbi database, MDB_val* key, MDB_val* value,
                                 unsigned flags);

/// As mdb_dbi_open.
[[nodiscard]] int search_database(MDB_txn* txn, const char* name, unsigned flags,
                                  MDB_dbi* database);

}  // namespace fundtrail
