// SPDX-License-Identifier: Apache-2.0
//
// The path of leaf i in a tree of size n climbs towards the root in two parts. Below the level
// where i and the last leaf, n - 1, share an ancestor the sibling may be on either side, as the
// bits of i say ("inner"). From there on i is on the right border, where a node without a right
// sibling moves up unhashed and every sibling is a left one ("border"): one for each bit of i that
// is set there.
//
// A consistency path between m and n is the path of the largest complete node that ends at leaf
// m - 1, preceded by that node unless it is the whole old tree. Its left siblings alone give the
// old root, all of its siblings the new one.
#include "ledger/proof/proof.h"

#include <bit>

#include "schemas/error.h"
#include "schemas/message.h"

namespace fundtrail {
namespace {

/// How many siblings of each part the path of `start` has.
struct Climb {
  std::uint32_t inner = 0;
  std::uint32_t border = 0;

  [[nodiscard]] std::size_t length() const { return std::size_t{inner} + border; }
};

/// The path of complete node `start` in a tree of `tree_size` leaves, of which it holds some.
Climb climb_from(NodeId start, std::uint64_t tree_size) {
  const std::uint64_t last = (tree_size - 1) >> start.level;
  const auto inner = static_cast<std::uint32_t>(std::bit_width(start.index ^ last));
  return {inner, static_cast<std::uint32_t>(std::popcount(start.index >> inner))};
}

/// The largest complete node whose last leaf is the last one of a tree with `tree_size` leaves.
NodeId last_complete(std::uint64_t tree_size) {
  const auto level = static_cast<std::uint32_t>(std::countr_zero(tree_size));
  return {level, (tree_size - 1) >> level};
}

/// Whether a consistency path begins with the node it climbs from: not if that is the old tree.
bool has_seed(TreeSizes sizes) { return !std::has_single_bit(sizes.old_size); }

void check_tree_size(std::uint64_t tree_size) {
  if (tree_size > kTreeSizeMax) {
    throw FormatError(say("树的大小 {} 超出上限 {}", "tree size {} is above the limit of {}",
                          tree_size, kTreeSizeMax));
  }
}

void check_position(LeafPosition position) {
  check_tree_size(position.tree_size);
  if (position.leaf_index >= position.tree_size) {
    throw FormatError(say("序号 {} 不在大小为 {} 的树内", "leaf {} is not in a tree of size {}",
                          position.leaf_index, position.tree_size));
  }
}

void check_sizes(TreeSizes sizes) {
  check_tree_size(sizes.new_size);
  if (sizes.old_size == 0) {
    throw FormatError(
        say("旧树为空，一致性无从证明", "the old tree is empty: its consistency cannot be proven"));
  }
  if (sizes.old_size > sizes.new_size) {
    throw FormatError(say("旧树大小 {} 超过新树大小 {}",
                          "old tree size {} is above the new tree size {}", sizes.old_size,
                          sizes.new_size));
  }
}

void check_path_length(std::size_t length, std::size_t expected) {
  if (length != expected) {
    throw FormatError(say("证明路径应有 {1} 个杂凑值，实有 {0} 个",
                          "the proof path has {0} hashes where {1} are needed", length, expected));
  }
}

/// Hashes a node together with all its siblings on `path`, up to the root.
Digest climb_all(Digest digest, std::uint64_t index, std::span<const Digest> path, Climb climb,
                 Hasher& hasher) {
  for (std::size_t step = 0; step < path.size(); ++step) {
    const bool is_right = step >= climb.inner || ((index >> step) & 1U) != 0;
    digest = is_right ? hasher.node(path[step], digest) : hasher.node(digest, path[step]);
  }
  return digest;
}

/// Hashes a node together with only its left siblings on `path`: the tree that ends with the node.
Digest climb_left(Digest digest, std::uint64_t index, std::span<const Digest> path, Climb climb,
                  Hasher& hasher) {
  for (std::size_t step = 0; step < path.size(); ++step) {
    if (step >= climb.inner || ((index >> step) & 1U) != 0) {
      digest = hasher.node(path[step], digest);
    }
  }
  return digest;
}

/// The digest of the tree over `range`, whose covering nodes shrink from left to right.
Digest read_digest(LeafRange range, const NodeReader& reader, Hasher& hasher) {
  const std::vector<NodeId> ids = covering_nodes(range);
  FUNDTRAIL_CHECK(!ids.empty());
  Digest digest = reader(ids.back());
  for (auto left = ids.rbegin() + 1; left != ids.rend(); ++left) {
    digest = hasher.node(reader(*left), digest);
  }
  return digest;
}

/// Appends the siblings of `node`, from below upwards, in a tree of `tree_size` leaves.
void read_path(NodeId node, std::uint64_t tree_size, const NodeReader& reader, Hasher& hasher,
               std::vector<Digest>& path) {
  for (std::uint64_t last = (tree_size - 1) >> node.level; last != 0; last >>= 1) {
    const NodeId sibling{node.level, node.index ^ 1U};
    if (sibling.index < last) {
      path.push_back(reader(sibling));
    } else if (sibling.index == last) {
      path.push_back(read_digest({last << node.level, tree_size}, reader, hasher));
    }
    node = {node.level + 1, node.index >> 1};
  }
}

}  // namespace

std::size_t inclusion_path_length(LeafPosition position) {
  check_position(position);
  return climb_from({0, position.leaf_index}, position.tree_size).length();
}

std::size_t consistency_path_length(TreeSizes sizes) {
  check_sizes(sizes);
  if (sizes.old_size == sizes.new_size) {
    return 0;
  }
  const Climb climb = climb_from(last_complete(sizes.old_size), sizes.new_size);
  return climb.length() + (has_seed(sizes) ? 1 : 0);
}

bool verify_inclusion(const Digest& leaf, LeafPosition position, std::span<const Digest> path,
                      const Digest& root, Hasher& hasher) {
  check_path_length(path.size(), inclusion_path_length(position));
  const Climb climb = climb_from({0, position.leaf_index}, position.tree_size);
  return climb_all(leaf, position.leaf_index, path, climb, hasher) == root;
}

bool verify_consistency(TreeSizes sizes, std::span<const Digest> path, const Digest& old_root,
                        const Digest& new_root, Hasher& hasher) {
  check_path_length(path.size(), consistency_path_length(sizes));
  if (sizes.old_size == sizes.new_size) {
    return old_root == new_root;
  }
  const NodeId start = last_complete(sizes.old_size);
  const Climb climb = climb_from(start, sizes.new_size);
  const Digest& seed = has_seed(sizes) ? path.front() : old_root;
  const std::span<const Digest> siblings = path.last(climb.length());
  return climb_left(seed, start.index, siblings, climb, hasher) == old_root &&
         climb_all(seed, start.index, siblings, climb, hasher) == new_root;
}

std::vector<Digest> prove_inclusion(LeafPosition position, const NodeReader& reader,
                                    Hasher& hasher) {
  std::vector<Digest> path;
  path.reserve(inclusion_path_length(position));
  read_path({0, position.leaf_index}, position.tree_size, reader, hasher, path);
  return path;
}

std::vector<Digest> prove_consistency(TreeSizes sizes, const NodeReader& reader, Hasher& hasher) {
  std::vector<Digest> path;
  path.reserve(consistency_path_length(sizes));
  if (sizes.old_size == sizes.new_size) {
    return path;
  }
  const NodeId start = last_complete(sizes.old_size);
  if (has_seed(sizes)) {
    path.push_back(reader(start));
  }
  read_path(start, sizes.new_size, reader, hasher, path);
  return path;
}

}  // namespace fundtrail
