// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/store/lmdb_environment.h"
#include "ledger/store/lmdb_handles.h"

namespace fundtrail {

/// What stands for the number of a stored value whose key is no number at all: damage. It is told
/// by `visit_beyond_head` among entries, and by a visit of nodes whose `end` is this.
inline constexpr std::uint64_t kNoNumber = UINT64_MAX;

/// The read transactions of one snapshot, lent to one thread at a time.
///
/// LMDB wants one transaction a thread, and cannot give two threads the same snapshot. So they are
/// begun as they are needed and kept; one that was begun after another commit sees more than the
/// snapshot, and is told apart. What is appended never changes what was there, so a reader of such
/// a one passes over what lies beyond the snapshot's head, and has read the snapshot.
/// Threads: safe to use together.
class SnapshotReaders {
 public:
  struct Reader {
    TxnHandle txn;
    bool is_exact = false;  ///< whether it sees the snapshot and nothing more
  };

  /// A reader on loan; returns it at its end.
  class Loan {
   public:
    Loan(SnapshotReaders& owner, Reader reader) : owner_(owner), reader_(std::move(reader)) {}
    ~Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    [[nodiscard]] MDB_txn* txn() const noexcept { return reader_.txn.get(); }
    [[nodiscard]] bool is_exact() const noexcept { return reader_.is_exact; }

   private:
    SnapshotReaders& owner_;
    Reader reader_;
  };

  SnapshotReaders(const LmdbEnvironment& environment, std::size_t snapshot_id)
      : environment_(environment), snapshot_id_(snapshot_id) {}

  [[nodiscard]] Loan borrow();

 private:
  void give_back(Reader reader) noexcept;

  const LmdbEnvironment& environment_;
  std::size_t snapshot_id_;
  std::mutex mutex_;
  std::vector<Reader> idle_;
};

/// A snapshot of an LMDB store. Reads below the head run in parallel; reads beyond it, which are
/// for damage alone, one after another.
class LmdbSource : public EntrySource {
 public:
  /// Throws: Error(kUnchecked) if there is no head, or the store cannot be read.
  /// Lifetime: `environment` outlives it.
  explicit LmdbSource(const LmdbEnvironment& environment);

  [[nodiscard]] Head head() const override { return head_; }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override;
  void visit_beyond_head(const EntryVisitor& visitor) const override;
  [[nodiscard]] const StoredNodes* nodes() const override { return &nodes_; }
  [[nodiscard]] const StoredIndex* index() const override { return &index_; }

 private:
  class Nodes : public StoredNodes {
   public:
    explicit Nodes(const LmdbSource& source) : source_(source) {}
    void visit(std::uint64_t begin, std::uint64_t end, const NodeVisitor& visitor) const override;

   private:
    const LmdbSource& source_;
  };

  class Index : public StoredIndex {
   public:
    explicit Index(const LmdbSource& source) : source_(source) {}
    /// Counted: LMDB's own figure lies in the file and may have been altered with the rest.
    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] bool contains(ByteView key) const override;
    void visit(ByteView prefix, const IndexVisitor& visitor) const override;

   private:
    const LmdbSource& source_;
  };

  using ReadBody = std::function<void(MDB_txn* txn, bool is_exact)>;

  void read(const ReadBody& body) const;
  void read_exactly(const ReadBody& body) const;
  void run(MDB_txn* txn, bool is_exact, const ReadBody& body) const;

  const LmdbEnvironment& environment_;
  TxnHandle first_;                           // the snapshot itself
  mutable std::recursive_mutex first_mutex_;  // a visitor may read on while it is visited
  mutable SnapshotReaders readers_;
  Head head_;
  std::uint64_t node_end_ = 0;  // positions below are of nodes within the head
  Nodes nodes_{*this};
  Index index_{*this};
};

}  // namespace fundtrail
