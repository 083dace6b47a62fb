// SPDX-License-Identifier: Apache-2.0
//
// A view of a ledger: what of it is looked at, and its records as their corrections leave them.
// Source: design section 5 "Two rounds".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/effective.h"
#include "verifier/placed.h"
#include "verifier/support.h"

namespace fundtrail {

/// What is looked at: everything, unless it is cut on one of the two axes of time.
struct ViewOptions {
  /// Business axis: what is dated later is left out. What has no date stays.
  std::optional<Date> as_of{};
  /// Ledger axis: only the first so many entries, as if nothing had been recorded after them.
  std::optional<std::uint64_t> known_size{};

  [[nodiscard]] bool is_cut() const { return as_of || known_size; }
};

/// How many corrections count in a view.
struct CorrectionCounts {
  std::uint64_t reversals = 0;
  WideSum reversed_fen = 0;  ///< Unit: 分
  std::uint64_t amendments = 0;
  Support applied;  ///< those of either kind
};

/// A record that was corrected.
struct CorrectedRecord {
  std::uint64_t sequence = 0;
  Record original;  ///< as its entry holds it
  Effective effective;
};

/// The view of a ledger whose corrections were gathered. Memory grows with the corrections.
///
/// Threads: const functions may run together.
class View {
 public:
  /// Reads the record with an id as its entry holds it, or nothing.
  using Reader = std::function<std::optional<Placed<Record>>(const std::string& id)>;

  View() = default;
  View(View&&) = default;
  View& operator=(View&&) = default;

  /// `corrections` are those that are known under `options`, by sequence.
  View(const ViewOptions& options, std::vector<Placed<Correction>> corrections, const Reader& read,
       const LeadsSomewhere& leads_somewhere);

  /// Calls `absorb(header, record, reversals)` with an entry's record as the view has it, unless
  /// the view does not know the entry or leaves it out.
  template <class Absorb>
  void show(const EntryHeader& header, const Record& record, const Absorb& absorb) const {
    if (!is_known(header.sequence)) return;
    const CorrectedRecord* corrected = find(header.sequence, record);
    const Record& shown = corrected ? corrected->effective.record : record;
    if (is_after(shown)) return;
    absorb(header, shown,
           corrected ? std::span<const Reversal>(corrected->effective.reversals)
                     : std::span<const Reversal>());
  }

  /// Whether an entry is among those that the view knows.
  [[nodiscard]] bool is_known(std::uint64_t sequence) const {
    return !options_.known_size || sequence < *options_.known_size;
  }

  /// Whether a day lies beyond the one of `--as-of`.
  [[nodiscard]] bool is_after(const std::optional<Date>& day) const {
    return options_.as_of && day && *options_.as_of < *day;
  }
  /// Whether a record, as corrected, is dated beyond it. What others are named by is not cut:
  /// parties, programmes, projects, documents, targets. Budgets without a date and statements have
  /// the day of something else; whoever knows that cuts them.
  [[nodiscard]] bool is_after(const Record& record) const;

  /// What became of the record at `sequence` that was corrected, or nullptr if it was not. Of two
  /// records with one id, which is damage, the one that was read is the one that is corrected.
  [[nodiscard]] const CorrectedRecord* find(std::uint64_t sequence, const Record& record) const;

  /// The corrections of the record with `id` that are known, by sequence; those too that do
  /// nothing. Lifetime: the view.
  [[nodiscard]] std::span<const Placed<Correction>> corrections_of(std::string_view id) const;

  /// What was corrected, by id.
  [[nodiscard]] const std::map<std::string, CorrectedRecord, std::less<>>& corrected() const {
    return corrected_;
  }
  /// The corrections that cannot do what they say, by sequence.
  [[nodiscard]] const std::vector<CorrectionFlaw>& flaws() const { return flaws_; }
  [[nodiscard]] const CorrectionCounts& counts() const { return counts_; }
  [[nodiscard]] const ViewOptions& options() const { return options_; }

 private:
  /// `flaws` are those of these corrections; both are by sequence.
  void count(const Effective& effective, std::span<const Placed<Correction>> corrections,
             std::span<const CorrectionFlaw> flaws);

  ViewOptions options_;
  std::map<std::string, std::vector<Placed<Correction>>, std::less<>>
      corrections_;  // by what they are of
  std::map<std::string, CorrectedRecord, std::less<>> corrected_;
  std::vector<CorrectionFlaw> flaws_;
  CorrectionCounts counts_;
};

}  // namespace fundtrail
