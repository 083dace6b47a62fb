// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/records.h"
#include "schemas/index_key.h"
#include "schemas/record.h"
#include "verifier/view.h"

namespace fundtrail {

/// A record as a view has it.
struct ViewedRecord {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;               ///< Unit: µs since 1970-01-01T00:00:00Z
  Record record;                                 ///< as its amendments leave it
  const CorrectedRecord* corrections = nullptr;  ///< what they did; nullptr: nothing
};

/// The records of a snapshot as a view has them, for commands that show them: known and dated by
/// then, and as their corrections leave them. It reads the corrections once, when it is made.
///
/// Throws: Error(kUnchecked) wherever an entry cannot be read or decoded.
/// Cost: an entry read for each correction and each record that has one; memory grows with these.
class ViewedRecords {
 public:
  /// Lifetime: `source` outlives it.
  explicit ViewedRecords(const EntrySource& source, const ViewOptions& options = {});

  /// The same records as their entries hold them.
  [[nodiscard]] const RecordReader& entries() const noexcept { return reader_; }
  [[nodiscard]] const View& view() const noexcept { return view_; }

  /// The record at `sequence`, or with `id`, whatever its date; nothing if there is none, or if it
  /// is of a kind this version does not know. Lifetime: that of these records.
  [[nodiscard]] std::optional<ViewedRecord> record(std::uint64_t sequence) const;
  [[nodiscard]] std::optional<ViewedRecord> record(const std::string& id) const;

  /// Whether `--as-of` leaves a record out: by its date, or for want of one by that of what it
  /// belongs to (docs/CHECKS.md "Views").
  [[nodiscard]] bool leaves_out(const Record& record) const;

  /// Where the records stand that `--as-of` leaves out, ascending. Cost: a pass over the index of
  /// dates; of entries only budgets, statements and what was amended are read.
  [[nodiscard]] Sequences left_out() const;

  /// Where the records with a term of the index stand, ascending: what was amended, by what it is
  /// now. Those that `--as-of` leaves out are among them.
  [[nodiscard]] Sequences sequences(IndexTermType type, std::string_view term) const;
  /// The same of the records with a business date in the range; a bound may be missing.
  [[nodiscard]] Sequences sequences_dated(std::optional<Date> from, std::optional<Date> to) const;

 private:
  using HasTerm = std::function<bool(const IndexKey&)>;

  [[nodiscard]] View make_view(const ViewOptions& options) const;
  [[nodiscard]] ViewedRecord viewed(Placed<Record> placed) const;
  [[nodiscard]] std::optional<Date> borrowed_date(const Record& record) const;
  [[nodiscard]] Sequences as_amended(Sequences found, const HasTerm& has_term) const;

  RecordReader reader_;
  View view_;
};

}  // namespace fundtrail
