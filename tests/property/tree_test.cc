// SPDX-License-Identifier: Apache-2.0
//
// Trees of any size up to 4,096 leaves against the definition.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tests/proof/memory_tree.h"
#include "tests/proof/outcome.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"
#include "tests/reference/merkle_reference.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSizeMax = 4'096;

using Path = std::vector<Digest>;

// From `least` to `most`; small ones first, as rapidcheck grows them.
std::uint64_t draw(std::uint64_t least, std::uint64_t most) {
  return *rc::gen::inRange<std::uint64_t>(least, most + 1);
}

// Entries that no two trees of different salt share.
std::vector<Bytes> draw_entries() {
  const auto salt = *rc::gen::arbitrary<std::uint8_t>();
  std::vector<Bytes> entries;
  for (std::uint64_t count = draw(1, kSizeMax); count > 0; --count) {
    entries.push_back(
        {salt, static_cast<std::uint8_t>(count), static_cast<std::uint8_t>(count >> 8)});
  }
  return entries;
}

/// A random tree and what judges it.
struct TreeDraw {
  HashSuite suite = *any_enumerator<HashSuite>();
  std::vector<Bytes> entries = draw_entries();
  MemoryTree tree{entries, suite};
  MerkleReference reference{suite};
  Hasher hasher{suite};

  [[nodiscard]] std::uint64_t size() const { return entries.size(); }
  [[nodiscard]] std::span<const Bytes> first(std::uint64_t count) const {
    return std::span<const Bytes>(entries).first(count);
  }
};

// Joins neighbours in random order until one is left.
CompactRange join(std::vector<CompactRange> ranges, Hasher& hasher, const NodeSink& sink) {
  while (ranges.size() > 1) {
    const auto at = ranges.begin() + static_cast<std::ptrdiff_t>(draw(0, ranges.size() - 2));
    at->merge(*(at + 1), hasher, sink);
    ranges.erase(at + 1);
  }
  return std::move(ranges.front());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trees)

FUNDTRAIL_PROPERTY(have_the_root_of_the_definition, 20) {
  TreeDraw draws;
  const std::uint64_t size = draw(0, draws.size());
  RC_ASSERT(draws.tree.root(size) == draws.reference.root(draws.first(size)));
}

FUNDTRAIL_PROPERTY(merge_from_any_ranges, 20) {
  TreeDraw draws;
  std::map<NodeId, Digest> told;
  const NodeSink sink = [&told](NodeId id, const Digest& digest) {
    RC_ASSERT(told.emplace(id, digest).second);
  };
  std::vector<CompactRange> ranges(1);
  for (std::uint64_t i = 0; i < draws.size(); ++i) {
    ranges.back().append(draws.tree.leaf(i), draws.hasher, sink);
    if (i % 64 == 0 && *rc::gen::arbitrary<bool>()) ranges.emplace_back(i + 1);
  }
  const CompactRange whole = join(std::move(ranges), draws.hasher, sink);
  RC_ASSERT(whole.root(draws.hasher) == draws.reference.root(draws.entries));
  RC_ASSERT(whole == CompactRange::load({0, draws.size()}, draws.tree.reader()));
  RC_ASSERT(told.size() == draws.tree.nodes().size());
  for (const auto& [id, digest] : told) {
    RC_ASSERT(draws.tree.nodes()[node_position(id)] == digest);
  }
}

FUNDTRAIL_PROPERTY(keep_their_nodes_as_they_grow, 20) {
  TreeDraw draws;
  const std::uint64_t size = draw(0, draws.size());
  const std::vector<Bytes> fewer(draws.entries.begin(),
                                 draws.entries.begin() + static_cast<std::ptrdiff_t>(size));
  const MemoryTree earlier(fewer, draws.suite);
  RC_ASSERT(earlier.nodes().size() == node_count(size));
  RC_ASSERT(std::equal(earlier.nodes().begin(), earlier.nodes().end(), draws.tree.nodes().begin()));
  RC_ASSERT(earlier.root(size) == draws.tree.root(size));
}

FUNDTRAIL_PROPERTY(prove_each_leaf_under_no_other_root, 20) {
  TreeDraw draws;
  const LeafPosition place{draw(0, draws.size() - 1), draws.size()};
  const Path path = prove_inclusion(place, draws.tree.reader(), draws.hasher);
  RC_ASSERT(path == draws.reference.inclusion(place.leaf_index, draws.entries));
  const Digest& leaf = draws.tree.leaf(place.leaf_index);
  const Digest& root = draws.tree.root(draws.size());
  const auto outcome = [&draws, place](const Digest& any_leaf, const Path& any_path,
                                       const Digest& any_root) {
    return inclusion_outcome(any_leaf, place, any_path, any_root, draws.hasher);
  };
  RC_ASSERT(outcome(leaf, path, root) == Outcome::kMatches);
  const std::size_t bit = draw(0, 255);
  RC_ASSERT(outcome(leaf, path, flipped(root, bit)) == Outcome::kDiffers);
  RC_ASSERT(outcome(leaf, path, draws.tree.root(draws.size() - 1)) == Outcome::kDiffers);
  RC_ASSERT(outcome(flipped(leaf, bit), path, root) == Outcome::kDiffers);
  for (std::size_t i = 0; i < path.size(); ++i) {
    Path damaged = path;
    damaged[i] = flipped(path[i], bit);
    RC_ASSERT(outcome(leaf, damaged, root) == Outcome::kDiffers);
  }
}

FUNDTRAIL_PROPERTY(prove_each_prefix_under_no_other_root, 20) {
  TreeDraw draws;
  const std::uint64_t old_size = draw(1, draws.size());
  const TreeSizes sizes{old_size, draw(old_size, draws.size())};
  const Path path = prove_consistency(sizes, draws.tree.reader(), draws.hasher);
  RC_ASSERT(path == draws.reference.consistency(0, old_size, draws.first(sizes.new_size)));
  const Digest& old_root = draws.tree.root(old_size);
  const Digest& new_root = draws.tree.root(sizes.new_size);
  const auto outcome = [&draws, sizes](const Path& any_path, const Digest& left,
                                       const Digest& right) {
    return consistency_outcome(sizes, any_path, left, right, draws.hasher);
  };
  RC_ASSERT(outcome(path, old_root, new_root) == Outcome::kMatches);
  const std::size_t bit = draw(0, 255);
  RC_ASSERT(outcome(path, flipped(old_root, bit), new_root) == Outcome::kDiffers);
  RC_ASSERT(outcome(path, old_root, flipped(new_root, bit)) == Outcome::kDiffers);
  RC_ASSERT(outcome(path, draws.tree.root(old_size - 1), new_root) == Outcome::kDiffers);
  for (std::size_t i = 0; i < path.size(); ++i) {
    Path damaged = path;
    damaged[i] = flipped(path[i], bit);
    RC_ASSERT(outcome(damaged, old_root, new_root) == Outcome::kDiffers);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
