// SPDX-License-Identifier: Apache-2.0
//
// Agreement with what the caller holds: sizes and roots, signed checkpoints, what was remembered.
#pragma once

#include <set>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "verifier/recorded_times.h"
#include "verifier/verification.h"
#include "verifier/verify.h"

namespace fundtrail {

/// What comes of comparing a ledger with what is held, besides what it says of integrity.
struct AnchorOutcome {
  std::vector<Message> notices;  ///< what the reader must know
  /// What of that is held does not agree comes to: kForked, kRolledBack, kUntrusted.
  std::set<IntegrityResult> objections;
  std::vector<ExistenceBound> bounds;  ///< of heads that agree with the ledger
};

/// Sets what `integrity` says of anchors: `anchor`, `unanchored_entries`, `anchor_detail`, the
/// layer, and what is to be remembered or shown to others; and the result to rolled_back, forked or
/// untrusted where nothing graver was found.
///
/// Requires: the other layers and the authorship are done. Throws: FormatError if a note that is
/// held is of no checkpoint; Error(kUnchecked) if the source cannot be read.
/// Cost: few reads where the stored tree is intact, else one pass over what the longest head
/// covers.
[[nodiscard]] AnchorOutcome check_anchor(const EntrySource& source, const VerifyOptions& options,
                                         Integrity& integrity);

}  // namespace fundtrail
