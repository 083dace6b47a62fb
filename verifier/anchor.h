// SPDX-License-Identifier: Apache-2.0
//
// Agreement with what the caller holds: sizes and roots, signed checkpoints, what was remembered.
#pragma once

#include <vector>

#include "ledger/proof/entry_source.h"
#include "verifier/verification.h"
#include "verifier/verify.h"

namespace fundtrail {

/// Sets what `integrity` says of anchors: `anchor`, `unanchored_entries`, `anchor_detail`, the
/// layer, and what is to be remembered or shown to others; and the result to rolled_back, forked or
/// untrusted where nothing graver was found. Returns: what the reader must know besides.
///
/// Requires: the other layers and the authorship are done. Throws: FormatError if a note that is
/// held is of no checkpoint; Error(kUnchecked) if the source cannot be read.
/// Cost: few reads where the stored tree is intact, else one pass over what the longest head
/// covers.
[[nodiscard]] std::vector<Message> check_anchor(const EntrySource& source,
                                                const VerifyOptions& options, Integrity& integrity);

}  // namespace fundtrail
