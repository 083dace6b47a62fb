// SPDX-License-Identifier: Apache-2.0
//
// Who answers for what: the keys of a ledger and the signatures that end its batches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key_ring.h"
#include "schemas/kinds/genesis.h"
#include "verifier/integrity/integrity.h"
#include "verifier/signatures/batch_judge.h"
#include "verifier/signatures/signature_fold.h"

namespace fundtrail {

/// What the signatures of a ledger come to.
struct Signatures {
  std::optional<KeyRing> ring;                  ///< nothing if the genesis names no key
  std::vector<JudgedBatch> batches;             ///< every signature, in order
  LayerResult layer = LayerResult::kUnchecked;  ///< also where nothing is signed

  /// The valid signature that covers an entry, or nullptr. Cost: a binary search.
  [[nodiscard]] const JudgedBatch* covering(std::uint64_t sequence) const;
};

/// A ledger's entries and the hash that they are chained with, which entry 0 only claims.
/// Lifetime: `source` outlives it.
struct HashedSource {
  const EntrySource& source;
  HashSuite hash{};
};

/// Judges every signature and key of a ledger on `jobs` threads, and adds what is wrong to
/// `damage`. Lifetime: the result needs neither argument. Requires: bytes and chain are intact.
/// Cost: reads and hashes again what is signed, and verifies its signatures; besides n log n for n
/// records of keys and signatures.
[[nodiscard]] Signatures check_signatures(const HashedSource& entries, const Genesis& genesis,
                                          const SignatureFold& fold, unsigned jobs,
                                          DamageList& damage);

/// The keys of a ledger as its signed records make them: the same ring as that of
/// `check_signatures`, from the batches that change keys or the policy alone.
///
/// No other signature decides which keys count, since no other batch can let one in or revoke it;
/// nor does what the authors of these had seen of the ledger, which tells of rewritten history and
/// is not looked at. All that is found fault with by `verify`, which judges every signature.
/// Throws: FormatError if the genesis names no key. Cost: as `check_signatures`, for those batches.
[[nodiscard]] KeyRing replay_keys(const EntrySource& source, const Genesis& genesis,
                                  const SignatureFold& fold);

}  // namespace fundtrail
