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
#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/integrity/integrity.h"
#include "verifier/signatures/batch_judge.h"

namespace fundtrail {

/// Gathers the records that keys and signatures are made of (round 1). Merging is exact.
/// Cost: what they hold of keys, and 8 bytes for each signature.
class SignatureFold {
 public:
  void absorb(const EntryHeader& header, const Record& record);
  void merge(SignatureFold&& later);

  [[nodiscard]] const std::vector<Sequenced<KeyChange>>& changes() const { return changes_; }
  [[nodiscard]] const std::vector<Sequenced<ApprovalPolicy>>& policies() const { return policies_; }
  [[nodiscard]] const std::vector<std::uint64_t>& signatures() const { return signatures_; }

 private:
  std::vector<Sequenced<KeyChange>> changes_;
  std::vector<Sequenced<ApprovalPolicy>> policies_;
  std::vector<std::uint64_t> signatures_;  // sequences, ascending
};

/// The keys that grants name, as far as they are keys.
[[nodiscard]] std::vector<VerifierKey> granted_keys(
    const std::vector<Sequenced<KeyChange>>& changes);

/// What the signatures of a ledger come to.
struct Signatures {
  std::optional<KeyRing> ring;                  ///< nothing if the genesis names no key
  std::vector<JudgedBatch> batches;             ///< every signature, in order
  LayerResult layer = LayerResult::kUnchecked;  ///< also where nothing is signed

  /// The valid signature that covers an entry, or nullptr. Cost: a binary search.
  [[nodiscard]] const JudgedBatch* covering(std::uint64_t sequence) const;
};

/// Judges every signature and key of a ledger on `jobs` threads, and adds what is wrong to
/// `damage`. Lifetime: the result needs neither argument. Requires: bytes and chain are intact.
/// Cost: reads and hashes again what is signed.
[[nodiscard]] Signatures check_signatures(const EntrySource& source, const Genesis& genesis,
                                          HashSuite hash, const SignatureFold& fold, unsigned jobs,
                                          DamageList& damage);

}  // namespace fundtrail
