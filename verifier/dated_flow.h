// SPDX-License-Identifier: Apache-2.0
//
// Conservation at a node over time: what went out by the end of a day must have come in by then.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"

namespace fundtrail {

/// A day on which more had gone out than had come in.
struct Breach {
  std::uint32_t day = 0;  ///< YYYYMMDD
  WideSum before = 0;     ///< Unit: 分; the balance with the day's inflows, before its outflows
  WideSum after = 0;      ///< Unit: 分; negative
  std::uint64_t first_sequence = 0;  ///< the day's first outflow
};

/// Flows in and out of a node by day. Within a day inflows come first, so the order of records
/// within it does not matter. Merging is addition. Memory: one element for each day with a flow.
class DatedFlow {
 public:
  void add_in(std::uint32_t day, WideSum fen) { days_[day].in += fen; }
  void add_out(std::uint32_t day, WideSum fen, std::uint64_t sequence);
  void merge(const DatedFlow& later);

  /// The first day on which the balance was negative, or nothing.
  [[nodiscard]] std::optional<Breach> first_breach() const;

 private:
  struct Day {
    WideSum in = 0;
    WideSum out = 0;
    std::uint64_t first_out = UINT64_MAX;
  };
  std::map<std::uint32_t, Day> days_;
};

/// The same flows on the two axes of time: by business date, and by the day they were recorded.
class TwoAxisFlow {
 public:
  /// Adds a flow. An undated one counts on the ledger axis alone, and makes the business axis
  /// unprovable. `fen` may be negative (a decrease).
  void add_in(std::optional<Date> dated_on, std::int64_t recorded_at_us, WideSum fen);
  void add_out(std::optional<Date> dated_on, std::int64_t recorded_at_us, WideSum fen,
               std::uint64_t sequence);
  void merge(const TwoAxisFlow& later);

  [[nodiscard]] bool has_undated() const { return has_undated_; }
  [[nodiscard]] const DatedFlow& business() const { return business_; }
  [[nodiscard]] const DatedFlow& ledger() const { return ledger_; }

 private:
  DatedFlow business_;
  DatedFlow ledger_;
  bool has_undated_ = false;
};

/// The day, as YYYYMMDD at UTC+08:00, of a ledger time.
[[nodiscard]] std::uint32_t ledger_day(std::int64_t recorded_at_us);

}  // namespace fundtrail
