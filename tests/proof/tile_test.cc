// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/tile.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/proof/memory_tree.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

using Levels = std::vector<TileLevel>;

void expect_path_refused(std::string_view path) {
  BOOST_TEST_CONTEXT(path) {
    expect_error(ErrorCode::kRefused, "is the path of no tile",
                 [path] { static_cast<void>(parse_tile_path(path)); });
    expect_error(ErrorCode::kRefused, "is the path of no tile",
                 [path] { static_cast<void>(parse_bundle_path(path)); });
  }
}

void expect_out_of_range(const Tile& tile) {
  expect_error(ErrorCode::kInternal, "", [&] { static_cast<void>(format_tile_path(tile)); });
  expect_error(ErrorCode::kInternal, "",
               [&] { static_cast<void>(read_tile(tile, [](NodeId) { return Digest(); })); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tile)

// The examples of C2SP tlog-tiles: trees of 70,000 and of 256 leaves.
BOOST_AUTO_TEST_CASE(counts_the_tiles_of_a_tree) {
  BOOST_TEST((tile_levels(70'000) == Levels{{0, 273, 112}, {1, 1, 17}, {2, 0, 1}}));
  BOOST_TEST((tile_levels(256) == Levels{{0, 1, 0}, {1, 0, 1}}));
  BOOST_TEST((tile_levels(0) == Levels{}));
  BOOST_TEST((tile_levels(1) == Levels{{0, 0, 1}}));
  BOOST_TEST((tile_levels(255) == Levels{{0, 0, 255}}));
  BOOST_TEST((tile_levels(257) == Levels{{0, 1, 1}, {1, 0, 1}}));
  BOOST_TEST((tile_levels(65'536) == Levels{{0, 256, 0}, {1, 1, 0}, {2, 0, 1}}));
  const Levels largest = tile_levels(kTreeSizeMax);
  BOOST_REQUIRE(largest.size() == 8U);
  BOOST_TEST((largest[7] == TileLevel{7, 0, 64}));
  BOOST_TEST((largest[0] == TileLevel{0, kTreeSizeMax / 256, 0}));
  expect_error(ErrorCode::kInternal, "", [] { static_cast<void>(tile_levels(kTreeSizeMax + 1)); });
}

BOOST_AUTO_TEST_CASE(prints_paths_and_reads_them_again) {
  const auto expect_path = [](const Tile& tile, std::string_view path) {
    BOOST_TEST(format_tile_path(tile) == path);
    BOOST_TEST((parse_tile_path(path) == tile));
  };
  expect_path({0, 1'234'067, 256}, "tile/0/x001/x234/067");  // the example of C2SP tlog-tiles
  expect_path({0, 0, 256}, "tile/0/000");
  expect_path({0, 999, 1}, "tile/0/999.p/1");
  expect_path({1, 1000, 255}, "tile/1/x001/000.p/255");
  expect_path({0, (kTreeSizeMax >> 8) - 1, 256}, "tile/0/x018/x014/x398/x509/x481/983");
  expect_path({7, 0, 64}, "tile/7/000.p/64");
  BOOST_TEST(format_bundle_path({0, 1'234'067, 8}) == "tile/entries/x001/x234/067.p/8");
  BOOST_TEST((parse_bundle_path("tile/entries/x001/x234/067.p/8") == Tile{0, 1'234'067, 8}));
  BOOST_TEST((parse_bundle_path("tile/entries/000") == Tile{0, 0, 256}));
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings_and_tiles_that_no_tree_has) {
  for (const char* path : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/0/0",
                           "tile/0/00",
                           "tile/0/0000",
                           "tile/0/001/",
                           "tile/0/x000/001",
                           "tile/0/001/002",
                           "tile/0/x001",
                           "tile/0/x1/001",
                           "tile/0/X001/001",
                           "tile/00/001",
                           "tile/8/000",
                           "tile/63/000",
                           "tile/-1/000",
                           "/tile/0/001",
                           "tile/0/001.p",
                           "tile/0/001.p/",
                           "tile/0/001.p/0",
                           "tile/0/001.p/256",
                           "tile/0/001.p/257",
                           "tile/0/001.p/01",
                           "tile/0/001.p/1/",
                           "tile/0/001.p/258",
                           "tile/0/001.p/1.p/1",
                           "tile/0001",
                           "tile/0/../001",
                           "tile/0/001%00",
                           "tile/7/000",
                           "tile/7/000.p/65",
                           "tile/7/001.p/1",
                           "tile/0/x018/x014/x398/x509/x481/984",
                           "tile/entries/",
                           "tile/entries/0",
                           "tile/entries/x000/001",
                           "tile/entries/000.p/256",
                           "tile/0/x018/x446/x744/x073/x709/x551/616"}) {
    expect_path_refused(path);
  }
  expect_path_refused("tile/0/" + std::string(1000, '0'));
  expect_path_refused(std::string("tile/0/001\0", 11));
  expect_error(ErrorCode::kRefused, "", [] { static_cast<void>(parse_bundle_path("tile/0/000")); });
  expect_error(ErrorCode::kRefused, "",
               [] { static_cast<void>(parse_tile_path("tile/entries/000")); });
}

BOOST_AUTO_TEST_CASE(has_no_tile_out_of_range) {
  expect_out_of_range({8, 0, 1});
  expect_out_of_range({0, 0, 0});
  expect_out_of_range({0, 0, 257});
  expect_out_of_range({0, kTreeSizeMax >> 8, 1});
  expect_out_of_range({7, 0, 65});
  expect_out_of_range({7, 0, 256});
  expect_error(ErrorCode::kInternal, "", [] { static_cast<void>(format_bundle_path({1, 0, 1})); });
}

// Each hash of a tile of level 1 is the root over the 256 of the tile below it.
BOOST_AUTO_TEST_CASE(holds_the_nodes_of_its_levels) {
  Hasher hasher(HashSuite::kSha256);
  const MemoryTree tree(std::vector<Bytes>(600, Bytes{1}), HashSuite::kSha256);
  const Bytes leaves = read_tile({0, 1, 256}, tree.reader());
  BOOST_REQUIRE(leaves.size() == 8192U);
  CompactRange range;
  for (std::size_t i = 0; i < 256; ++i) {
    Digest leaf;
    std::copy_n(leaves.begin() + static_cast<long>(i * 32), 32, leaf.bytes.begin());
    BOOST_TEST((leaf == tree.leaf(256 + i)));
    range.append(leaf, hasher);
  }
  const Bytes above = read_tile({1, 0, 2}, tree.reader());
  BOOST_REQUIRE(above.size() == 64U);
  BOOST_TEST(format_hex(ByteView(above).last(32)) == format_hex(range.root(hasher).view()));
  BOOST_TEST(read_tile({0, 2, 88}, tree.reader()).size() == 88U * 32U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
