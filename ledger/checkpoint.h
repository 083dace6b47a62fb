// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "ledger/proof/checkpoint.h"
#include "ledger/stored_tree.h"
#include "schemas/message.h"

namespace fundtrail {

/// A head that was signed before, and where that is known from: such as the signer's memory.
struct SignedHead {
  Head head;  ///< Range: size > 0; the caller has verified its signature
  Message place;
};

/// Requires that the ledger still begins with what was signed before.
/// Throws: Error(kRolledBack), with both heads, if it is smaller than one of `earlier` or its
/// stored tree gives another root at that size; as `stored_root`.
void require_consistent(const StoredLedger& ledger, std::span<const SignedHead> earlier);

/// Makes the checkpoint of a ledger as it is now: checks that it is consistent with every head that
/// was signed before, and reads back and re-hashes what was committed after the largest of them. A
/// record that was damaged before it was signed could never be mended afterwards.
///
/// Nothing is signed here. Throws: as `require_consistent` and `read_back`; Error(kTampered) if the
/// head's size cannot be. Cost: as `read_back`.
[[nodiscard]] Checkpoint make_checkpoint(const StoredLedger& ledger, const std::string& origin,
                                         std::span<const SignedHead> earlier,
                                         const ReadProgress& progress = {});

}  // namespace fundtrail
