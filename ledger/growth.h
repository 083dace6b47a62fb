// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ledger/proof/entry_source.h"
#include "ledger/stored_tree.h"
#include "schemas/message.h"

namespace fundtrail {

/// Requires that a ledger only grew since its head was `earlier`, by a consistency path that is
/// made from the stored nodes and verified against both roots.
///
/// The ledger's own root is believed: that its entries lead to it, `verify` sees. `whose` says
/// whose head it is, as part of a sentence. Requires: earlier.size > 0.
/// Throws: Error(kRolledBack), with both heads, if the ledger is smaller or its history another;
/// as `stored_node_reader`. Cost: at most 124 node reads and as many hashes.
void require_growth(const StoredLedger& ledger, const Head& earlier, const Message& whose);

}  // namespace fundtrail
