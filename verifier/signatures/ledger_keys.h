// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key_ring.h"
#include "schemas/kinds/genesis.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {

/// Gathers the key and policy records of a ledger, and where its signatures stand, by its index,
/// without reading all of it: of a signature not even its entry. The index is not checked: `verify`
/// reads everything.
[[nodiscard]] SignatureFold find_signature_records(const EntrySource& source);

/// The keys of a ledger as its signed records make them now, found as above.
///
/// Of the signatures only those of batches that change keys or the policy are verified, since they
/// alone decide which keys count (see `replay_keys`); whether the others are right is for `verify`
/// to say. So what is appended after many signed batches costs no more than after few.
/// Throws: FormatError if the genesis names no key. Cost: verifies the batches that change keys;
/// besides, one pass over the index keys of signatures.
[[nodiscard]] KeyRing read_key_ring(const EntrySource& source, const Genesis& genesis);

}  // namespace fundtrail
