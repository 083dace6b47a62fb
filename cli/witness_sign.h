// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace fundtrail {

/// Runs `witness sign FILE`: cosigns the checkpoint of a file, for offices that share no network.
///
/// Throws: Error(kRolledBack) for a smaller ledger or another history, both heads named and both
/// notes kept; Error(kUntrusted) for a note that no known key signed; Error(kRefused) for what is
/// malformed, and where a proof is missing, with the size that it is to begin with.
int run_witness_sign(Context& context);

}  // namespace fundtrail
