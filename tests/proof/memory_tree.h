// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail::test {

/// The leaves of the published vectors: entry i is the one byte i.
inline std::vector<Bytes> byte_entries(std::size_t count) {
  std::vector<Bytes> entries;
  for (std::size_t i = 0; i < count; ++i) {
    entries.push_back({static_cast<std::uint8_t>(i)});
  }
  return entries;
}

inline std::string hex(const Digest& digest) { return format_hex(digest.view()); }

/// A digest that differs from `digest` in one bit.
inline Digest flipped(Digest digest, std::size_t bit = 0) {
  digest.bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  return digest;
}

/// A tree built by the product, with its nodes in storage order.
class MemoryTree {
 public:
  MemoryTree(const std::vector<Bytes>& entries, HashSuite suite) : hasher_(suite) {
    CompactRange range;
    roots_.push_back(range.root(hasher_));
    for (const Bytes& entry : entries) {
      leaves_.push_back(hasher_.leaf(entry));
      range.append(leaves_.back(), hasher_,
                   [this](NodeId, const Digest& digest) { nodes_.push_back(digest); });
      roots_.push_back(range.root(hasher_));
    }
  }

  [[nodiscard]] const Digest& leaf(std::uint64_t index) const { return leaves_.at(index); }
  [[nodiscard]] const Digest& root(std::uint64_t size) const { return roots_.at(size); }
  [[nodiscard]] const std::vector<Digest>& leaves() const { return leaves_; }
  [[nodiscard]] const std::vector<Digest>& nodes() const { return nodes_; }

  /// Reads the stored nodes. Lifetime: that of the tree.
  [[nodiscard]] NodeReader reader() const {
    return [this](NodeId id) { return nodes_.at(node_position(id)); };
  }

 private:
  Hasher hasher_;
  std::vector<Digest> leaves_;
  std::vector<Digest> roots_;
  std::vector<Digest> nodes_;
};

}  // namespace fundtrail::test
