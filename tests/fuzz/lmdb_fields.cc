// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/lmdb_fields.h"

#include <initializer_list>

namespace fundtrail::test {
namespace {

constexpr std::size_t kPageBytes = 4096;
constexpr std::size_t kPageHeader = 16;
constexpr std::size_t kNodeHeader = 8;
constexpr std::size_t kTreeBytes = 48;
constexpr unsigned kBranchPage = 1;
constexpr unsigned kLeafPage = 2;
constexpr unsigned kMetaPage = 8;
constexpr unsigned kBigValue = 1;
constexpr unsigned kTreeValue = 2;

class Listing {
 public:
  explicit Listing(ByteView file) : file_(file) {}

  std::vector<LmdbField> run() {
    for (std::size_t page = 0; page + kPageBytes <= file_.size(); page += kPageBytes) {
      const unsigned flags = number(page + 10);
      if ((flags & kMetaPage) != 0) list_meta(page + kPageHeader);
      if ((flags & (kBranchPage | kLeafPage)) != 0) list_nodes(page, (flags & kLeafPage) != 0);
    }
    return std::move(fields_);
  }

 private:
  [[nodiscard]] unsigned number(std::size_t at) const { return file_[at] + file_[at + 1] * 256U; }

  // Fields one after the other.
  void list(std::size_t at, std::initializer_list<std::size_t> sizes) {
    for (const std::size_t bytes : sizes) {
      if (at + bytes <= file_.size()) fields_.push_back({at, bytes});
      at += bytes;
    }
  }

  void list_tree(std::size_t at) { list(at, {4, 2, 2, 8, 8, 8, 8, 8}); }

  void list_meta(std::size_t at) {
    list(at, {4, 4, 8, 8});
    list_tree(at + 24);
    list_tree(at + 24 + kTreeBytes);
    list(at + 24 + 2 * kTreeBytes, {8, 8});
  }

  void list_nodes(std::size_t page, bool is_leaf) {
    list(page + 8, {2, 2, 2, 2});
    const std::size_t end = number(page + 12);
    for (std::size_t at = kPageHeader; at < end && end < kPageBytes; at += 2) {
      list(page + at, {2});
      const std::size_t node = page + number(page + at);
      if (node + kNodeHeader <= file_.size()) list_node(node, is_leaf);
    }
  }

  void list_node(std::size_t node, bool is_leaf) {
    list(node, {2, 2, 2, 2, 8});
    const unsigned flags = number(node + 4);
    const std::size_t value = node + kNodeHeader + number(node + 6);
    if (!is_leaf) return;
    if ((flags & kTreeValue) != 0) {
      list_tree(value);
    } else if ((flags & kBigValue) != 0) {
      list(value, {8});
    }
  }

  ByteView file_;
  std::vector<LmdbField> fields_;
};

}  // namespace

std::vector<LmdbField> lmdb_fields(ByteView file) { return Listing(file).run(); }

}  // namespace fundtrail::test
