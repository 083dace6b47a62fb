// SPDX-License-Identifier: Apache-2.0
//
// Round 1: what later records need of earlier ones, whatever range they lie in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/integrity/integrity.h"
#include "verifier/support.h"

namespace fundtrail {

/// A record and its place.
template <class T>
struct Placed {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;
  T record;
};

/// A record's id, hashed: 16 bytes for each record of the ledger.
struct IdDigest {
  std::uint64_t hash = 0;
  std::uint64_t sequence = 0;

  friend auto operator<=>(const IdDigest&, const IdDigest&) = default;
};

template <class T>
using ById = std::map<std::string, Placed<T>, std::less<>>;

/// Everything but the flows of cash: what there is, and what is said of it.
///
/// A fold: `absorb` decodable entries of a range in order, `merge` what follows. Memory grows with
/// these records and, by 16 bytes, with all. Of two records with one id the earlier stays (the
/// duplicate is damage of layer `reference`).
class Registry {
 public:
  void absorb(const EntryHeader& header, const Record& record);
  void merge(Registry&& later);

  ById<Programme> programmes;
  ById<Party> parties;
  ById<Project> projects;
  ById<Document> documents;
  ById<Target> targets;
  ById<Budget> budgets;
  ById<Allocation> allocations;
  ById<IndicatorReport> reports;
  ById<Statement> statements;
  std::vector<Placed<Correction>> corrections;
  /// Refunds by the id of the disbursement they are of, in sequence order.
  std::map<std::string, std::vector<Placed<Refund>>, std::less<>> refunds;
  std::set<std::string, std::less<>> corrected_ids;
  std::vector<IdDigest> ids;  ///< sorted by `finish`

  /// Sorts what is looked up. Call once, after the last merge.
  void finish();

  /// The name of a party, programme, project, target or document; empty if none is known.
  [[nodiscard]] std::string name_of(std::string_view id) const;

  /// Sequences that may hold the record `id` (by its hash), ascending. Requires: finished.
  [[nodiscard]] std::vector<std::uint64_t> candidates(std::string_view id) const;

  /// The programme a record belongs to: its own field, else derived from its target, document or
  /// disbursement; empty if none.
  [[nodiscard]] std::string programme_of(const Record& record) const;
  [[nodiscard]] std::string programme_of(const Statement& statement) const;
  [[nodiscard]] std::string programme_of(const IndicatorReport& report) const;

  /// Whether an allocation is one of the programme's own, with no level above it: no `under`, and
  /// if it changes another, that one is.
  [[nodiscard]] bool is_top_level(const Allocation& allocation) const;

  /// A record as findings see it: how well evidenced, and whether corrected.
  template <class T>
  [[nodiscard]] SupportItem support_of(std::uint64_t sequence, const T& record) const {
    return {sequence, strength(T::kKind, record), corrected_ids.contains(record.id.value)};
  }
  template <class T>
  [[nodiscard]] SupportItem support_of(const Placed<T>& placed) const {
    return support_of(placed.sequence, placed.record);
  }

 private:
  Strength strength(Kind kind, const RecordBase& record) const;
};

/// Whether a document held in this form can evidence a record of `kind`: status original, scan or
/// copy, at least one digest, and a fitting type. Source: design section 5 "Evidence".
[[nodiscard]] bool is_evidence_for(Kind kind, const Document& document);

/// Checks that ids are unique and references lead to records of the right kind, recorded earlier or
/// in the same batch (entries of one recorded_at). Adds what is not so to `damage`.
[[nodiscard]] LayerResult check_references(const EntrySource& source, const Registry& registry,
                                           const std::vector<EntryRange>& ranges, unsigned jobs,
                                           DamageList& damage);

}  // namespace fundtrail
