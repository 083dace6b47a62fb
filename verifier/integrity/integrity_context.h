// SPDX-License-Identifier: Apache-2.0
//
// What the parts of the integrity fold share. Private to verifier/integrity.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/hasher.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/stored_node_cache.h"

namespace fundtrail {

/// Sequences from here on are refused unread: node positions must stay within kTreeSizeMax.
inline constexpr std::uint64_t kSequenceEnd = kTreeSizeMax >> 1;

/// What was found so far.
struct Findings {
  DamageList damage;
  std::array<bool, kLayerCount> is_damaged{};
  std::uint64_t unchecked_bodies = 0;  ///< of unknown kinds, in entries that are what was hashed
  std::uint64_t unvouched_bodies = 0;  ///< the same, in entries for which only the root can speak

  void mark(Layer layer) { is_damaged[static_cast<std::size_t>(layer)] = true; }
  [[nodiscard]] bool has_damaged(Layer layer) const {
    return is_damaged[static_cast<std::size_t>(layer)];
  }
  /// Adds damage; without `record` it is named later.
  void add(Layer layer, std::uint64_t sequence, Message detail, Message record = {}) {
    mark(layer);
    damage.add({sequence, layer, std::move(record), std::move(detail)});
  }
  void merge(Findings&& later) {
    damage.merge(std::move(later.damage));
    for (std::size_t i = 0; i < kLayerCount; ++i) is_damaged[i] |= later.is_damaged[i];
    unchecked_bodies += later.unchecked_bodies;
    unvouched_bodies += later.unvouched_bodies;
  }
};

/// What reading takes. Threads: one context per fold.
struct IntegrityContext {
  const EntrySource& source;
  Head head;  ///< as the source claims
  Hasher hasher;
  StoredNodeCache nodes;
};

}  // namespace fundtrail
