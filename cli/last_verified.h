// SPDX-License-Identifier: Apache-2.0
//
// What a user had verified of a ledger when they sign: it goes into what they sign, so that every
// author is a witness. Source: docs/FORMAT.md "Batch note", "Auditor's memory".
#pragma once

#include <filesystem>

#include "ledger/ledger.h"
#include "ledger/proof/batch_note.h"
#include "ledger/proof/entry_source.h"
#include "ledger/proof/ledger_card.h"

namespace fundtrail {

/// The head of `ledger`, which lies in `folder`, that the user verified last; of size 0 if there
/// was none. Throws: Error(kRolledBack) if the ledger is another one of that name, or does not go
/// on from that head; Error(kUnchecked) if the user's memory of it is damaged. Cost: as
/// `require_growth`.
[[nodiscard]] Head last_verified(const Ledger& ledger, const std::filesystem::path& folder);

/// The same where the ledger is not at hand: that it goes on from there is compared when the batch
/// is appended. Throws: Error(kRolledBack) if `card` is of another ledger of that name; as above.
[[nodiscard]] Head last_verified(const LedgerCard& card);

/// Requires that `ledger` goes on from the head that the author of a batch says to have verified:
/// what is recorded stays, and would be found fault with for ever. A batch that is for another
/// ledger passes: PreparedSigner refuses it.
/// Throws: Error(kRolledBack) if it does not; Error(kRefused) if the root of no entries is wrong.
void require_seen(const Ledger& ledger, const std::filesystem::path& folder, const BatchNote& note);

}  // namespace fundtrail
