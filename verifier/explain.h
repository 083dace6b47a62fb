// SPDX-License-Identifier: Apache-2.0
//
// The second read, made only for the records that findings mention: what they are called, and where
// in which document they stand.
#pragma once

#include "ledger/proof/entry_source.h"
#include "verifier/registry.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Fills the id, place and words of every mention in goals and checks. A record that cannot be read
/// or decoded keeps its sequence alone.
void explain_mentions(const EntrySource& source, const Registry& registry,
                      Verification& verification);

}  // namespace fundtrail
