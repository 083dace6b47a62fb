// SPDX-License-Identifier: Apache-2.0
//
// Times of recording, which a ledger claims, against times by which its entries existed.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "verifier/ranges.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Somebody saw a head at a time: all entries below its size existed by then.
///
/// Nothing follows for entries at or after it: an old head can be shown at any later time.
struct ExistenceBound {
  std::uint64_t size = 0;      ///< of the head, which agrees with the ledger
  std::int64_t latest_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z; its accuracy is in it
  AnchorKind kind{};           ///< whose word it is: kTimestamped or kWitnessed

  friend bool operator==(const ExistenceBound&, const ExistenceBound&) = default;
};

/// Entries that claim to have been recorded later than they existed.
struct LateClaim {
  EntryRange range;
  ExistenceBound bound;         ///< the earliest that covers them
  std::int64_t claimed_us = 0;  ///< by the first of them; none claims an earlier time
};

/// What times of recording come to.
struct RecordedTimes {
  std::uint64_t bounded = 0;    ///< entries that some bound covers
  bool is_comparable = false;   ///< false: the chain is damaged, and no time can be relied on
  std::vector<LateClaim> late;  ///< of each kind by sequence; ranges of one kind do not overlap
};

/// How far the clock of a ledger may be ahead before its claims are called false: as far as append
/// lets it be behind. Unit: µs.
inline constexpr std::int64_t kClockAheadToleranceUs = std::int64_t{5} * 60 * 1'000'000;

/// Compares claims with bounds. Times never decrease along an intact chain, so that the claims
/// which are too late are found by bisection.
/// Requires: bytes and chain are intact if `is_sound`. Cost: 64 reads for each bound.
[[nodiscard]] RecordedTimes compare_recorded_times(const EntrySource& source,
                                                   const std::vector<ExistenceBound>& bounds,
                                                   bool is_sound);

/// How many entries were recorded by the end of a day at UTC+08:00. Requires: the times are those
/// that were recorded, in order; else it is some number of them. Cost: one entry read for each
/// doubling of the size.
[[nodiscard]] std::uint64_t size_known_at(const EntrySource& source, const Date& day);

}  // namespace fundtrail
