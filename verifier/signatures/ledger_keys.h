// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key_ring.h"
#include "schemas/kinds/genesis.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {

/// Gathers the key, policy and signature records of a ledger by its index, without reading all of
/// it. The index is not checked: `verify` reads everything.
[[nodiscard]] SignatureFold find_signature_records(const EntrySource& source);

/// The keys of a ledger as its signed records make them now, found as above.
/// Throws: FormatError if the genesis names no key. Cost: verifies the batches that change keys.
[[nodiscard]] KeyRing read_key_ring(const EntrySource& source, const Genesis& genesis);

}  // namespace fundtrail
