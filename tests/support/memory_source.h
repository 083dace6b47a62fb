// SPDX-License-Identifier: Apache-2.0
//
// A source in memory: the second implementation of EntrySource, and one whose every part a test can
// alter.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/merkle.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/index_key.h"
#include "schemas/record.h"

namespace fundtrail::test {

/// A ledger in memory, with verbs that damage it. It is a value: a copy can be damaged by itself.
///
/// A damage verb throws std::out_of_range if what it should damage is not there.
class MemorySource : public EntrySource {
 public:
  /// A ledger of a genesis entry and `records`, one second apart from each other.
  explicit MemorySource(std::span<const Record> records, HashSuite hash = HashSuite::kSha256);
  /// A copy of all that `source` has, byte for byte. Requires: nothing lies beyond its head.
  MemorySource(const EntrySource& source, HashSuite hash);

  [[nodiscard]] Head head() const override { return head_; }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override;
  void visit_beyond_head(const EntryVisitor& visitor) const override;
  [[nodiscard]] const StoredNodes* nodes() const override;
  [[nodiscard]] const StoredIndex* index() const override;

  // What is stored.

  [[nodiscard]] const Bytes& entry(std::uint64_t sequence) const { return entries_.at(sequence); }
  [[nodiscard]] Record record(std::uint64_t sequence) const;
  [[nodiscard]] Digest leaf(std::uint64_t sequence) const;
  [[nodiscard]] const std::map<Bytes, Bytes>& index_keys() const { return index_.keys; }
  [[nodiscard]] HashSuite hash() const { return hash_; }

  // Damage to entries. None of these touches the tree, the index or the head.

  void flip_byte(std::uint64_t sequence, std::size_t offset, std::uint8_t mask = 0x01);
  void put_entry(std::uint64_t sequence, Bytes entry) { entries_[sequence] = std::move(entry); }
  void delete_entry(std::uint64_t sequence);
  void swap_entries(std::uint64_t left, std::uint64_t right);
  /// Stores `entry` at `sequence`, and what was there and after it one place later.
  void insert_entry_shifting(std::uint64_t sequence, Bytes entry);
  /// Moves what comes after `sequence` one place forward, over it.
  void delete_entry_shifting(std::uint64_t sequence);
  /// Puts another record into an entry, which else stays as it is.
  void replace_record(std::uint64_t sequence, const Record& record);
  void set_recorded_at(std::uint64_t sequence, std::int64_t time_us);
  void set_previous_leaf(std::uint64_t sequence, const Digest& leaf);

  // Damage to the tree, the index and the head.

  void flip_node(NodeId id);
  void put_node(NodeId id, Bytes value) { nodes_.values[node_position(id)] = std::move(value); }
  void delete_node(NodeId id);
  void put_index_key(const Bytes& key, Bytes value = {}) { index_.keys[key] = std::move(value); }
  void delete_index_key(const Bytes& key);
  void clear_index() { index_.keys.clear(); }
  void set_head(const Head& head) { head_ = head; }

  /// Recomputes the nodes and the head from the entries, as one who has altered an entry would.
  void rewrite_tree();
  /// Makes every entry after `sequence` name the leaf before it, and leaves the tree as it is.
  void rewrite_links(std::uint64_t sequence);
  /// Makes every entry after `sequence` name the leaf before it, and then rewrites the tree.
  void rewrite_chain(std::uint64_t sequence);
  /// Rolls back to the first `size` entries, without a trace.
  void cut_tail(std::uint64_t size);

  /// A source that stores no tree, or no index, at all.
  void forget_nodes() { has_nodes_ = false; }
  void forget_index() { has_index_ = false; }

 private:
  struct Nodes : StoredNodes {
    void visit(std::uint64_t begin, std::uint64_t end, const NodeVisitor& visitor) const override;
    std::map<std::uint64_t, Bytes> values;
  };
  struct Index : StoredIndex {
    [[nodiscard]] std::uint64_t size() const override { return keys.size(); }
    [[nodiscard]] bool contains(ByteView key) const override;
    void visit(ByteView prefix, const IndexVisitor& visitor) const override;
    std::map<Bytes, Bytes> keys;
  };

  void append(const Record& record);

  HashSuite hash_;
  Head head_;
  std::map<std::uint64_t, Bytes> entries_;
  Nodes nodes_;
  Index index_;
  bool has_nodes_ = true;
  bool has_index_ = true;
};

}  // namespace fundtrail::test
