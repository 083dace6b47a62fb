// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/text_page.h"
#include "verifier/verification.h"

namespace fundtrail {

/// How many records are signed, by whom and how many are not, in a few words; that nothing is known
/// of it where the signatures could not be examined.
[[nodiscard]] Message authorship_words(const Integrity& integrity);

/// Adds the keys that the ledger has let in, with what each may do and did, to a page; nothing if
/// there is none but the one that the ledger began with.
void add_keys(TextPage& page, const Authorship& authorship);

/// Adds what the ledger has said from when on has to be signed; nothing if it never did.
void add_policies(TextPage& page, const Authorship& authorship);

}  // namespace fundtrail
