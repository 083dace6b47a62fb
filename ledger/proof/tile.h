// SPDX-License-Identifier: Apache-2.0
//
// A tree as files of at most 256 hashes, which anyone can serve and keep.
//
// Hash i of tile n at level l is the node (8 l, 256 n + i) of "ledger/proof/merkle.h". Source: C2SP
// tlog-tiles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/merkle.h"
#include "schemas/bytes.h"

namespace fundtrail {

/// The number of hashes of a full tile, and of entries of a full bundle.
inline constexpr std::uint32_t kTileWidth = 256;

/// The highest level that a tile of a tree can have: node level 56 of at most 62.
inline constexpr std::uint32_t kTileLevelMax = 7;

/// A tile: `width` hashes from the left of tile `index` at `level`.
struct Tile {
  std::uint32_t level = 0;           ///< Range: 0 to kTileLevelMax
  std::uint64_t index = 0;           ///< Range: its hashes are nodes of a tree of kTreeSizeMax
  std::uint32_t width = kTileWidth;  ///< Range: 1 to kTileWidth; below that it is partial

  friend bool operator==(const Tile&, const Tile&) = default;
};

/// The tiles of one level that a tree has.
struct TileLevel {
  std::uint32_t level = 0;
  std::uint64_t full_count = 0;     ///< tiles 0 to full_count - 1 are full
  std::uint32_t partial_width = 0;  ///< of tile full_count; 0 if there is none

  friend bool operator==(const TileLevel&, const TileLevel&) = default;
};

/// The tiles of a tree of `tree_size` leaves, by level from 0; none of an empty tree. At level 0
/// they are those of the entry bundles too.
/// Throws: Error(kInternal) if the size is above kTreeSizeMax. Cost: at most 8 levels.
[[nodiscard]] std::vector<TileLevel> tile_levels(std::uint64_t tree_size);

/// The path of a tile below a ledger's prefix, as `tile/0/x001/x234/067.p/8`.
/// Throws: Error(kInternal) if the tile is out of range.
[[nodiscard]] std::string format_tile_path(const Tile& tile);

/// The path of the entries whose leaves are a tile of level 0, as `tile/entries/x001/x234/067`.
/// Throws: Error(kInternal) if the tile is out of range, or of another level.
[[nodiscard]] std::string format_bundle_path(const Tile& tile);

/// Parses a path as `format_tile_path` makes it.
/// Throws: FormatError if it is any other text: a second spelling of a path, a tile that no tree
/// has.
[[nodiscard]] Tile parse_tile_path(std::string_view path);

/// Parses a path as `format_bundle_path` makes it. Throws: as `parse_tile_path`.
[[nodiscard]] Tile parse_bundle_path(std::string_view path);

/// The bytes of a tile: its hashes, one after another, read from the nodes of a tree that has it.
/// Throws: Error(kInternal) if the tile is out of range; what `reader` throws.
/// Cost: reads `width` nodes.
[[nodiscard]] Bytes read_tile(const Tile& tile, const NodeReader& reader);

}  // namespace fundtrail
