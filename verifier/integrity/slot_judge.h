// SPDX-License-Identifier: Apache-2.0
//
// What is said of one place, once the places around it are known. Private to verifier/integrity.
#pragma once

#include <cstdint>
#include <optional>

#include "verifier/integrity/integrity_context.h"
#include "verifier/integrity/leaf_vote.h"
#include "verifier/integrity/slot.h"

namespace fundtrail {

/// The place before, and what its vote came to.
struct JudgedSlot {
  const Slot& slot;
  const LeafVote& vote;
};

/// When an undamaged entry says it was recorded.
struct RecordedMoment {
  std::uint64_t sequence = 0;
  std::int64_t time_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z
};

/// Says what is wrong with the place in `view`, given its `vote`; `previous` is null for entry 0.
/// Returns: the moment of its entry, if nothing is wrong with that.
std::optional<RecordedMoment> judge_slot(const JudgedSlot* previous, const SlotView& view,
                                         const LeafVote& vote, IntegrityContext& context,
                                         Findings& findings);

/// What is said of a place where nothing at all is stored.
[[nodiscard]] Message describe_missing_entry(std::uint64_t sequence);

/// What is said of an entry whose header says `claimed`, stored at another key.
[[nodiscard]] Message describe_misplaced_entry(std::uint64_t key, std::uint64_t claimed,
                                               bool is_as_hashed);

/// Whether `leaf` is the stored leaf of entry `sequence`, and that entry is within the head.
[[nodiscard]] bool is_stored_leaf(std::uint64_t sequence, const Digest& leaf,
                                  const IntegrityContext& context);

}  // namespace fundtrail
