// SPDX-License-Identifier: Apache-2.0
//
// Whose a key is, the ledger's operator says; a verifier may know better.
#pragma once

#include <string>
#include <vector>

#include "ledger/proof/key.h"
#include "verifier/integrity/integrity.h"
#include "verifier/registry.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {

/// A key that the caller knows to be a party's, by other means than the ledger.
struct PartyKey {
  std::string party;  ///< id of the party
  VerifierKey key;
};

/// Whether `known` is the key of `ledger_key`, and of the same party.
[[nodiscard]] bool is_among(const std::vector<PartyKey>& known, const LedgerKey& ledger_key);

/// Adds to `damage` each key that the ledger let in for a party of `known` and that is not among
/// them, and each of them that it let in for somebody else: an operator may have invented the one
/// and misused the other. Keys of parties that `known` does not name are left alone.
/// Returns: kDamaged if there is any, else `signatures.layer`.
[[nodiscard]] LayerResult check_party_keys(const Signatures& signatures, const Registry& registry,
                                           const std::vector<PartyKey>& known, DamageList& damage);

}  // namespace fundtrail
