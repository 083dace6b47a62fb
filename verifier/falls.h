// SPDX-License-Identifier: Apache-2.0
//
// A second read, made only for parties that are overspent: which record it was.
#pragma once

#include <map>

#include "ledger/proof/entry_source.h"
#include "verifier/flow_fold.h"

namespace fundtrail {

/// The record with which a party's balance of indicators fell below zero, by programme and party.
using Falls = std::map<NodeKey, Fall>;

/// Finds the fall of every node that has a first breach (`first_breach`), but for those whose
/// breach is known of undated flows alone.
///
/// Requires: `flows` are those of the whole source under the registry's view.
/// Cost: none without a breach; else one more pass over the entries on one thread, up to the last
/// of these records, and for its time the memory of `flows` again.
[[nodiscard]] Falls find_falls(const EntrySource& source, const Registry& registry,
                               const FlowFold& flows);

}  // namespace fundtrail
