// SPDX-License-Identifier: Apache-2.0
//
// What was recorded long after it happened 补录.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/effective.h"
#include "verifier/support.h"

namespace fundtrail {

/// One late record: how late, and why.
struct LateRecord {
  std::string id;
  std::int64_t days = 0;  ///< from the business date to the day of recording at UTC+08:00
  std::string reason;     ///< its `late_reason`; may be empty
};

/// The day on which what a record is about happened, or nothing: a document's date, and the cut-off
/// 截止日 of a balance or an indicator report, are no such day; these are recorded after it.
[[nodiscard]] std::optional<Date> event_date(const Record& record);

/// Compares the day of recording with the business date of every record (round 2). What was wholly
/// reversed is passed over. Merging is exact. Memory: the first kListedMax of each kind.
class LateFold {
 public:
  /// `days_allowed`: a record is late if it was recorded more days after its business date.
  explicit LateFold(std::int64_t days_allowed) : days_allowed_(days_allowed) {}

  void absorb(const EntryHeader& header, const Record& record, std::span<const Reversal> reversals);
  void merge(LateFold&& later);

  /// How many records with a business date there are.
  [[nodiscard]] std::uint64_t looked_at() const { return looked_at_; }
  /// The late ones, those with a reason among them.
  [[nodiscard]] const std::map<Kind, Support>& by_kind() const { return by_kind_; }
  /// The one that is most late, of several the one of the first id.
  [[nodiscard]] const std::optional<LateRecord>& latest() const { return latest_; }
  /// How many of the late ones say why, and the one of those that is most late.
  [[nodiscard]] std::uint64_t explained() const { return explained_; }
  [[nodiscard]] const std::optional<LateRecord>& latest_explained() const {
    return latest_explained_;
  }

 private:
  std::int64_t days_allowed_;
  std::uint64_t looked_at_ = 0;
  std::uint64_t explained_ = 0;
  std::map<Kind, Support> by_kind_;
  std::optional<LateRecord> latest_;
  std::optional<LateRecord> latest_explained_;
};

}  // namespace fundtrail
