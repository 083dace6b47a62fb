// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/entry_witness.h"

#include <optional>

#include "schemas/index_key.h"
#include "schemas/limits.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/slot.h"
#include "verifier/integrity/stored_node_cache.h"

namespace fundtrail {

bool is_denied(const EntrySource& source, std::uint64_t sequence, ByteView entry, Hasher& hasher) {
  const Digest leaf = hasher.leaf(entry);
  const StoredDigest stored = StoredNodeCache(source.nodes(), 0).find(NodeId{0, sequence});
  if (stored.is(leaf)) return false;
  std::optional<bool> is_denied_by_successor;
  source.visit(sequence + 1, sequence + 2, [&](std::uint64_t at, ByteView next) {
    const Slot slot = read_slot(at, next, hasher);
    if (slot.is_in_place) is_denied_by_successor = slot.previous_leaf != leaf;
  });
  return is_denied_by_successor.value_or(stored.is_present());
}

bool is_as_recorded(const EntrySource& source, HashSuite hash, std::uint64_t sequence) {
  bool is_sound = false;
  Hasher hasher(hash);
  source.visit(sequence, sequence + 1, [&](std::uint64_t at, ByteView entry) {
    is_sound = read_slot(at, entry, hasher).is_in_place && !is_denied(source, at, entry, hasher);
  });
  return is_sound;
}

bool is_lost_record(const EntrySource& source, HashSuite hash, std::string_view id) {
  const bool can_be_term = id.size() <= kIdBytesMax && id.find('\0') == std::string_view::npos;
  if (source.index() == nullptr || !can_be_term) return false;
  bool is_lost = false;
  source.index()->visit(index_prefix(IndexTermType::kId, id), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    is_lost = is_lost || (key && key->sequence < source.head().size &&
                          !is_as_recorded(source, hash, key->sequence));
  });
  return is_lost;
}

}  // namespace fundtrail
