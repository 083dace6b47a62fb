// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "verifier/party_keys.h"
#include "verifier/registry.h"
#include "verifier/signatures/signatures.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Sums up who answers for the records of a ledger of `size` entries.
/// Cost: a pass over the signatures.
[[nodiscard]] Authorship sum_up_authorship(const Signatures& signatures, const Registry& registry,
                                           std::uint64_t size,
                                           const std::vector<PartyKey>& party_keys);

}  // namespace fundtrail
