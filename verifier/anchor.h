// SPDX-License-Identifier: Apache-2.0
//
// Agreement with what the caller holds: a size the ledger has reached, a root.
#pragma once

#include "ledger/proof/entry_source.h"
#include "verifier/verification.h"
#include "verifier/verify.h"

namespace fundtrail {

/// Sets `integrity.anchor`, `.unanchored_entries`, the anchor layer and `.anchor_detail`; and the
/// result to rolled_back or forked where nothing graver was found.
/// Requires: the other layers are done.
void check_anchor(const EntrySource& source, const VerifyOptions& options, Integrity& integrity);

}  // namespace fundtrail
