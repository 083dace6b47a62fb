// SPDX-License-Identifier: Apache-2.0
#include "verifier/recorded_times.h"

#include <algorithm>
#include <limits>

#include "schemas/entry.h"
#include "verifier/dated_flow.h"

namespace fundtrail {
namespace {

std::int64_t recorded_at(const EntrySource& source, std::uint64_t sequence) {
  std::int64_t time_us = 0;
  source.visit(sequence, sequence + 1, [&time_us](std::uint64_t, ByteView bytes) {
    time_us = parse_entry(bytes).header.recorded_at_us;
  });
  return time_us;
}

// The latest claim that is no contradiction.
std::int64_t limit_of(const ExistenceBound& bound) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() - kClockAheadToleranceUs;
  return std::min(bound.latest_us, kMost) + kClockAheadToleranceUs;
}

// The first entry of the range that claims a later time than `limit_us`, or its end.
std::uint64_t find_later(const EntrySource& source, EntryRange range, std::int64_t limit_us) {
  while (range.begin < range.end) {
    const std::uint64_t middle = range.begin + (range.end - range.begin) / 2;
    if (recorded_at(source, middle) > limit_us) {
      range.end = middle;
    } else {
      range.begin = middle + 1;
    }
  }
  return range.begin;
}

// The bounds of one kind by size. Each is lowered to the earliest of those of larger heads, which
// cover its entries too.
std::vector<ExistenceBound> bounds_of(AnchorKind kind, const std::vector<ExistenceBound>& all) {
  std::vector<ExistenceBound> bounds;
  std::ranges::copy_if(all, std::back_inserter(bounds),
                       [kind](const ExistenceBound& one) { return one.kind == kind; });
  std::ranges::sort(bounds, {}, &ExistenceBound::size);
  for (std::size_t i = bounds.size(); i-- > 1;) {
    bounds[i - 1].latest_us = std::min(bounds[i - 1].latest_us, bounds[i].latest_us);
  }
  return bounds;
}

void add_late(const EntrySource& source, const std::vector<ExistenceBound>& bounds,
              RecordedTimes& times) {
  std::uint64_t begin = 0;
  for (const ExistenceBound& bound : bounds) {
    const std::uint64_t first = find_later(source, {begin, bound.size}, limit_of(bound));
    begin = std::max(begin, bound.size);
    if (first < bound.size) {
      times.late.push_back({{first, bound.size}, bound, recorded_at(source, first)});
    }
  }
}

}  // namespace

RecordedTimes compare_recorded_times(const EntrySource& source,
                                     const std::vector<ExistenceBound>& bounds, bool is_sound) {
  RecordedTimes times;
  times.is_comparable = is_sound;
  for (const ExistenceBound& bound : bounds) times.bounded = std::max(times.bounded, bound.size);
  if (!is_sound) return times;
  for (const AnchorKind kind : {AnchorKind::kTimestamped, AnchorKind::kWitnessed}) {
    add_late(source, bounds_of(kind, bounds), times);
  }
  return times;
}

std::uint64_t size_known_at(const EntrySource& source, const Date& day) {
  std::uint64_t begin = 0;
  std::uint64_t end = source.head().size;
  const std::string last = format_date(day);
  while (begin < end) {
    const std::uint64_t middle = begin + (end - begin) / 2;
    if (format_ledger_day(ledger_day(recorded_at(source, middle))) > last) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin;
}

}  // namespace fundtrail
