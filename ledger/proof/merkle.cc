// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/merkle.h"

#include <algorithm>
#include <bit>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::uint32_t kLevelMax = 62;
static_assert(std::uint64_t{1} << kLevelMax == kTreeSizeMax);

bool is_within_limits(LeafRange range) {
  return range.begin <= range.end && range.end <= kTreeSizeMax;
}

/// Whether `id` is the right child of its parent.
bool is_right(NodeId id) { return (id.index & 1U) != 0; }

/// The level of the largest complete node that begins at `range.begin` and lies within `range`.
std::uint32_t first_level(LeafRange range) {
  const int fits = static_cast<int>(std::bit_width(range.end - range.begin)) - 1;
  const int aligned = range.begin == 0 ? fits : std::countr_zero(range.begin);
  return static_cast<std::uint32_t>(std::min(fits, aligned));
}

}  // namespace

std::uint64_t node_count(std::uint64_t tree_size) {
  FUNDTRAIL_CHECK(tree_size <= kTreeSizeMax);
  return 2 * tree_size - static_cast<std::uint64_t>(std::popcount(tree_size));
}

std::uint64_t node_position(NodeId id) {
  FUNDTRAIL_CHECK(id.level <= kLevelMax && id.index < kTreeSizeMax >> id.level);
  // The node is the `level`-th parent that its last leaf completes.
  const std::uint64_t last_leaf = ((id.index + 1) << id.level) - 1;
  return node_count(last_leaf) + id.level;
}

NodeId node_at(std::uint64_t position) {
  FUNDTRAIL_CHECK(position < node_count(kTreeSizeMax));
  // The leaf whose appending completed the node is the last one at or before `position`. Since
  // node_count is the sum over the bits of a size, it is found bit by bit; the rest is the level.
  std::uint64_t leaf = 0;
  std::uint64_t rest = position;
  for (std::uint64_t bit = kTreeSizeMax >> 1; bit != 0; bit >>= 1) {
    const std::uint64_t nodes = 2 * bit - 1;
    if (rest >= nodes) {
      rest -= nodes;
      leaf |= bit;
    }
  }
  const auto level = static_cast<std::uint32_t>(rest);
  return {level, leaf >> level};
}

std::vector<NodeId> covering_nodes(LeafRange range) {
  FUNDTRAIL_CHECK(is_within_limits(range));
  std::vector<NodeId> nodes;
  while (range.begin < range.end) {
    const std::uint32_t level = first_level(range);
    nodes.push_back({level, range.begin >> level});
    range.begin += std::uint64_t{1} << level;
  }
  return nodes;
}

CompactRange::CompactRange(std::uint64_t begin) : range_{begin, begin} {
  FUNDTRAIL_CHECK(begin <= kTreeSizeMax);
}

CompactRange CompactRange::load(LeafRange range, const NodeReader& reader) {
  CompactRange loaded;
  for (const NodeId id : covering_nodes(range)) {
    loaded.nodes_.push_back({id, reader(id)});
  }
  loaded.range_ = range;
  return loaded;
}

void CompactRange::push(TreeNode node, Hasher& hasher, const NodeSink& sink) {
  // The nodes touch each other, so a left neighbour of the same level is the sibling.
  while (is_right(node.id) && !nodes_.empty() && nodes_.back().id.level == node.id.level) {
    node.digest = hasher.node(nodes_.back().digest, node.digest);
    node.id = {node.id.level + 1, node.id.index >> 1};
    nodes_.pop_back();
    if (sink) {
      sink(node.id, node.digest);
    }
  }
  nodes_.push_back(node);
}

void CompactRange::append(const Digest& leaf, Hasher& hasher, const NodeSink& sink) {
  FUNDTRAIL_CHECK(range_.end < kTreeSizeMax);
  const NodeId id{0, range_.end};
  if (sink) {
    sink(id, leaf);
  }
  push({id, leaf}, hasher, sink);
  ++range_.end;
}

void CompactRange::merge(const CompactRange& later, Hasher& hasher, const NodeSink& sink) {
  FUNDTRAIL_CHECK(range_.end == later.range_.begin);
  for (const TreeNode& node : later.nodes_) {
    push(node, hasher, sink);
  }
  range_.end = later.range_.end;
}

Digest CompactRange::root(Hasher& hasher) const {
  FUNDTRAIL_CHECK(range_.begin == 0);
  if (nodes_.empty()) {
    return hasher.empty_root();
  }
  Digest root = nodes_.back().digest;
  for (auto left = nodes_.rbegin() + 1; left != nodes_.rend(); ++left) {
    root = hasher.node(left->digest, root);
  }
  return root;
}

}  // namespace fundtrail
