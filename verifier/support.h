// SPDX-License-Identifier: Apache-2.0
//
// What a finding rests on: which records, and how well evidenced.
#pragma once

#include <cstdint>
#include <vector>

#include "verifier/verification.h"

namespace fundtrail {

/// How well a record is evidenced. Source: docs/CHECKS.md "Evidence".
enum class Strength : std::uint8_t {
  kEvidenced,  ///< held documents of a kind that can evidence it, registered by their digests
  kStated,     ///< somebody's word
};

/// One record as a finding sees it.
struct SupportItem {
  std::uint64_t sequence = 0;
  Strength strength = Strength::kStated;
};

/// The records a finding rests on: the first kListedMax in sequence order, their number, and their
/// weakest quality. The order of adding and merging does not matter.
class Support {
 public:
  /// Adds a record. One that is listed already is not counted again.
  void add(const SupportItem& item);

  void merge(const Support& other);

  [[nodiscard]] bool is_empty() const { return count_ == 0; }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Of no records: kEvidenced, since nothing weakens it.
  [[nodiscard]] Strength weakest() const { return weakest_; }
  /// Whether some record, listed or not, lies at `size` or beyond it.
  [[nodiscard]] bool reaches_beyond(std::uint64_t size) const {
    return count_ > 0 && last_ >= size;
  }

  /// The records by sequence, still without names.
  [[nodiscard]] Mentions mentions() const;

 private:
  std::vector<std::uint64_t> sequences_;  // ascending, each once
  std::uint64_t count_ = 0;
  std::uint64_t last_ = 0;
  Strength weakest_ = Strength::kEvidenced;
};

/// `confirmed` if all that it rests on is evidenced, else `stated`.
[[nodiscard]] CheckResult weigh(const Support& support);

}  // namespace fundtrail
