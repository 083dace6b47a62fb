// SPDX-License-Identifier: Apache-2.0
//
// The vote on what a leaf is. Private to verifier/integrity.
#pragma once

#include <optional>

#include "schemas/digest.h"
#include "verifier/integrity/integrity_context.h"
#include "verifier/integrity/slot.h"

namespace fundtrail {

/// A place and the two after it; null beyond the last.
struct SlotView {
  const Slot& slot;
  const Slot* next = nullptr;
  const Slot* after_next = nullptr;
};

/// What a leaf is, and whose word differs from that.
///
///   recomputed   the entry that lies there, hashed; no voice if its header says another sequence
///   stored       the leaf among the stored nodes
///   successor    the previous leaf that the next entry names
struct LeafVote {
  std::optional<Digest> leaf;  ///< nothing if nobody tells
  bool entry_differs = false;
  bool stored_differs = false;
  bool successor_differs = false;
  bool is_settled = true;  ///< false if it could as well be another of those that were told
};

/// Counts the voices: two that agree prevail, unless those two could have been altered together (an
/// entry and its stored leaf, or an entry and all after it) and the tree above, or a sound
/// successor, speaks for the third.
///
/// A pure function of the three slots and of what the source stores.
[[nodiscard]] LeafVote vote_on_leaf(const SlotView& view, IntegrityContext& context);

}  // namespace fundtrail
