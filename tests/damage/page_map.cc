// SPDX-License-Identifier: Apache-2.0
//
// Source: LMDB 0.9, lmdb.h and the comments on MDB_page, MDB_node, MDB_db and MDB_meta in mdb.c, on
// a 64-bit little-endian machine. Offsets are from the start of what they are in.
//
//   page   number 8 · pad 2 · flags 2 · lower 2 · upper 2 · pointers of 2 bytes … nodes
//   node   size or page number, low 4 · flags, or the number's top, 2 · key size 2 · key · value
//   tree   pad 4 · flags 2 · depth 2 · branch, leaf, overflow pages, keys 4*8 · root 8
//   meta   page header 16 · magic 4 · version 4 · address 8 · map size 8 · free list, main (trees)
//          · last page 8 · number of the commit 8
#include "tests/damage/page_map.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>

namespace fundtrail::test {
namespace {

constexpr std::size_t kPageHeader = 16;
constexpr std::size_t kNodeHeader = 8;
constexpr std::size_t kTreeBytes = 48;
constexpr std::size_t kFreeTreeAt = 40;
constexpr std::size_t kMainTreeAt = kFreeTreeAt + kTreeBytes;
constexpr std::size_t kLastPageAt = kMainTreeAt + kTreeBytes;
constexpr std::size_t kCommitAt = kLastPageAt + 8;
constexpr std::size_t kMetaEnd = kCommitAt + 8;

// Marks of a page that a reader asks for. A branch page is taken for one whatever else it is said
// to be; that a page belongs to a large value is said elsewhere.
constexpr std::uint16_t kBranchPage = 0x01;
constexpr std::uint16_t kFixedKeys = 0x20;
constexpr std::uint16_t kBranchMarks = kBranchPage | kFixedKeys;
constexpr std::uint16_t kLeafMarks = kBranchPage | 0x02 | kFixedKeys;
constexpr std::uint16_t kBigValue = 0x01;
constexpr std::uint16_t kTreeValue = 0x02;
constexpr std::uint16_t kManyValues = 0x04;
constexpr std::uint64_t kNoPage = UINT64_MAX;

struct Extent {
  std::size_t at = 0;
  std::size_t bytes = 0;
};

struct KeyRange {
  ByteView first;
  ByteView last;
};

class Walk {
 public:
  explicit Walk(ByteView file)
      : file_(file),
        uses_(8 * file.size(), BitUse::kFreePage),
        page_bytes_(number(kFreeTreeAt, 4)) {}

  std::vector<BitUse> run() {
    const std::uint64_t newest = chosen(commit(0), commit(1));
    const std::size_t meta = newest * page_bytes_;
    mark_meta_page(0, newest);
    mark_meta_page(1, newest);
    walk_tree(meta + kMainTreeAt, [this](std::size_t node) { walk_named_tree(node); });
    mark_last_page(meta + kLastPageAt);
    mark_free_list(meta + kFreeTreeAt);
    return std::move(uses_);
  }

 private:
  using EachLeafNode = std::function<void(std::size_t node)>;

  [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t bytes) const {
    if (at + bytes > file_.size()) throw std::out_of_range("beyond the file");
    std::uint64_t value = 0;
    std::memcpy(&value, file_.data() + at, bytes);
    return value;
  }

  void mark(std::size_t at, std::size_t bytes, BitUse use) {
    if (at + bytes > file_.size()) throw std::out_of_range("beyond the file");
    std::fill_n(uses_.begin() + static_cast<std::ptrdiff_t>(8 * at), 8 * bytes, use);
  }

  // Marks those bits of a number that are not in `used`.
  void mark_idle_bits(std::size_t at, std::size_t bytes, std::uint64_t used, BitUse use) {
    for (std::size_t bit = 0; bit < 8 * bytes; ++bit) {
      if ((used >> bit & 1) == 0) uses_.at(8 * at + bit) = use;
    }
  }

  // Marks those bits of a range that leave what it says as it is when they are turned over.
  template <class Holds>
  void mark_where(std::size_t at, std::size_t bytes, BitUse use, const Holds& holds) {
    for (std::size_t bit = 0; bit < 8 * bytes; ++bit) {
      if (holds(bit)) uses_.at(8 * at + bit) = use;
    }
  }

  [[nodiscard]] std::uint64_t commit(std::size_t page) const {
    return number(page * page_bytes_ + kCommitAt, 8);
  }

  // The meta page that a reader takes, by the numbers of the commits on both.
  static std::uint64_t chosen(std::uint64_t first, std::uint64_t second) {
    return (first < second ? second : first) % 2;
  }

  void mark_meta_page(std::uint64_t page, std::uint64_t newest) {
    const std::size_t at = page * page_bytes_;
    mark(at, page_bytes_, BitUse::kSlack);
    mark(at, kMetaEnd, page == newest ? BitUse::kUsed : BitUse::kOlderMeta);
    mark(at, 8, BitUse::kPageNumber);
    mark(at + 8, 8, BitUse::kPageMarks);
    mark(at + 10, 2, BitUse::kPageMarks);
    constexpr std::size_t kMetaFlagBit = 3;
    uses_.at(8 * (at + 10) + kMetaFlagBit) = BitUse::kUsed;
    mark(at + 16, 8, BitUse::kUsed);  // magic and version are looked at on both pages
    mark(at + 24, 16, BitUse::kMapHint);
    mark(at + kCommitAt, 8, BitUse::kUsed);
    mark_where(at + kCommitAt, 8, BitUse::kOlderChoice, [&](std::size_t bit) {
      const std::uint64_t flipped = commit(page) ^ std::uint64_t{1} << bit;
      return newest == (page == 0 ? chosen(flipped, commit(1)) : chosen(commit(0), flipped));
    });
  }

  void mark_last_page(std::size_t at) {
    mark_where(at, 8, BitUse::kPageCount, [&](std::size_t bit) {
      const std::uint64_t flipped = number(at, 8) ^ std::uint64_t{1} << bit;
      const auto lies_below = [&](const Extent& extent) {
        return extent.at + extent.bytes <= (flipped + 1) * page_bytes_;
      };
      return flipped < file_.size() / page_bytes_ &&
             std::all_of(live_.begin(), live_.end(), lies_below);
    });
  }

  void mark_tree(std::size_t at, std::uint64_t used_flags) {
    mark(at, 4, BitUse::kCounts);
    mark_idle_bits(at + 4, 2, used_flags, BitUse::kTreeFlags);
    mark(at + 6, 2 + 4 * 8, BitUse::kCounts);
  }

  void walk_tree(std::size_t tree, const EachLeafNode& each) {
    constexpr std::uint64_t kFlags = 0x7FFF;
    mark_tree(tree, kFlags);
    const std::uint64_t root = number(tree + kTreeBytes - 8, 8);
    if (root != kNoPage) walk_page(root, each);
  }

  void walk_named_tree(std::size_t node) {
    mark_idle_bits(node + 4, 2, kBigValue | kTreeValue | kManyValues, BitUse::kNodeFlags);
    walk_tree(node + kNodeHeader + key_of(node).size(), [](std::size_t) {});
  }

  // The page size stands in what would be the padding.
  void mark_free_list(std::size_t tree) {
    live_.clear();
    walk_tree(tree, [](std::size_t) {});
    for (const Extent& extent : live_) mark(extent.at, extent.bytes, BitUse::kFreeList);
    mark(tree, 4, BitUse::kUsed);
    mark(tree + 4, kTreeBytes - 4, BitUse::kFreeList);
  }

  // A live page: what its walk does not mark is slack.
  std::size_t begin_page(std::uint64_t page, std::uint64_t pages = 1) {
    const Extent extent{page * page_bytes_, pages * page_bytes_};
    live_.push_back(extent);
    mark(extent.at, extent.bytes, BitUse::kSlack);
    mark(extent.at, kPageHeader, BitUse::kUsed);
    mark(extent.at, 8, BitUse::kPageNumber);
    mark(extent.at + 8, 2, BitUse::kPageMarks);
    return extent.at;
  }

  KeyRange walk_page(std::uint64_t page, const EachLeafNode& each) {
    const std::size_t at = begin_page(page);
    const bool is_branch = (number(at + 10, 2) & kBranchPage) != 0;
    mark_idle_bits(at + 10, 2, is_branch ? kBranchMarks : kLeafMarks, BitUse::kPageMarks);
    uses_.at(8 * (at + 12)) = BitUse::kPageMarks;  // half a pointer
    mark(at + 14, 2, BitUse::kPageMarks);
    const std::size_t count = (number(at + 12, 2) - kPageHeader) / 2;
    KeyRange range;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t pointer = at + kPageHeader + 2 * i;
      const std::size_t node = at + number(pointer, 2);
      mark_pointer(pointer, at, is_branch);
      const KeyRange below = is_branch ? walk_branch_node(node, each) : walk_leaf_node(node, each);
      if (i == 0) range.first = below.first;
      if (is_branch) mark_separator(node, i == 0, range.last, below.first);
      range.last = below.last;
    }
    return range;
  }

  // A pointer may lead out of its page, and into an older copy of it.
  void mark_pointer(std::size_t pointer, std::size_t page_at, bool is_branch) {
    const std::uint64_t offset = number(pointer, 2);
    const std::size_t node = page_at + offset;
    const std::uint64_t value_bytes = is_branch ? 0 : is_big(node) ? 8 : number(node, 4);
    const ByteView bytes = file_.subspan(node, kNodeHeader + key_of(node).size() + value_bytes);
    mark(pointer, 2, BitUse::kUsed);
    mark_where(pointer, 2, BitUse::kSameNode, [&](std::size_t bit) {
      const std::size_t other = page_at + (offset ^ std::uint64_t{1} << bit);
      return other + bytes.size() <= file_.size() &&
             as_text(file_.subspan(other, bytes.size())) == as_text(bytes);
    });
  }

  [[nodiscard]] bool is_big(std::size_t node) const {
    return (number(node + 4, 2) & kBigValue) != 0;
  }

  [[nodiscard]] ByteView key_of(std::size_t node) const {
    return file_.subspan(node + kNodeHeader, number(node + 6, 2));
  }

  KeyRange walk_branch_node(std::size_t node, const EachLeafNode& each) {
    const std::uint64_t page = number(node, 4) | number(node + 4, 2) << 32;
    mark(node, kNodeHeader + key_of(node).size(), BitUse::kUsed);
    mark_where(node, 6, BitUse::kSamePage, [&](std::size_t bit) {
      return has_same_nodes(page, page ^ std::uint64_t{1} << bit);
    });
    return walk_page(page, each);
  }

  // Whether two pages, as a reader sees them, are the same: their numbers and slack aside.
  [[nodiscard]] bool has_same_nodes(std::uint64_t page, std::uint64_t other) const {
    if (other >= file_.size() / page_bytes_) return false;
    const std::uint64_t lower = number(page * page_bytes_ + 12, 2);
    const std::uint64_t upper = number(page * page_bytes_ + 14, 2);
    const auto is_same = [&](std::size_t begin, std::size_t end) {
      const std::size_t bytes = end - begin;
      return as_text(file_.subspan(page * page_bytes_ + begin, bytes)) ==
             as_text(file_.subspan(other * page_bytes_ + begin, bytes));
    };
    return is_same(10, lower) && is_same(upper, page_bytes_);
  }

  void mark_separator(std::size_t node, bool is_first, ByteView before, ByteView after) {
    const ByteView key = key_of(node);
    if (is_first) {
      mark(node + 6, 2 + key.size(), BitUse::kFirstKey);
      return;
    }
    mark_where(node + kNodeHeader, key.size(), BitUse::kSeparator, [&](std::size_t bit) {
      Bytes flipped(key.begin(), key.end());
      flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ 1U << (bit % 8));
      return as_text(before) < as_text(flipped) && as_text(flipped) <= as_text(after);
    });
  }

  KeyRange walk_leaf_node(std::size_t node, const EachLeafNode& each) {
    const ByteView key = key_of(node);
    const std::size_t value = node + kNodeHeader + key.size();
    const std::uint64_t size = number(node, 4);
    mark(node, value - node + (is_big(node) ? 8 : size), BitUse::kUsed);
    mark_idle_bits(node + 4, 2, kBigValue | kManyValues, BitUse::kNodeFlags);
    // An empty value that is said to lie elsewhere is as empty there, if that is a page at all.
    if (size == 0 && names_page(value)) uses_.at(8 * (node + 4)) = BitUse::kNodeFlags;
    if (is_big(node)) walk_overflow(number(value, 8), size);
    each(node);
    return {key, key};
  }

  [[nodiscard]] bool names_page(std::size_t at) const {
    return at + 8 <= file_.size() && number(at, 8) < file_.size() / page_bytes_;
  }

  void walk_overflow(std::uint64_t page, std::uint64_t size) {
    const std::size_t at = begin_page(page, number(page * page_bytes_ + 12, 4));
    mark(at + 10, 6, BitUse::kPageMarks);
    mark(at + kPageHeader, size, BitUse::kUsed);
  }

  ByteView file_;
  std::vector<BitUse> uses_;
  std::size_t page_bytes_;
  std::vector<Extent> live_;
};

}  // namespace

std::vector<BitUse> map_bits(ByteView file) { return Walk(file).run(); }

}  // namespace fundtrail::test
