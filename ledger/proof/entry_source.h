// SPDX-License-Identifier: Apache-2.0
//
// What a verifier reads. A ledger, a bundle or a file of exported entries implements it; the
// verifier never learns which, and trusts none of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail {

/// Size and root of a ledger: what a store claims, until a verifier has recomputed it.
struct Head {
  std::uint64_t size = 0;  ///< number of entries
  Digest root;             ///< RFC 6962 root over the leaves of all entries

  friend bool operator==(const Head&, const Head&) = default;
};

/// Receives one stored value. The bytes live only inside the call.
using EntryVisitor = std::function<void(std::uint64_t sequence, ByteView entry)>;
using NodeVisitor = std::function<void(std::uint64_t position, ByteView digest)>;
using IndexVisitor = std::function<void(ByteView key)>;

/// The interior nodes (and leaves) that a source has stored, by their position in storage order:
/// the order in which appending completes them (docs/FORMAT.md "Tree nodes").
class StoredNodes {
 public:
  virtual ~StoredNodes() = default;

  /// Visits the stored values with `begin` <= position < `end` in ascending order; a position that
  /// is not stored is skipped. Values are as stored, of any length.
  /// Throws: Error(kUnchecked) if the store cannot be read. Threads: safe to call together.
  virtual void visit(std::uint64_t begin, std::uint64_t end, const NodeVisitor& visitor) const = 0;
};

/// The secondary index that a source has stored: a set of keys (docs/FORMAT.md "Index keys").
class StoredIndex {
 public:
  virtual ~StoredIndex() = default;

  /// The number of keys in the snapshot. Cost: perhaps a scan.
  [[nodiscard]] virtual std::uint64_t size() const = 0;

  /// Whether `key` is stored, with an empty value. Threads: safe to call together.
  [[nodiscard]] virtual bool contains(ByteView key) const = 0;

  /// Visits every stored key that begins with `prefix`, in ascending order of its bytes.
  virtual void visit(ByteView prefix, const IndexVisitor& visitor) const = 0;
};

/// A snapshot of a ledger: the prefix of `head().size` entries that was there when it was opened.
///
/// Threads: every const function is safe to call together. Lifetime: of what the functions return,
/// that of the source.
class EntrySource {
 public:
  virtual ~EntrySource() = default;

  /// What the source claims to hold. Nothing about it has been checked.
  [[nodiscard]] virtual Head head() const = 0;

  /// Visits the stored entries with `begin` <= sequence < `end` in ascending order; a sequence that
  /// is not stored is skipped, so a visitor counts. An exception of the visitor ends the read.
  /// Throws: Error(kUnchecked) if the store cannot be read.
  virtual void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const = 0;

  /// Visits what is stored at or beyond `head().size` in the snapshot: in an undamaged source,
  /// nothing.
  virtual void visit_beyond_head(const EntryVisitor& visitor) const = 0;

  /// The stored tree nodes, or nullptr where the source has none (the layer is then unchecked).
  [[nodiscard]] virtual const StoredNodes* nodes() const { return nullptr; }

  /// The stored index, or nullptr where the source has none.
  [[nodiscard]] virtual const StoredIndex* index() const { return nullptr; }
};

}  // namespace fundtrail
