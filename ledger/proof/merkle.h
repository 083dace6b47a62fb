// SPDX-License-Identifier: Apache-2.0
//
// The Merkle tree of RFC 6962 over the leaves of a ledger, as nodes that are complete.
//
// A node (level, index) covers the leaves [index * 2^level, (index + 1) * 2^level). Once all of
// them are there it is complete and its digest never changes again. Only complete nodes are stored,
// in the order in which appending completes them: leaf i, then every parent that leaf i completes.
// The numbers below are those positions, for a tree of 7 leaves, which has 11 nodes:
//
//   level 2          6
//                ____|____
//   level 1     2         5          9
//              / \       / \        / \        .
//   level 0   0   1     3   4      7   8     10
//   leaf      0   1     2   3      4   5      6
//
// The leaves of any range [begin, end) are covered by at most 2 * 62 complete nodes, and two ranges
// that touch merge into one. So ranges can be hashed on many cores or machines, in any split, and
// give one root and each node once.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "ledger/proof/hasher.h"
#include "schemas/digest.h"

namespace fundtrail {

/// The most leaves that a tree can have. Node positions stay below 2^63.
inline constexpr std::uint64_t kTreeSizeMax = std::uint64_t{1} << 62;

/// The place of a node.
struct NodeId {
  std::uint32_t level = 0;  ///< Range: 0 (a leaf) to 62
  std::uint64_t index = 0;  ///< from the left among its level; Range: below kTreeSizeMax >> level

  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

/// The leaves with `begin` <= index < `end`. Range: begin <= end <= kTreeSizeMax.
struct LeafRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  friend bool operator==(const LeafRange&, const LeafRange&) = default;
};

/// A node and its digest.
struct TreeNode {
  NodeId id;
  Digest digest;

  friend bool operator==(const TreeNode&, const TreeNode&) = default;
};

/// Receives a node at the moment when it becomes complete.
using NodeSink = std::function<void(NodeId id, const Digest& digest)>;

/// Returns the digest of a complete node; throws what it likes if it has none.
using NodeReader = std::function<Digest(NodeId id)>;

/// The number of complete nodes, leaves included, of a tree with `tree_size` leaves; also the
/// position of leaf `tree_size`. Range: tree_size <= kTreeSizeMax, else Error(kInternal).
[[nodiscard]] std::uint64_t node_count(std::uint64_t tree_size);

/// The position of `id` in storage order. Throws: Error(kInternal) if it is out of range.
/// Source: docs/FORMAT.md "Tree nodes".
[[nodiscard]] std::uint64_t node_position(NodeId id);

/// The node at `position` in storage order: the inverse of `node_position`.
/// Range: position < node_count(kTreeSizeMax), else Error(kInternal).
[[nodiscard]] NodeId node_at(std::uint64_t position);

/// The fewest complete nodes that cover `range`, from left to right; none for an empty range.
/// Throws: Error(kInternal) if the range is out of range. Cost: at most 124 nodes.
[[nodiscard]] std::vector<NodeId> covering_nodes(LeafRange range);

/// The hashed state of a range of leaves: the nodes that cover it.
///
/// A value: it may be copied, kept, sent elsewhere and continued. `append` and `merge` tell the
/// sink of every node that lies wholly in the result and in none of what was joined, the appended
/// leaf (level 0) included. So over any split of [0, N) into ranges, built and merged in any
/// grouping, each complete node is told exactly once; by a single range from 0, in storage order.
/// If a hasher or a sink throws, the range may only be assigned to or destroyed.
/// Threads: like a plain value. The Hasher is the calling thread's, and always of one suite.
class CompactRange {
 public:
  /// An empty range that begins at leaf `begin`. Throws: Error(kInternal) beyond kTreeSizeMax.
  explicit CompactRange(std::uint64_t begin = 0);

  /// Restores `range` from stored nodes; {0, n} gives the frontier to which leaf n is appended.
  /// Throws: what `reader` throws; Error(kInternal) if the range is out of range.
  /// Cost: reads at most 62 nodes if the range begins at 0, else 124.
  [[nodiscard]] static CompactRange load(LeafRange range, const NodeReader& reader);

  [[nodiscard]] std::uint64_t begin() const noexcept { return range_.begin; }
  [[nodiscard]] std::uint64_t end() const noexcept { return range_.end; }

  /// The nodes that cover the range, as `covering_nodes` lists them. Lifetime: until it changes.
  [[nodiscard]] std::span<const TreeNode> nodes() const noexcept { return nodes_; }

  /// Adds `leaf`, which is a leaf hash, at `end()`.
  /// Throws: Error(kInternal) if the tree is full. Cost: one node hash, on average.
  void append(const Digest& leaf, Hasher& hasher, const NodeSink& sink = {});

  /// Adds all of `later`, which begins where this range ends. Associative.
  /// Throws: Error(kInternal) if the ranges do not touch. Cost: at most 62 node hashes.
  void merge(const CompactRange& later, Hasher& hasher, const NodeSink& sink = {});

  /// The RFC 6962 root over the range, which begins at leaf 0; of no leaves, H of nothing.
  /// Throws: Error(kInternal) if it begins elsewhere. Cost: at most 61 node hashes.
  [[nodiscard]] Digest root(Hasher& hasher) const;

  friend bool operator==(const CompactRange&, const CompactRange&) = default;

 private:
  void push(TreeNode node, Hasher& hasher, const NodeSink& sink);

  LeafRange range_;
  std::vector<TreeNode> nodes_;
};

}  // namespace fundtrail
