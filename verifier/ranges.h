// SPDX-License-Identifier: Apache-2.0
//
// Folding a source over ranges on several threads. A fold is a value with
//
//   void absorb(std::uint64_t sequence, ByteView entry)   entries of its range, in ascending order
//   void merge(Fold&& later)                               a fold of the range that follows
//
// and merging is associative, so that any split gives what one fold over everything gives.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "ledger/proof/entry_source.h"

namespace fundtrail {

/// Entries with begin <= sequence < end.
struct EntryRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// Cuts [0, size) at `cuts` (those within it), or evenly into `parts` if there are none.
[[nodiscard]] std::vector<EntryRange> cut_ranges(std::uint64_t size, unsigned parts,
                                                 const std::vector<std::uint64_t>& cuts);

/// Runs `work(range index)` for every index below `count` on up to `jobs` threads and waits. The
/// first exception is rethrown after all have stopped.
void run_parallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

/// Folds every range with a fold of its own, made by `make(range)`, and merges them in order.
/// `tick(n)` is called after some entries, from any thread. Requires: ranges is not empty.
template <class Fold, class Make, class Tick>
[[nodiscard]] Fold fold_ranges(const EntrySource& source, const std::vector<EntryRange>& ranges,
                               unsigned jobs, const Make& make, const Tick& tick) {
  constexpr std::uint64_t kTickEntries = 1'024;
  std::vector<Fold> folds;
  folds.reserve(ranges.size());
  for (const EntryRange& range : ranges) folds.push_back(make(range));
  run_parallel(ranges.size(), jobs, [&](std::size_t i) {
    std::uint64_t since_tick = 0;
    source.visit(ranges[i].begin, ranges[i].end, [&](std::uint64_t sequence, ByteView entry) {
      folds[i].absorb(sequence, entry);
      if (++since_tick < kTickEntries) return;
      tick(since_tick);
      since_tick = 0;
    });
    tick(since_tick);
  });
  Fold whole = std::move(folds.front());
  for (std::size_t i = 1; i < folds.size(); ++i) whole.merge(std::move(folds[i]));
  return whole;
}

}  // namespace fundtrail
