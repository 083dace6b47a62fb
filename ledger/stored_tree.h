// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/merkle.h"
#include "schemas/digest.h"

namespace fundtrail {

/// A snapshot of a ledger with what is needed to hash it and to name it. Lifetime: `source`
/// outlives it.
struct StoredLedger {
  const EntrySource& source;  ///< with stored nodes, else Error(kInternal)
  HashSuite hash = HashSuite::kSha256;
  std::filesystem::path folder{};  ///< named in errors
};

/// Is told how far a long reading has come. Unit: entries.
using ReadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Reads the nodes that the ledger has stored, whatever they hold: verify what is made of them.
/// The reader throws Error(kTampered) where a node is missing or of another length. Lifetime: that
/// of `ledger.source`.
[[nodiscard]] NodeReader stored_node_reader(const StoredLedger& ledger);

/// The root that the stored nodes give to the first `size` entries: what the ledger says of itself
/// as it was then. Requires: `size` is not above that of the ledger's head, else Error(kInternal).
/// Throws: as the reader. Cost: at most 62 node reads and hashes.
[[nodiscard]] Digest stored_root(const StoredLedger& ledger, std::uint64_t size);

/// Reads entries `begin` up to `end.size` and hashes them again: each follows on the one before,
/// the nodes that they complete are those that are stored, and with the stored tree of `begin`
/// entries they give `end.root`. What comes before `begin` is as true as the root of its tree,
/// which the caller compares with one that it holds. Requires: begin <= end.size <= the size of the
/// ledger's head, else Error(kInternal). Throws: Error(kTampered) at the first contradiction;
/// Error(kUnchecked) if it cannot be read. Cost: two hashes and one read for each entry; memory for
/// 1,024 entries' nodes.
void read_back(const StoredLedger& ledger, std::uint64_t begin, const Head& end,
               const ReadProgress& progress = {});

}  // namespace fundtrail
