// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/proof/key_ring.h"
#include "schemas/entry.h"
#include "schemas/record.h"

namespace fundtrail {

/// Gathers the records that keys and signatures are made of (round 1). Merging is exact.
/// Cost: what they hold of keys, and 8 bytes for each signature.
class SignatureFold {
 public:
  /// Requires: headers come in order of their sequences.
  void absorb(const EntryHeader& header, const Record& record);
  /// The same of a signature record of which only its place is known.
  void absorb_signature(std::uint64_t sequence) { signatures_.push_back(sequence); }
  void merge(SignatureFold&& later);

  [[nodiscard]] const std::vector<Sequenced<KeyChange>>& changes() const { return changes_; }
  [[nodiscard]] const std::vector<Sequenced<ApprovalPolicy>>& policies() const { return policies_; }
  [[nodiscard]] const std::vector<std::uint64_t>& signatures() const { return signatures_; }

 private:
  std::vector<Sequenced<KeyChange>> changes_;
  std::vector<Sequenced<ApprovalPolicy>> policies_;
  std::vector<std::uint64_t> signatures_;  // sequences, ascending
};

/// Those of `records` from entry `begin` to before `end`. Cost: two binary searches.
/// Requires: `records` are in order of their sequences. Lifetime: that of `records`.
template <class T>
[[nodiscard]] std::span<const Sequenced<T>> within(const std::vector<Sequenced<T>>& records,
                                                   std::uint64_t begin, std::uint64_t end) {
  const auto first =
      std::ranges::lower_bound(records, begin, std::ranges::less(), &Sequenced<T>::sequence);
  const auto last =
      std::ranges::lower_bound(records, end, std::ranges::less(), &Sequenced<T>::sequence);
  return {first, std::max(first, last)};
}

/// The keys that grants name, as far as they are keys.
[[nodiscard]] std::vector<VerifierKey> granted_keys(std::span<const Sequenced<KeyChange>> changes);

}  // namespace fundtrail
