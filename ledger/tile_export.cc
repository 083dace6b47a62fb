// SPDX-License-Identifier: Apache-2.0
#include "ledger/tile_export.h"

#include <algorithm>
#include <optional>
#include <string>

#include "ledger/checkpoint_folder.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/tile.h"
#include "ledger/small_file.h"
#include "ledger/store/file_lock.h"
#include "ledger/store/store_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kTileHeight = 8;  // levels of nodes from a tile's hashes to its root

std::string_view as_text(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class TileWriter {
 public:
  TileWriter(const StoredLedger& ledger, const fs::path& folder)
      : ledger_(ledger),
        folder_(folder),
        reader_(stored_node_reader(ledger)),
        hasher_(ledger.hash) {}

  [[nodiscard]] std::size_t files_added() const { return files_added_; }

  void write(const Tile& tile) {
    const Bytes hashes = read_tile(tile, reader_);
    require_covered(tile, hashes);
    if (tile.level == 0) write_once(format_bundle_path(tile), read_bundle(tile, hashes));
    write_once(format_tile_path(tile), hashes);
  }

 private:
  static Digest digest_at(const Bytes& hashes, std::size_t place) {
    Digest digest;
    const auto begin = hashes.begin() + static_cast<std::ptrdiff_t>(place * kDigestBytes);
    std::copy(begin, begin + static_cast<std::ptrdiff_t>(kDigestBytes), digest.bytes.begin());
    return digest;
  }

  // The hashes give the stored nodes above them. Those were read back, or are of the right edge,
  // which gives the checkpoint's root.
  void require_covered(const Tile& tile, const Bytes& hashes) {
    CompactRange range;
    for (std::size_t i = 0; i < tile.width; ++i) range.append(digest_at(hashes, i), hasher_);
    for (const TreeNode& node : range.nodes()) {
      const std::uint64_t left = (tile.index * kTileWidth) >> node.id.level;
      const NodeId id{kTileHeight * tile.level + node.id.level, left + node.id.index};
      if (reader_(id) != node.digest) fail(format_tile_path(tile));
    }
  }

  Bytes read_bundle(const Tile& tile, const Bytes& hashes) {
    Bytes bundle;
    std::size_t count = 0;
    const std::uint64_t begin = tile.index * kTileWidth;
    ledger_.source.visit(begin, begin + tile.width, [&](std::uint64_t sequence, ByteView entry) {
      if (sequence != begin + count || hasher_.leaf(entry) != digest_at(hashes, count)) return;
      bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
      bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xff));
      bundle.insert(bundle.end(), entry.begin(), entry.end());
      ++count;
    });
    if (count != tile.width) fail(format_bundle_path(tile));
    return bundle;
  }

  void write_once(const std::string& name, const Bytes& bytes) {
    const fs::path path = folder_ / name;
    if (create_file(path, as_text(bytes), FileAccess::kShared)) {
      ++files_added_;
      return;
    }
    const auto there = read_small_file(path, bytes.size());
    if (there && *there == as_text(bytes)) return;
    throw Error(
        ErrorCode::kRolledBack,
        say("{} 里已有的内容与账本不一致。瓦片一经写出不再改动：请查明原因，再导出到一个"
            "新文件夹",
            "what is in {} already is not what the ledger has. Tiles never change once they "
            "are written: find out why, and export into a new folder",
            shown_text(path.string())));
  }

  [[noreturn]] void fail(const std::string& name) {
    throw contradiction_error(
        say("瓦片 {} 的内容与封存点的根对不上",
            "the contents of tile {} do not lead to the checkpoint's root", name),
        ledger_.folder);
  }

  const StoredLedger& ledger_;
  const fs::path& folder_;
  NodeReader reader_;
  Hasher hasher_;
  std::size_t files_added_ = 0;
};

// Requires that what was exported before is the beginning of what is exported now.
void require_earlier(const StoredLedger& ledger, const KeptCheckpoint& old,
                     const Checkpoint& checkpoint) {
  const std::string path = shown_text(old.path.string());
  if (old.checkpoint.origin != checkpoint.origin) {
    throw Error(ErrorCode::kRefused, say("{} 是另一本账（{}）的；请导出到别的文件夹",
                                         "{} is of another ledger, {}: export into another folder",
                                         path, shown_text(old.checkpoint.origin)));
  }
  const Head& head = old.checkpoint.head;
  if (head.size <= checkpoint.head.size && stored_root(ledger, head.size) == head.root) return;
  throw Error(
      ErrorCode::kRolledBack,
      say("已导出的 {}（{} 条，根 {}）不是账本封存点（{} 条，根 {}）的前一段：账本可能被截短"
          "或改写过",
          "what was exported, {} ({} entries, root {}), is not the beginning of the "
          "ledger's checkpoint ({} entries, root {}): the ledger may have been cut or "
          "rewritten",
          path, head.size, format_base64(head.root.view()), checkpoint.head.size,
          format_base64(checkpoint.head.root.view())));
}

// The tiles that are full at `level` of a tree, or 0.
std::uint64_t full_tiles(const std::vector<TileLevel>& levels, std::uint32_t level) {
  return level < levels.size() ? levels[level].full_count : 0;
}

}  // namespace

void require_tiles(HashSuite hash) {
  if (hash == HashSuite::kSha256) return;
  throw Error(
      ErrorCode::kRefused,
      say("瓦片的规范（C2SP tlog-tiles）只用 SHA-256，这本账用 {}，不能导出瓦片；请用 "
          "fundtrail export entries",
          "tiles (C2SP tlog-tiles) are of SHA-256, and this ledger is of {}: use `fundtrail "
          "export entries`",
          enum_label(hash)));
}

TileExport export_tiles(const StoredLedger& ledger, const SignedNote& note, const fs::path& folder,
                        const ReadProgress& progress) {
  require_tiles(ledger.hash);
  const Checkpoint checkpoint = parse_checkpoint(note.text);
  make_folders(folder, FileAccess::kShared);
  const FileDescriptor lock = hold_folder(folder);
  TileExport result;
  if (const auto old = read_checkpoint_file(folder / kTileCheckpointName)) {
    require_earlier(ledger, *old, checkpoint);
    result.old_size = old->checkpoint.head.size;
  }
  const std::uint64_t added = checkpoint.head.size - result.old_size;
  const auto tell = [&](std::uint64_t done) {
    if (progress) progress(done, 2 * added);  // each entry is read twice
  };
  read_back(ledger, result.old_size, checkpoint.head,
            [&tell](std::uint64_t done, std::uint64_t) { tell(done); });
  TileWriter writer(ledger, folder);
  const std::vector<TileLevel> old_levels = tile_levels(result.old_size);
  for (const TileLevel& level : tile_levels(checkpoint.head.size)) {
    const std::uint64_t begin = full_tiles(old_levels, level.level);
    for (std::uint64_t index = begin; index < level.full_count; ++index) {
      writer.write({level.level, index, kTileWidth});
      if (level.level == 0) tell(std::min(2 * added, added + (index + 1 - begin) * kTileWidth));
    }
    if (level.partial_width > 0) {
      writer.write({level.level, level.full_count, level.partial_width});
    }
  }
  result.files_added = writer.files_added();
  replace_file(folder / kTileCheckpointName, format_note(note), FileAccess::kShared);
  return result;
}

}  // namespace fundtrail
