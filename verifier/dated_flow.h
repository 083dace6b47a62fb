// SPDX-License-Identifier: Apache-2.0
//
// Conservation at a node over time: what went out by the end of a day must have come in by then.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"
#include "verifier/placed.h"

namespace fundtrail {

/// A day by which more had gone out than had come in.
struct Breach {
  std::int64_t day = 0;
  WideSum in = 0;                    ///< Unit: 分; all that had come in by the end of the day
  WideSum out = 0;                   ///< Unit: 分; all that had gone out by then: more than `in`
  WideSum taken = 0;                 ///< Unit: 分; what the day's records took away together
  std::uint64_t first_sequence = 0;  ///< the day's first record that took something away

  [[nodiscard]] WideSum shortfall() const { return out - in; }
  /// What was left before any of the day's records took something: not negative.
  [[nodiscard]] WideSum before() const { return in - out + taken; }
};

/// The record with which a balance fell below zero.
struct Fall {
  std::uint64_t sequence = 0;
  WideSum before = 0;  ///< Unit: 分; not negative
  WideSum after = 0;   ///< Unit: 分; negative

  friend bool operator==(const Fall&, const Fall&) = default;
};

/// Finds the record of a fall among those that took something away on the day of a breach: what
/// came in that day comes first, then they take in the order of their sequences.
class FallFinder {
 public:
  explicit FallFinder(const Breach& breach) : left_(breach.before()) {}

  /// A record that took `fen`, more than 0.
  void take(std::uint64_t sequence, WideSum fen) { takings_.push({sequence, fen}); }
  /// All records before `sequence` are known: those are counted, and no longer kept.
  void settle(std::uint64_t sequence);

  /// The fall, once all records up to it are settled.
  [[nodiscard]] const std::optional<Fall>& found() const { return found_; }

 private:
  using Taking = std::pair<std::uint64_t, WideSum>;

  std::priority_queue<Taking, std::vector<Taking>, std::greater<>> takings_;
  WideSum left_;
  std::optional<Fall> found_;
};

/// What had come in and gone out by the end of a day.
struct FlowTotals {
  WideSum in = 0;   ///< Unit: 分
  WideSum out = 0;  ///< Unit: 分

  [[nodiscard]] WideSum left() const { return in - out; }
};

/// Flows in and out of a node by day. Within a day inflows come first, so the order of records
/// within it does not matter. Merging is addition. Memory: one element for each day with a flow.
class DatedFlow {
 public:
  /// `fen` may be negative: a decrease of what came in, or a return of what went out.
  void add_in(std::int64_t day, WideSum fen, std::uint64_t sequence);
  void add_out(std::int64_t day, WideSum fen, std::uint64_t sequence);
  void merge(const DatedFlow& later);

  /// The first day by whose end the balance was negative, or nothing.
  [[nodiscard]] std::optional<Breach> first_breach() const;

  /// All flows of the days up to and with `day`.
  [[nodiscard]] FlowTotals totals_by(std::int64_t day) const;

  /// From now on tells `finder` of what is taken on `day`. Requires: it outlives the additions.
  void watch(std::int64_t day, FallFinder& finder) {
    watched_day_ = day;
    finder_ = &finder;
  }

 private:
  struct Day {
    WideSum in = 0;
    WideSum out = 0;
    WideSum taken = 0;
    std::uint64_t first_taking = UINT64_MAX;
  };
  void take(std::int64_t day, Day& flows, WideSum fen, std::uint64_t sequence);

  std::map<std::int64_t, Day> days_;
  std::int64_t watched_day_ = 0;
  FallFinder* finder_ = nullptr;
};

/// One movement of money at a node.
struct DatedAmount {
  std::optional<Date> dated_on;
  std::int64_t recorded_at_us = 0;
  WideSum fen = 0;
  std::uint64_t sequence = 0;
  std::optional<Date> latest = {};  ///< of an undated outflow: the day it came back at the latest
};

/// Calls `visit` with the DatedAmount of a record of money that has a date field, and then with one
/// for each reversal of it, each on its day. `direction` is 1, or -1 of what takes away.
template <class T, class Visit>
void visit_postings(const Posted<T>& posted, int direction, const Visit& visit) {
  visit(DatedAmount{posted.record.dated_on, posted.recorded_at_us,
                    WideSum{posted.record.amount.fen} * direction, posted.sequence});
  for (const Reversal& reversal : posted.reversals) {
    visit(DatedAmount{reversal.dated_on, reversal.recorded_at_us, -reversal.fen * direction,
                      reversal.sequence});
  }
}

/// A breach on one of the two axes of time.
struct AxisBreach {
  Breach breach;
  bool is_business = true;
};

/// The same flows on the two axes of time: by business date, and by the day they were recorded.
///
/// On the business axis an undated flow counts where it helps most: inflows before every day,
/// outflows on their latest day or after every day. So a breach there holds whatever the dates
/// were, and where there is none, `has_undated` tells that nothing is proven.
class TwoAxisFlow {
 public:
  /// The day of undated outflows: after every other.
  static constexpr std::int64_t kAfterEveryDay = std::numeric_limits<std::int64_t>::max();

  void add_in(const DatedAmount& amount);
  void add_out(const DatedAmount& amount);
  void merge(const TwoAxisFlow& later);

  [[nodiscard]] bool has_undated() const { return has_undated_; }
  /// Days are YYYYMMDD.
  [[nodiscard]] const DatedFlow& business() const { return business_; }
  /// Days are those of `ledger_day`.
  [[nodiscard]] const DatedFlow& ledger() const { return ledger_; }

  /// As DatedFlow::watch, on one of the axes.
  void watch(const AxisBreach& breach, FallFinder& finder);

 private:
  DatedFlow business_;
  DatedFlow ledger_;
  bool has_undated_ = false;
};

/// The first breach by business date; if there is none, the first by the day of recording.
[[nodiscard]] std::optional<AxisBreach> first_breach(const TwoAxisFlow& flow);

/// The day of a ledger time at UTC+08:00, in days since 1970-01-01.
[[nodiscard]] std::int64_t ledger_day(std::int64_t recorded_at_us) noexcept;

/// The day of a business date, in days since 1970-01-01 as well. Requires: is_valid(date).
[[nodiscard]] std::int64_t day_number(Date date) noexcept;

/// Formats a day of the ledger axis as `YYYY-MM-DD`.
[[nodiscard]] std::string format_ledger_day(std::int64_t day);

/// Formats a day of the business axis as `YYYY-MM-DD`. Requires: it is one, not kAfterEveryDay.
[[nodiscard]] std::string format_business_day(std::int64_t day);

}  // namespace fundtrail
