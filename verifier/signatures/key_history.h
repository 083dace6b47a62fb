// SPDX-License-Identifier: Apache-2.0
//
// How the keys of a ledger came to be what they are: the batches that change keys or the policy,
// judged in order, since each decides what the next may do.
// Source: docs/FORMAT.md "Keys of a ledger".
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key_ring.h"
#include "verifier/signatures/batch_judge.h"
#include "verifier/signatures/signature_fold.h"

namespace fundtrail {

/// Where the `i`-th of the signatures of a fold stands.
[[nodiscard]] SignaturePlace signature_place(const SignatureFold& fold, std::size_t i);

/// Applies the batches of a ledger that change keys to its ring, one after the other.
class KeyHistory {
 public:
  /// Lifetime: all arguments outlive it. `ring` is that of the genesis, and is changed.
  KeyHistory(const EntrySource& source, const LedgerIdentity& identity, const SignatureFold& fold,
             KeyRing& ring)
      : source_(source), identity_(identity), fold_(fold), ring_(ring) {}

  /// Which of the fold's signatures end batches that change keys or the policy, in order.
  /// Cost: a binary search for each such record.
  [[nodiscard]] std::vector<std::size_t> find_batches() const;

  /// Judges the batch that the `i`-th signature ends, and applies it if its signature counts. What
  /// has no effect is added to `refused`. Requires: called in the order of `find_batches`.
  [[nodiscard]] JudgedBatch perform(std::size_t i, std::vector<RefusedChange>& refused);

 private:
  const EntrySource& source_;
  const LedgerIdentity& identity_;
  const SignatureFold& fold_;
  KeyRing& ring_;
  std::set<Digest> texts_;  // of the batches that were applied
};

}  // namespace fundtrail
