// SPDX-License-Identifier: Apache-2.0
//
// What lies at one place of a source, taken by itself. Private to verifier/integrity.
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "schemas/message.h"
#include "verifier/integrity/stored_node_cache.h"

namespace fundtrail {

/// Everything that the later judgement needs of one place, so that the bytes can be forgotten.
struct Slot {
  std::uint64_t sequence = 0;  ///< the key at which it lies
  bool is_stored = false;      ///< an entry lies there; if not, only `sequence` and `stored_leaf`
  bool is_parsed = false;      ///< its header could be read; if not, no header and no links
  bool is_in_place = false;    ///< its header says the sequence of its key
  bool is_known = false;       ///< its kind and version are known to this program
  EntryHeader header;
  Digest leaf;  ///< recomputed
  Digest previous_leaf;
  StoredDigest stored_leaf;
  Message fault;  ///< why the bytes are not canonical; empty if they are, or are not known
};

/// Checks the bytes of the entry at `sequence` and hashes it. The stored leaf is left out.
[[nodiscard]] Slot read_slot(std::uint64_t sequence, ByteView entry, Hasher& hasher);

/// Decodes an entry that lies in its place. Returns: nothing if it does not, is of an unknown kind
/// or version, or is not canonical.
[[nodiscard]] std::optional<Record> decode_in_place(std::uint64_t sequence, ByteView entry);

/// What the entry after a leaf says that leaf is, or nullptr if `next` is no entry in its place.
/// Lifetime: that of `next`.
[[nodiscard]] const Digest* leaf_by_successor(const Slot* next);

/// Whether the entry of `slot` is, by its successor's word, what it was.
[[nodiscard]] bool is_sound(const Slot& slot, const Slot* next);

}  // namespace fundtrail
