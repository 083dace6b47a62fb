// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "schemas/digest.h"

namespace fundtrail {

/// Where a ledger ends: what the next entry is chained to. By itself, the end of an empty ledger.
struct LedgerEnd {
  CompactRange tree;                ///< over all entries
  Digest last_leaf;                 ///< of the last entry; zero bytes if there is none
  std::int64_t recorded_at_us = 0;  ///< of the last entry. Unit: µs since 1970-01-01T00:00:00Z
};

/// Reads where the ledger in `source` ends, and checks that what the next entry will rest on agrees
/// with itself: the stored tree's right edge gives the head's root, and the last entry is the one
/// that edge was made of. Says nothing of the entries before; `verify` does.
/// Requires: `source` has stored nodes. `folder` is named in errors.
/// Throws: Error(kTampered) if they disagree. Cost: about 2 * 62 node reads and hashes at most.
[[nodiscard]] LedgerEnd read_ledger_end(const EntrySource& source, Hasher& hasher,
                                        const std::filesystem::path& folder);

}  // namespace fundtrail
