// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/measure.h"

namespace fundtrail::bench {

/// Hashes the ledger's entries from memory as leaves: what any verifier has to do at least.
[[nodiscard]] Figures hash_leaves(const Task& task);

/// Hashes them as leaves and builds the tree over them.
/// Throws: Error(kInternal) if the root is not the ledger's.
[[nodiscard]] Figures hash_tree(const Task& task);

}  // namespace fundtrail::bench
