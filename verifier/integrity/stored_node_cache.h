// SPDX-License-Identifier: Apache-2.0
//
// The stored tree nodes, read ahead. Private to verifier/integrity.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/merkle.h"

namespace fundtrail {

/// What a source has stored as a digest.
struct StoredDigest {
  enum class State : std::uint8_t { kAbsent, kMalformed, kPresent };

  State state = State::kAbsent;
  Digest digest;  ///< where the state is kPresent

  [[nodiscard]] bool is_present() const { return state == State::kPresent; }
  [[nodiscard]] bool is(const Digest& other) const { return is_present() && digest == other; }
};

/// Reads stored nodes. A fold goes through them in storage order, so they are read ahead in chunks;
/// whatever lies elsewhere is read by itself.
class StoredNodeCache {
 public:
  /// `nodes` may be null. Positions from `end` on are not read ahead.
  StoredNodeCache(const StoredNodes* nodes, std::uint64_t end) : nodes_(nodes), limit_(end) {}

  [[nodiscard]] bool has_nodes() const { return nodes_ != nullptr; }

  /// The node at `position`; absent if there are no nodes at all.
  [[nodiscard]] StoredDigest find(std::uint64_t position) const;
  [[nodiscard]] StoredDigest find(NodeId id) const { return find(node_position(id)); }

  /// The same, for one who asks in ascending order.
  [[nodiscard]] StoredDigest read_ahead(std::uint64_t position);

 private:
  const StoredNodes* nodes_;
  std::uint64_t limit_;
  std::uint64_t begin_ = 0;
  std::vector<StoredDigest> chunk_;  // of the positions from begin_ on
};

/// Takes a stored value as a digest.
[[nodiscard]] StoredDigest parse_stored_digest(ByteView value);

}  // namespace fundtrail
