// SPDX-License-Identifier: Apache-2.0
//
// Whether the head is that of what is stored. Private to verifier/integrity.
#pragma once

#include <cstdint>
#include <optional>

#include "verifier/integrity/chain_fold.h"
#include "verifier/integrity/integrity_context.h"

namespace fundtrail {

/// Compares the head with the places below it, which `chain` holds up to the last one where
/// anything is stored, and with what lies beyond.
/// Returns: the recomputed root of the head's size; nothing if some leaf cannot be told.
std::optional<Digest> check_head(const Head& head, const ChainFold& chain,
                                 IntegrityContext& context, Findings& findings);

}  // namespace fundtrail
