// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/merkle.h"

#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/proof/memory_tree.h"
#include "tests/reference/merkle_reference.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kSizeMax = 130;

bool is_internal(const Error& error) { return error.code() == ErrorCode::kInternal; }

/// Told nodes by position, with how often each was told.
struct Told {
  std::map<std::uint64_t, Digest> digests;
  std::size_t count = 0;

  NodeSink sink() {
    return [this](NodeId id, const Digest& digest) {
      digests[node_position(id)] = digest;
      ++count;
    };
  }
};

CompactRange build(const std::vector<Digest>& leaves, LeafRange range, Hasher& hasher,
                   const NodeSink& sink = {}) {
  CompactRange built(range.begin);
  for (std::uint64_t i = range.begin; i < range.end; ++i) {
    built.append(leaves.at(i), hasher, sink);
  }
  return built;
}

/// Splits [0, leaves) at random, builds the ranges in random order and merges random neighbours.
CompactRange build_split(const std::vector<Digest>& leaves, std::mt19937_64& random, Hasher& hasher,
                         const NodeSink& sink) {
  std::vector<std::uint64_t> cuts{0, leaves.size()};
  const std::uint64_t cut_count = random() % 12;
  for (std::uint64_t i = 0; i < cut_count; ++i) {
    cuts.push_back(random() % (leaves.size() + 1));
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<CompactRange> ranges;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    ranges.push_back(build(leaves, {cuts[i], cuts[i + 1]}, hasher, sink));
  }
  while (ranges.size() > 1) {
    const auto left = random() % (ranges.size() - 1);
    ranges[left].merge(ranges[left + 1], hasher, sink);
    ranges.erase(ranges.begin() + static_cast<std::ptrdiff_t>(left) + 1);
  }
  return ranges[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(node_numbering)

BOOST_AUTO_TEST_CASE(counts_up_in_the_order_of_appending) {
  std::uint64_t position = 0;
  for (std::uint64_t leaf = 0; leaf < 5000; ++leaf) {
    BOOST_REQUIRE(node_count(leaf) == position);
    for (std::uint32_t level = 0; (leaf + 1) % (std::uint64_t{1} << level) == 0; ++level) {
      const NodeId id{level, leaf >> level};
      BOOST_REQUIRE(node_position(id) == position);
      BOOST_REQUIRE((node_at(position) == id));
      ++position;
    }
  }
}

BOOST_AUTO_TEST_CASE(matches_the_drawing) {
  BOOST_TEST(node_position({1, 0}) == 2U);
  BOOST_TEST(node_position({2, 0}) == 6U);
  BOOST_TEST(node_position({1, 2}) == 9U);
  BOOST_TEST(node_position({0, 6}) == 10U);
  BOOST_TEST(node_count(7) == 11U);
}

BOOST_AUTO_TEST_CASE(inverts_at_the_limits) {
  const std::uint64_t last = node_count(kTreeSizeMax) - 1;
  BOOST_TEST(last == (std::uint64_t{1} << 63) - 2);
  BOOST_TEST((node_at(last) == NodeId{62, 0}));
  BOOST_TEST(node_position({62, 0}) == last);
}

BOOST_AUTO_TEST_CASE(inverts_at_random) {
  const std::uint64_t count = node_count(kTreeSizeMax);
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    std::mt19937_64 random(seed);
    const std::uint64_t position = random() % count;
    BOOST_REQUIRE(node_position(node_at(position)) == position);
    const auto level = static_cast<std::uint32_t>(random() % 63);
    const NodeId id{level, random() % (kTreeSizeMax >> level)};
    BOOST_REQUIRE((node_at(node_position(id)) == id));
  }
}

BOOST_AUTO_TEST_CASE(rejects_what_is_out_of_range) {
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_count(kTreeSizeMax + 1)), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_position({0, kTreeSizeMax})), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_position({62, 1})), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_position({63, 0})), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_position({64, 0})), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(node_at(node_count(kTreeSizeMax))), Error, is_internal);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(covering)

BOOST_AUTO_TEST_CASE(covers_every_range_with_the_fewest_nodes) {
  for (std::uint64_t begin = 0; begin <= kSizeMax; ++begin) {
    for (std::uint64_t end = begin; end <= kSizeMax; ++end) {
      std::uint64_t next = begin;
      NodeId previous;
      for (const NodeId id : covering_nodes({begin, end})) {
        BOOST_REQUIRE(id.index << id.level == next);
        // Two siblings side by side would be one node too many.
        const bool are_siblings = next != begin && id.level == previous.level &&
                                  id.index == (previous.index ^ 1U) && (id.index & 1U) != 0;
        BOOST_REQUIRE(!are_siblings);
        next = (id.index + 1) << id.level;
        previous = id;
      }
      BOOST_REQUIRE(next == end);
    }
  }
}

BOOST_AUTO_TEST_CASE(covers_the_largest_ranges) {
  BOOST_TEST((covering_nodes({0, kTreeSizeMax}) == std::vector<NodeId>{{62, 0}}));
  BOOST_TEST(covering_nodes({0, kTreeSizeMax - 1}).size() == 62U);
  BOOST_TEST(covering_nodes({1, kTreeSizeMax - 1}).size() == 122U);
  BOOST_TEST(covering_nodes({kTreeSizeMax, kTreeSizeMax}).empty());
}

BOOST_AUTO_TEST_CASE(rejects_what_is_out_of_range) {
  BOOST_CHECK_EXCEPTION(static_cast<void>(covering_nodes({2, 1})), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(covering_nodes({0, kTreeSizeMax + 1})), Error,
                        is_internal);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compact_range)

// The eight leaves and the root that Certificate Transparency's implementations share.
BOOST_AUTO_TEST_CASE(matches_the_reference_tree) {
  const std::vector<Bytes> entries{{},
                                   {0x00},
                                   {0x10},
                                   {0x20, 0x21},
                                   {0x30, 0x31},
                                   {0x40, 0x41, 0x42, 0x43},
                                   {0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57},
                                   {0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69,
                                    0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f}};
  const MemoryTree tree(entries, HashSuite::kSha256);
  BOOST_TEST(hex(tree.root(0)) ==
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(hex(tree.root(1)) ==
             "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  BOOST_TEST(hex(tree.root(8)) ==
             "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

BOOST_AUTO_TEST_CASE(matches_the_definition_at_every_size) {
  const std::vector<Bytes> entries = byte_entries(kSizeMax);
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    MerkleReference reference(suite);
    const MemoryTree tree(entries, suite);
    for (std::size_t size = 0; size <= kSizeMax; ++size) {
      BOOST_TEST(hex(tree.root(size)) ==
                 hex(reference.root(std::span<const Bytes>(entries).first(size))));
    }
  }
}

BOOST_AUTO_TEST_CASE(tells_every_complete_node_in_storage_order) {
  const std::vector<Bytes> entries = byte_entries(kSizeMax);
  MerkleReference reference(HashSuite::kSha256);
  const MemoryTree tree(entries, HashSuite::kSha256);
  BOOST_REQUIRE(tree.nodes().size() == node_count(kSizeMax));
  for (std::uint64_t position = 0; position < tree.nodes().size(); ++position) {
    const NodeId id = node_at(position);
    const auto leaves =
        std::span<const Bytes>(entries).subspan(id.index << id.level, std::size_t{1} << id.level);
    BOOST_TEST(hex(tree.nodes()[position]) == hex(reference.root(leaves)));
  }
}

BOOST_AUTO_TEST_CASE(merges_any_two_neighbours) {
  const MemoryTree tree(byte_entries(40), HashSuite::kSha256);
  Hasher hasher(HashSuite::kSha256);
  for (std::uint64_t end = 0; end <= 40; ++end) {
    for (std::uint64_t cut = 0; cut <= end; ++cut) {
      for (std::uint64_t begin = 0; begin <= cut; ++begin) {
        CompactRange merged = build(tree.leaves(), {begin, cut}, hasher);
        merged.merge(build(tree.leaves(), {cut, end}, hasher), hasher);
        BOOST_REQUIRE((merged == build(tree.leaves(), {begin, end}, hasher)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(tells_every_node_once_over_any_split) {
  Hasher hasher(HashSuite::kSha256);
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t size = random() % 600;
    const MemoryTree tree(byte_entries(size), HashSuite::kSha256);
    Told told;
    const CompactRange range = build_split(tree.leaves(), random, hasher, told.sink());
    BOOST_TEST_CONTEXT("seed " << seed) {
      BOOST_TEST(hex(range.root(hasher)) == hex(tree.root(size)));
      BOOST_TEST(told.count == node_count(size));
      BOOST_TEST(told.digests.size() == node_count(size));
      for (const auto& [position, digest] : told.digests) {
        BOOST_REQUIRE((digest == tree.nodes().at(position)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(holds_the_covering_nodes) {
  const MemoryTree tree(byte_entries(kSizeMax), HashSuite::kSha256);
  Hasher hasher(HashSuite::kSha256);
  for (std::uint64_t begin = 0; begin <= kSizeMax; ++begin) {
    CompactRange built(begin);
    for (std::uint64_t end = begin;; ++end) {
      BOOST_REQUIRE((built == CompactRange::load({begin, end}, tree.reader())));
      BOOST_REQUIRE((built.begin() == begin && built.end() == end));
      if (end == kSizeMax) {
        break;
      }
      built.append(tree.leaf(end), hasher);
    }
  }
}

BOOST_AUTO_TEST_CASE(continues_from_a_loaded_frontier) {
  const MemoryTree tree(byte_entries(kSizeMax), HashSuite::kSha256);
  Hasher hasher(HashSuite::kSha256);
  for (std::uint64_t size = 0; size <= kSizeMax; ++size) {
    CompactRange range = CompactRange::load({0, size}, tree.reader());
    BOOST_TEST(hex(range.root(hasher)) == hex(tree.root(size)));
    Told told;
    for (std::uint64_t i = size; i < kSizeMax; ++i) {
      range.append(tree.leaf(i), hasher, told.sink());
    }
    BOOST_TEST(hex(range.root(hasher)) == hex(tree.root(kSizeMax)));
    BOOST_TEST(told.count == node_count(kSizeMax) - node_count(size));
  }
}

BOOST_AUTO_TEST_CASE(passes_on_what_the_reader_throws) {
  const NodeReader reader = [](NodeId) -> Digest { throw std::out_of_range("no such node"); };
  BOOST_CHECK_THROW(static_cast<void>(CompactRange::load({0, 3}, reader)), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(rejects_ranges_that_do_not_touch) {
  Hasher hasher(HashSuite::kSha256);
  CompactRange range;
  range.append(hasher.empty_root(), hasher);
  BOOST_CHECK_EXCEPTION(range.merge(CompactRange(0), hasher), Error, is_internal);
  BOOST_CHECK_EXCEPTION(range.merge(CompactRange(2), hasher), Error, is_internal);
  BOOST_CHECK_NO_THROW(range.merge(CompactRange(1), hasher));
}

BOOST_AUTO_TEST_CASE(rejects_a_root_that_does_not_begin_at_the_first_leaf) {
  Hasher hasher(HashSuite::kSha256);
  BOOST_CHECK_EXCEPTION(static_cast<void>(CompactRange(1).root(hasher)), Error, is_internal);
}

BOOST_AUTO_TEST_CASE(rejects_a_leaf_beyond_the_limit) {
  Hasher hasher(HashSuite::kSha256);
  const NodeReader zeros = [](NodeId) { return Digest(); };
  CompactRange range = CompactRange::load({0, kTreeSizeMax - 1}, zeros);
  range.append(Digest(), hasher);
  BOOST_TEST(range.nodes().size() == 1U);
  BOOST_CHECK_EXCEPTION(range.append(Digest(), hasher), Error, is_internal);
  BOOST_TEST(CompactRange(kTreeSizeMax).end() == kTreeSizeMax);
  BOOST_CHECK_EXCEPTION(CompactRange{kTreeSizeMax + 1}, Error, is_internal);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
