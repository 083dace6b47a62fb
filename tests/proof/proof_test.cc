// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/proof.h"

#include <algorithm>
#include <array>
#include <random>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/proof/memory_tree.h"
#include "tests/proof/outcome.h"
#include "tests/reference/merkle_reference.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSizeMax = 130;

using Path = std::vector<Digest>;

/// One tree, and everything that proves and judges over it.
struct ProofFixture {
  static constexpr HashSuite kSuite = HashSuite::kSha256;

  ProofFixture() : entries(byte_entries(kSizeMax)), tree(entries, kSuite) {}

  Path prove(LeafPosition position) { return prove_inclusion(position, tree.reader(), hasher); }
  Path prove(TreeSizes sizes) { return prove_consistency(sizes, tree.reader(), hasher); }

  Outcome verify(LeafPosition position, const Path& path) {
    return inclusion_outcome(tree.leaf(position.leaf_index), position, path,
                             tree.root(position.tree_size), hasher);
  }
  Outcome verify(TreeSizes sizes, const Path& path) {
    return consistency_outcome(sizes, path, tree.root(sizes.old_size), tree.root(sizes.new_size),
                               hasher);
  }

  /// What the definition says of a leaf, a path and a root that may not belong together.
  Outcome judge(const Digest& leaf, LeafPosition position, const Path& path, const Digest& root) {
    const auto found =
        reference.root_of_inclusion(leaf, position.leaf_index, position.tree_size, path);
    return !found ? Outcome::kMalformed : *found == root ? Outcome::kMatches : Outcome::kDiffers;
  }
  Outcome judge(TreeSizes sizes, const Path& path, const Digest& old_root, const Digest& new_root) {
    const auto found =
        reference.roots_of_consistency(old_root, sizes.old_size, sizes.new_size, path);
    if (!found) {
      return Outcome::kMalformed;
    }
    return *found == std::pair{old_root, new_root} ? Outcome::kMatches : Outcome::kDiffers;
  }

  std::vector<Bytes> entries;
  MemoryTree tree;
  MerkleReference reference{kSuite};
  Hasher hasher{kSuite};
};

/// Calls `visit` for every pair with first < second <= kSizeMax.
template <class Visit>
void for_all_pairs(const Visit& visit) {
  for (std::uint64_t second = 1; second <= kSizeMax; ++second) {
    for (std::uint64_t first = 0; first < second; ++first) {
      visit(first, second);
    }
  }
}

/// Calls `visit` with every path that differs from `path` in one element, or in its length by one.
template <class Visit>
void for_all_damaged(const Path& path, const Visit& visit) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    Path damaged = path;
    damaged[i] = flipped(path[i], (i * 37) % 256);
    visit(damaged, Outcome::kDiffers);
    damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(i));
    visit(damaged, Outcome::kMalformed);
  }
  for (const Digest& extra : {Digest(), path.empty() ? Digest() : path.back()}) {
    Path damaged = path;
    damaged.push_back(extra);
    visit(damaged, Outcome::kMalformed);
    std::rotate(damaged.begin(), damaged.end() - 1, damaged.end());
    visit(damaged, Outcome::kMalformed);
  }
}

/// Sizes and indexes near `value`, and some far away.
std::array<std::uint64_t, 9> others(std::uint64_t value) {
  return {value - 1, value + 1,        value ^ 2U,       value * 2,        value / 2,
          0,         kTreeSizeMax - 1, kTreeSizeMax + 1, ~std::uint64_t{0}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inclusion, ProofFixture)

BOOST_AUTO_TEST_CASE(proves_every_leaf_of_every_size) {
  for_all_pairs([this](std::uint64_t index, std::uint64_t size) {
    const LeafPosition position{index, size};
    const Path path = prove(position);
    BOOST_REQUIRE(
        (path == reference.inclusion(index, std::span<const Bytes>(entries).first(size))));
    BOOST_REQUIRE(path.size() == inclusion_path_length(position));
    BOOST_REQUIRE(verify(position, path) == Outcome::kMatches);
  });
}

BOOST_AUTO_TEST_CASE(accepts_a_single_leaf) {
  BOOST_TEST(verify(LeafPosition{0, 1}, {}) == Outcome::kMatches);
  BOOST_TEST(inclusion_outcome(tree.leaf(1), {0, 1}, {}, tree.root(1), hasher) ==
             Outcome::kDiffers);
}

BOOST_AUTO_TEST_CASE(rejects_every_damaged_path) {
  for_all_pairs([this](std::uint64_t index, std::uint64_t size) {
    const LeafPosition position{index, size};
    for_all_damaged(prove(position), [&](const Path& path, Outcome expected) {
      BOOST_REQUIRE(verify(position, path) == expected);
    });
  });
}

BOOST_AUTO_TEST_CASE(rejects_every_bit_flipped) {
  const LeafPosition position{5, 7};
  const Path path = prove(position);
  for (std::size_t bit = 0; bit < 8 * kDigestBytes; ++bit) {
    for (std::size_t i = 0; i < path.size(); ++i) {
      Path damaged = path;
      damaged[i] = flipped(path[i], bit);
      BOOST_REQUIRE(verify(position, damaged) == Outcome::kDiffers);
    }
    BOOST_REQUIRE(inclusion_outcome(flipped(tree.leaf(5), bit), position, path, tree.root(7),
                                    hasher) == Outcome::kDiffers);
    BOOST_REQUIRE(inclusion_outcome(tree.leaf(5), position, path, flipped(tree.root(7), bit),
                                    hasher) == Outcome::kDiffers);
  }
}

BOOST_AUTO_TEST_CASE(rejects_another_leaf_or_root) {
  for_all_pairs([this](std::uint64_t index, std::uint64_t size) {
    const Path path = prove(LeafPosition{index, size});
    const std::uint64_t other = (index + 1) % kSizeMax;
    BOOST_REQUIRE(inclusion_outcome(tree.leaf(other), {index, size}, path, tree.root(size),
                                    hasher) == Outcome::kDiffers);
    BOOST_REQUIRE(inclusion_outcome(tree.leaf(index), {index, size}, path, tree.root(size - 1),
                                    hasher) == Outcome::kDiffers);
    BOOST_REQUIRE(inclusion_outcome(tree.root(size), {index, size}, path, tree.leaf(index),
                                    hasher) == (size == 1 ? Outcome::kMatches : Outcome::kDiffers));
  });
}

BOOST_AUTO_TEST_CASE(rejects_another_index) {
  for_all_pairs([this](std::uint64_t index, std::uint64_t size) {
    const Path path = prove(LeafPosition{index, size});
    for (const std::uint64_t other : others(index)) {
      const Outcome outcome =
          inclusion_outcome(tree.leaf(index), {other, size}, path, tree.root(size), hasher);
      BOOST_REQUIRE((outcome == Outcome::kMatches) == (other == index));
      BOOST_REQUIRE(outcome == judge(tree.leaf(index), {other, size}, path, tree.root(size)));
    }
  });
}

BOOST_AUTO_TEST_CASE(judges_another_size_as_the_definition_does) {
  for_all_pairs([this](std::uint64_t index, std::uint64_t size) {
    const Path path = prove(LeafPosition{index, size});
    for (const std::uint64_t other : others(size)) {
      const LeafPosition position{index, other};
      const Outcome expected = other > kTreeSizeMax
                                   ? Outcome::kMalformed
                                   : judge(tree.leaf(index), position, path, tree.root(size));
      BOOST_REQUIRE(inclusion_outcome(tree.leaf(index), position, path, tree.root(size), hasher) ==
                    expected);
    }
  });
}

BOOST_AUTO_TEST_CASE(refuses_to_prove_what_is_not_there) {
  for (const LeafPosition position : {LeafPosition{0, 0}, LeafPosition{7, 7}, LeafPosition{9, 7},
                                      LeafPosition{0, kTreeSizeMax + 1}}) {
    BOOST_CHECK_EXCEPTION(static_cast<void>(prove(position)), FormatError, is_refused);
    BOOST_CHECK_EXCEPTION(static_cast<void>(inclusion_path_length(position)), FormatError,
                          is_refused);
  }
}

BOOST_AUTO_TEST_CASE(says_both_lengths_in_both_languages) {
  const Message expected{"证明路径应有 3 个杂凑值，实有 0 个",
                         "the proof path has 0 hashes where 3 are needed"};
  const auto says_it = [&](const FormatError& error) { return error.message() == expected; };
  BOOST_CHECK_EXCEPTION(
      static_cast<void>(verify_inclusion(tree.leaf(5), {5, 8}, {}, tree.root(8), hasher)),
      FormatError, says_it);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(consistency, ProofFixture)

BOOST_AUTO_TEST_CASE(proves_every_pair_of_sizes) {
  for_all_pairs([this](std::uint64_t first, std::uint64_t new_size) {
    const TreeSizes sizes{first + 1, new_size};
    const Path path = prove(sizes);
    BOOST_REQUIRE((path == reference.consistency(0, sizes.old_size,
                                                 std::span<const Bytes>(entries).first(new_size))));
    BOOST_REQUIRE(path.size() == consistency_path_length(sizes));
    BOOST_REQUIRE(verify(sizes, path) == Outcome::kMatches);
  });
}

BOOST_AUTO_TEST_CASE(rejects_every_damaged_path) {
  for_all_pairs([this](std::uint64_t first, std::uint64_t new_size) {
    const TreeSizes sizes{first + 1, new_size};
    for_all_damaged(prove(sizes), [&](const Path& path, Outcome expected) {
      BOOST_REQUIRE(verify(sizes, path) == expected);
    });
  });
}

BOOST_AUTO_TEST_CASE(rejects_other_roots) {
  for_all_pairs([this](std::uint64_t old_size, std::uint64_t new_size) {
    if (old_size == 0) {
      return;
    }
    const TreeSizes sizes{old_size, new_size};
    const Path path = prove(sizes);
    const Digest& old_root = tree.root(old_size);
    const Digest& new_root = tree.root(new_size);
    BOOST_REQUIRE(consistency_outcome(sizes, path, new_root, old_root, hasher) ==
                  Outcome::kDiffers);
    BOOST_REQUIRE(consistency_outcome(sizes, path, flipped(old_root), new_root, hasher) ==
                  Outcome::kDiffers);
    BOOST_REQUIRE(consistency_outcome(sizes, path, old_root, flipped(new_root, 255), hasher) ==
                  Outcome::kDiffers);
  });
}

BOOST_AUTO_TEST_CASE(judges_other_sizes_as_the_definition_does) {
  for_all_pairs([this](std::uint64_t first, std::uint64_t new_size) {
    const TreeSizes sizes{first + 1, new_size};
    const Path path = prove(sizes);
    const Digest& old_root = tree.root(sizes.old_size);
    const Digest& new_root = tree.root(new_size);
    for (const TreeSizes other :
         {TreeSizes{first, new_size}, TreeSizes{first + 2, new_size},
          TreeSizes{(first + 1) * 2, new_size}, TreeSizes{(first + 1) ^ 2U, new_size},
          TreeSizes{first + 1, new_size + 1}, TreeSizes{first + 1, new_size - 1},
          TreeSizes{first + 1, new_size * 2}, TreeSizes{new_size, first + 1},
          TreeSizes{first + 1, kTreeSizeMax}}) {
      BOOST_REQUIRE(consistency_outcome(other, path, old_root, new_root, hasher) ==
                    judge(other, path, old_root, new_root));
    }
  });
}

BOOST_AUTO_TEST_CASE(compares_the_roots_of_equal_sizes) {
  BOOST_TEST(consistency_outcome({7, 7}, {}, tree.root(7), tree.root(7), hasher) ==
             Outcome::kMatches);
  BOOST_TEST(consistency_outcome({7, 7}, {}, tree.root(7), tree.root(8), hasher) ==
             Outcome::kDiffers);
  const std::array<Digest, 1> path{tree.root(7)};
  BOOST_TEST(consistency_outcome({7, 7}, path, tree.root(7), tree.root(7), hasher) ==
             Outcome::kMalformed);
}

BOOST_AUTO_TEST_CASE(refuses_sizes_that_prove_nothing) {
  for (const TreeSizes sizes :
       {TreeSizes{0, 0}, TreeSizes{0, 7}, TreeSizes{8, 7}, TreeSizes{1, kTreeSizeMax + 1},
        TreeSizes{kTreeSizeMax + 1, kTreeSizeMax + 1}}) {
    BOOST_CHECK_EXCEPTION(static_cast<void>(prove(sizes)), FormatError, is_refused);
    BOOST_TEST(consistency_outcome(sizes, {}, tree.root(0), tree.root(0), hasher) ==
               Outcome::kMalformed);
  }
}

BOOST_AUTO_TEST_CASE(detects_a_rewritten_history) {
  for (std::uint64_t altered = 0; altered < 20; ++altered) {
    std::vector<Bytes> rewritten = byte_entries(20);
    rewritten[altered] = {0xff};
    const MemoryTree forged(rewritten, kSuite);
    for (std::uint64_t old_size = 1; old_size <= 20; ++old_size) {
      const TreeSizes sizes{old_size, 20};
      const Path path = prove_consistency(sizes, forged.reader(), hasher);
      const Outcome expected = altered < old_size ? Outcome::kDiffers : Outcome::kMatches;
      BOOST_TEST(consistency_outcome(sizes, path, tree.root(old_size), forged.root(20), hasher) ==
                 expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(largest_trees)

/// A tree of any size whose leaves are all alike, so that a node's digest depends on its level
/// only.
struct UniformTree {
  explicit UniformTree(HashSuite suite) : hasher(suite) {
    levels.push_back(hasher.leaf(as_bytes("alike")));
    while (levels.size() <= 62) {
      levels.push_back(hasher.node(levels.back(), levels.back()));
    }
  }

  NodeReader reader() {
    return [this](NodeId id) { return levels.at(id.level); };
  }
  Digest root(std::uint64_t size) { return CompactRange::load({0, size}, reader()).root(hasher); }

  Hasher hasher;
  std::vector<Digest> levels;
};

/// Sizes at random magnitudes, and those at the limits.
std::vector<std::uint64_t> large_sizes(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> sizes{1, kTreeSizeMax / 2 + 1, kTreeSizeMax - 1, kTreeSizeMax};
  for (int i = 0; i < 60; ++i) {
    sizes.push_back(1 + (random() >> 2 >> (random() % 62)));
  }
  return sizes;
}

BOOST_AUTO_TEST_CASE(proves_inclusion) {
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    UniformTree tree(suite);
    for (const std::uint64_t size : large_sizes(1)) {
      const Digest root = tree.root(size);
      for (const std::uint64_t index : large_sizes(2)) {
        const LeafPosition position{(index - 1) % size, size};
        Path path = prove_inclusion(position, tree.reader(), tree.hasher);
        BOOST_REQUIRE(path.size() <= 62);
        BOOST_REQUIRE(verify_inclusion(tree.levels[0], position, path, root, tree.hasher));
        path.push_back(root);
        BOOST_REQUIRE(inclusion_outcome(tree.levels[0], position, path, root, tree.hasher) ==
                      Outcome::kMalformed);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(proves_consistency) {
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    UniformTree tree(suite);
    for (const std::uint64_t new_size : large_sizes(3)) {
      const Digest new_root = tree.root(new_size);
      for (const std::uint64_t size : large_sizes(4)) {
        const TreeSizes sizes{(size - 1) % new_size + 1, new_size};
        const Digest old_root = tree.root(sizes.old_size);
        Path path = prove_consistency(sizes, tree.reader(), tree.hasher);
        BOOST_REQUIRE(path.size() <= 63);
        BOOST_REQUIRE(verify_consistency(sizes, path, old_root, new_root, tree.hasher));
        path.push_back(new_root);
        BOOST_REQUIRE(consistency_outcome(sizes, path, old_root, new_root, tree.hasher) ==
                      Outcome::kMalformed);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
