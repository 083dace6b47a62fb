// SPDX-License-Identifier: Apache-2.0
//
// A record in its place, with what was taken back of it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "verifier/effective.h"

namespace fundtrail {

/// A record and its place. With corrections it is the effective record, and not the one that the
/// entry holds.
template <class T>
struct Placed {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z
  T record;
  std::vector<Reversal> reversals{};  ///< of a record of money; by sequence
};

template <class T>
using ById = std::map<std::string, Placed<T>, std::less<>>;

/// A record of money as it is read in passing. Lifetime: that of what it was made of.
template <class T>
struct Posted {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;
  const T& record;
  std::span<const Reversal> reversals;

  /// What is left of its amount. Unit: 分; Range: 0 to the amount.
  [[nodiscard]] WideSum net_fen() const {
    WideSum fen = record.amount.fen;
    for (const Reversal& reversal : reversals) fen -= reversal.fen;
    return fen;
  }
  /// Whether nothing is left: it counts for what happened on the days between, and for no more.
  [[nodiscard]] bool is_void() const { return !reversals.empty() && net_fen() == 0; }
};

template <class T>
[[nodiscard]] Posted<T> posted(const Placed<T>& placed) {
  return {placed.sequence, placed.recorded_at_us, placed.record, placed.reversals};
}

}  // namespace fundtrail
