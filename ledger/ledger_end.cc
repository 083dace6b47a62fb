// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger_end.h"

#include <optional>

#include "ledger/ledger.h"
#include "ledger/store/store_error.h"
#include "ledger/stored_tree.h"

namespace fundtrail {
namespace {

class EndReader {
 public:
  EndReader(const EntrySource& source, Hasher& hasher, const std::filesystem::path& folder)
      : source_(source),
        hasher_(hasher),
        folder_(folder),
        node_(stored_node_reader({source, hasher.suite(), folder})) {}

  LedgerEnd read() {
    const Head head = source_.head();
    if (head.size == 0 || head.size > kTreeSizeMax) {
      fail(say("账本头说有 {} 条记录，这不可能",
               "the head says that there are {} entries, which "
               "cannot be",
               head.size));
    }
    LedgerEnd end;
    end.tree = CompactRange::load({0, head.size}, node_);
    if (end.tree.root(hasher_) != head.root) {
      fail(say("树的节点与账本头的根不符", "the tree's nodes do not give the head's root"));
    }
    const Bytes entry = last_entry(head.size - 1);
    end.last_leaf = hasher_.leaf(entry);
    end.recorded_at_us = parse_last(entry, head.size - 1).header.recorded_at_us;
    check_on_edge(end.last_leaf, end.tree);
    return end;
  }

 private:
  // The last leaf lies at the right end of the last complete subtree: from it up to that subtree's
  // root, every sibling is a complete node to the left.
  void check_on_edge(const Digest& last_leaf, const CompactRange& tree) {
    const TreeNode& top = tree.nodes().back();
    Digest digest = last_leaf;
    std::uint64_t index = tree.end() - 1;
    for (std::uint32_t level = 0; level < top.id.level; ++level) {
      digest = hasher_.node(node_({level, index - 1}), digest);
      index /= 2;
    }
    if (digest != top.digest) {
      fail(say("最后一条记录（第 {} 号）与树不符",
               "the last entry (number {}) does not fit the tree", tree.end() - 1));
    }
  }

  Bytes last_entry(std::uint64_t sequence) {
    std::optional<Bytes> entry = read_entry(source_, sequence);
    if (!entry)
      fail(say("最后一条记录（第 {} 号）缺失", "the last entry (number {}) is missing", sequence));
    return std::move(*entry);
  }

  EntryView parse_last(const Bytes& entry, std::uint64_t sequence) {
    try {
      return parse_entry(entry);
    } catch (const FormatError& error) {
      fail(say("最后一条记录（第 {} 号）：{}", "the last entry (number {}): {}", sequence,
               error.message()));
    }
  }

  [[noreturn]] void fail(const Message& what) const { throw contradiction_error(what, folder_); }

  const EntrySource& source_;
  Hasher& hasher_;
  const std::filesystem::path& folder_;
  NodeReader node_;
};

}  // namespace

LedgerEnd read_ledger_end(const EntrySource& source, Hasher& hasher,
                          const std::filesystem::path& folder) {
  return EndReader(source, hasher, folder).read();
}

}  // namespace fundtrail
