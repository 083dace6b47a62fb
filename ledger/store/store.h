// SPDX-License-Identifier: Apache-2.0
//
// Where a ledger's bytes are kept. The interface is narrow enough for an embedded database and for
// a distributed one: a head, one compare-and-swap, and snapshots to read from.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/message.h"

namespace fundtrail {

/// What became of an append.
enum class CommitOutcome {
  kCommitted,  ///< durable: it survives a power cut
  kConflict,   ///< the head was not the expected one; nothing was written
  kUnknown,    ///< the store cannot tell (never returned by an embedded store)
};

/// Everything one commit adds. Entries follow on each other from the expected head's size; nodes
/// are in storage order and follow on the stored ones.
struct StoreBatch {
  std::vector<Bytes> entries;     ///< encoded entries, in sequence order
  std::vector<Digest> nodes;      ///< the tree nodes that these entries complete, leaves included
  std::vector<Bytes> index_keys;  ///< keys to add to the index, in any order
  Head head;                      ///< the head afterwards
};

/// What `doctor` tells of a store: one fact, and whether it needs attention.
struct StoreFact {
  std::string name;   ///< stable English key, such as "readers"
  Message label;      ///< what it is called, such as 正在读取的程序
  std::string value;  ///< as shown, the same in every language: a number, a size, a name
  Message note{};     ///< what a warning means and what to do; empty if there is none
  bool is_warning = false;
};

/// A durable, ordered store of entries, tree nodes and index keys.
///
/// Threads: `snapshot` may be called together; one `append` at a time. Exactly one process holds a
/// store open for writing (the lock is the store's own, and is never waited for).
class Store {
 public:
  virtual ~Store() = default;

  /// Opens a snapshot of what is committed now. Lifetime: the store outlives its snapshots.
  /// Throws: Error(kUnchecked) if the store cannot be read.
  [[nodiscard]] virtual std::unique_ptr<EntrySource> snapshot() const = 0;

  /// Adds `batch` whole or not at all, if and only if the head still is `expected`. Takes the
  /// entries out of it as it writes them, so that they are not in memory twice; upon a conflict the
  /// batch is as it was.
  /// Returns: when kCommitted, after the data is on stable storage.
  /// Throws: Error(kUnchecked) if the disk refuses (full, I/O error); then nothing was added.
  /// Error(kTampered) if something is stored already where the batch is to go; nothing was added.
  /// After a failed commit it is open whether the batch is there, and the store refuses further
  /// appends until it is opened again.
  [[nodiscard]] virtual CommitOutcome append(StoreBatch& batch, const Head& expected) = 0;

  /// Replaces the whole index by `index_keys`, atomically, if the head still is `expected`.
  [[nodiscard]] virtual CommitOutcome rebuild_index(const std::vector<Bytes>& index_keys,
                                                    const Head& expected) = 0;

  /// Tells the state of the store. What cannot be found out is left out.
  [[nodiscard]] virtual std::vector<StoreFact> facts() const = 0;
};

}  // namespace fundtrail
