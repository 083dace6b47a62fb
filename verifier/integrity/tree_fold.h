// SPDX-License-Identifier: Apache-2.0
//
// The tree over the leaves that won their votes. Private to verifier/integrity.
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/proof/merkle.h"
#include "verifier/integrity/integrity_context.h"

namespace fundtrail {

/// Folds the leaves of a range, and compares every node that they complete with the stored one.
///
/// A leaf that nobody can tell cuts the range: nodes above it are not compared, all others are.
class TreeFold {
 public:
  explicit TreeFold(std::uint64_t begin) : first_(begin) {}

  void append(const std::optional<Digest>& leaf, IntegrityContext& context, Findings& findings);
  /// Passes over `count` leaves that nobody can tell.
  void skip(std::uint64_t count);
  void merge(TreeFold&& later, IntegrityContext& context, Findings& findings);

  /// The whole range, or nullptr if some leaf cannot be told. Lifetime: until the fold changes.
  [[nodiscard]] const CompactRange* whole() const { return last_ ? nullptr : &first_; }

 private:
  CompactRange first_;                // up to the first cut
  std::optional<CompactRange> last_;  // from the last cut on, if there is one
};

}  // namespace fundtrail
