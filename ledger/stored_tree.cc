// SPDX-License-Identifier: Apache-2.0
#include "ledger/stored_tree.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ledger/proof/hasher.h"
#include "ledger/store/store_error.h"
#include "schemas/entry.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kChunkEntries = 1024;

class BackReader {
 public:
  BackReader(const StoredLedger& ledger, std::uint64_t begin)
      : ledger_(ledger),
        hasher_(ledger.hash),
        tree_(CompactRange::load({0, begin}, stored_node_reader(ledger))) {
    if (begin > 0) previous_leaf_ = stored_node_reader(ledger)({0, begin - 1});
  }

  void read_to(const Head& end, const ReadProgress& progress) {
    const std::uint64_t begin = tree_.end();
    while (tree_.end() < end.size) {
      read_chunk(std::min(end.size, tree_.end() + kChunkEntries));
      if (progress) progress(tree_.end() - begin, end.size - begin);
    }
    if (tree_.root(hasher_) != end.root) {
      fail(say("前 {} 条记录重算出的根与账本头不符",
               "the root recomputed from the first {} entries is not that of the head", end.size));
    }
  }

 private:
  void read_chunk(std::uint64_t end) {
    nodes_.clear();
    const std::uint64_t position = node_count(tree_.end());
    ledger_.source.visit(tree_.end(), end, [this](std::uint64_t sequence, ByteView entry) {
      if (sequence == tree_.end()) absorb(entry);
    });
    if (tree_.end() != end) fail(say("第 {} 号记录缺失", "entry {} is missing", tree_.end()));
    compare_nodes(position);
  }

  void absorb(ByteView bytes) {
    const std::uint64_t sequence = tree_.end();
    const EntryView entry = parse(sequence, bytes);
    if (entry.header.sequence != sequence || entry.previous_leaf != previous_leaf_) {
      fail(say("第 {} 号记录与前一条接不上", "entry {} does not follow on the one before",
               sequence));
    }
    previous_leaf_ = hasher_.leaf(bytes);
    tree_.append(previous_leaf_, hasher_,
                 [this](NodeId, const Digest& digest) { nodes_.push_back(digest); });
  }

  void compare_nodes(std::uint64_t begin) {
    std::uint64_t next = begin;
    const std::uint64_t end = begin + nodes_.size();
    ledger_.source.nodes()->visit(begin, end, [&](std::uint64_t position, ByteView value) {
      if (position != next) return;
      if (std::ranges::equal(value, nodes_[next - begin].bytes)) ++next;
    });
    if (next == end) return;
    fail(say("树的第 {} 个节点与重算的不符（在第 {} 号记录一带）",
             "tree node {} is not the recomputed one (near entry {})", next,
             node_at(next).index << node_at(next).level));
  }

  EntryView parse(std::uint64_t sequence, ByteView bytes) {
    try {
      return parse_entry(bytes);
    } catch (const FormatError& error) {
      fail(say("第 {} 号记录：{}", "entry {}: {}", sequence, error.message()));
    }
  }

  [[noreturn]] void fail(const Message& what) { throw contradiction_error(what, ledger_.folder); }

  const StoredLedger& ledger_;
  Hasher hasher_;
  CompactRange tree_;
  Digest previous_leaf_;
  std::vector<Digest> nodes_;  // that the entries of a chunk complete
};

}  // namespace

NodeReader stored_node_reader(const StoredLedger& ledger) {
  FUNDTRAIL_CHECK(ledger.source.nodes() != nullptr);
  return [nodes = ledger.source.nodes(), folder = ledger.folder](NodeId id) {
    const std::uint64_t position = node_position(id);
    std::optional<Digest> found;
    nodes->visit(position, position + 1, [&found](std::uint64_t, ByteView value) {
      if (value.size() != kDigestBytes) return;
      found.emplace();
      std::copy(value.begin(), value.end(), found->bytes.begin());
    });
    if (found) return *found;
    throw contradiction_error(say("树的第 {} 个节点缺失或长度不对",
                                  "tree node {} is missing or of the wrong length", position),
                              folder);
  };
}

Digest stored_root(const StoredLedger& ledger, std::uint64_t size) {
  FUNDTRAIL_CHECK(size <= ledger.source.head().size);
  Hasher hasher(ledger.hash);
  return CompactRange::load({0, size}, stored_node_reader(ledger)).root(hasher);
}

void read_back(const StoredLedger& ledger, std::uint64_t begin, const Head& end,
               const ReadProgress& progress) {
  FUNDTRAIL_CHECK(begin <= end.size && end.size <= ledger.source.head().size);
  BackReader(ledger, begin).read_to(end, progress);
}

}  // namespace fundtrail
