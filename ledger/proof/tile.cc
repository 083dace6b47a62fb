// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/tile.h"

#include <fmt/format.h>

#include "ledger/proof/text_lines.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::uint32_t kTileHeight = 8;  // 2^8 = kTileWidth
constexpr std::uint64_t kPathGroup = 1000;
constexpr std::string_view kTilePrefix = "tile/";
constexpr std::string_view kBundlePrefix = "tile/entries/";
constexpr std::string_view kPartial = ".p/";
constexpr std::size_t kPathBytesMax = 64;

/// Whether a tree of kTreeSizeMax leaves has the tile.
bool is_in_range(const Tile& tile) {
  if (tile.level > kTileLevelMax || tile.width == 0 || tile.width > kTileWidth) return false;
  const std::uint64_t nodes = kTreeSizeMax >> (kTileHeight * tile.level);
  const std::uint64_t begin_max = nodes - tile.width;
  return nodes >= tile.width && tile.index <= begin_max / kTileWidth;
}

/// `x001/x234/067` of 1234067: three digits a folder.
std::string format_index(std::uint64_t index) {
  std::string path = fmt::format("{:03}", index % kPathGroup);
  for (index /= kPathGroup; index != 0; index /= kPathGroup) {
    path.insert(0, fmt::format("x{:03}/", index % kPathGroup));
  }
  return path;
}

std::string format_place(const Tile& tile) {
  FUNDTRAIL_CHECK(is_in_range(tile));
  std::string path = format_index(tile.index);
  if (tile.width != kTileWidth) path += std::string(kPartial) + std::to_string(tile.width);
  return path;
}

[[noreturn]] void fail_path(std::string_view path) {
  throw FormatError(say("“{}”不是任何瓦片的路径", "“{}” is the path of no tile", shown_text(path)));
}

/// The number that the digits of `path` make, whatever else is in it. What it was is told by
/// printing it again.
std::uint64_t digits_of(std::string_view path) {
  std::uint64_t number = 0;
  for (const char c : path) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

/// The index and width of a path without its prefix, if it is one; else of any other.
Tile parse_place(std::string_view path, std::uint32_t level) {
  Tile tile{level, 0, kTileWidth};
  const std::size_t partial = path.find(kPartial);
  tile.index = digits_of(path.substr(0, partial));
  if (partial != path.npos) {
    tile.width = static_cast<std::uint32_t>(
        parse_decimal(path.substr(partial + kPartial.size())).value_or(0) % (kTileWidth + 1));
  }
  return tile;
}

}  // namespace

std::vector<TileLevel> tile_levels(std::uint64_t tree_size) {
  FUNDTRAIL_CHECK(tree_size <= kTreeSizeMax);
  std::vector<TileLevel> levels;
  for (std::uint64_t hashes = tree_size; hashes != 0; hashes /= kTileWidth) {
    levels.push_back({static_cast<std::uint32_t>(levels.size()), hashes / kTileWidth,
                      static_cast<std::uint32_t>(hashes % kTileWidth)});
  }
  return levels;
}

std::string format_tile_path(const Tile& tile) {
  return std::string(kTilePrefix) + std::to_string(tile.level) + "/" + format_place(tile);
}

std::string format_bundle_path(const Tile& tile) {
  FUNDTRAIL_CHECK(tile.level == 0);
  return std::string(kBundlePrefix) + format_place(tile);
}

Tile parse_tile_path(std::string_view path) {
  if (path.size() > kPathBytesMax || !path.starts_with(kTilePrefix)) fail_path(path);
  const std::string_view rest = path.substr(kTilePrefix.size());
  const auto level = parse_decimal(rest.substr(0, rest.find('/')));
  if (!level || *level > kTileLevelMax) fail_path(path);
  const Tile tile = parse_place(rest.substr(1), static_cast<std::uint32_t>(*level));
  if (!is_in_range(tile) || format_tile_path(tile) != path) fail_path(path);
  return tile;
}

Tile parse_bundle_path(std::string_view path) {
  if (path.size() > kPathBytesMax || !path.starts_with(kBundlePrefix)) fail_path(path);
  const Tile tile = parse_place(path.substr(kBundlePrefix.size()), 0);
  if (!is_in_range(tile) || format_bundle_path(tile) != path) fail_path(path);
  return tile;
}

Bytes read_tile(const Tile& tile, const NodeReader& reader) {
  FUNDTRAIL_CHECK(is_in_range(tile));
  Bytes bytes;
  bytes.reserve(tile.width * kDigestBytes);
  for (std::uint64_t i = 0; i < tile.width; ++i) {
    const Digest digest = reader({kTileHeight * tile.level, tile.index * kTileWidth + i});
    bytes.insert(bytes.end(), digest.bytes.begin(), digest.bytes.end());
  }
  return bytes;
}

}  // namespace fundtrail
