// SPDX-License-Identifier: Apache-2.0
//
// Round 1: what later records need of earlier ones, whatever range they lie in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/evidence.h"
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

/// Where an allocation stands among the others.
struct AllocationPlace {
  const Placed<Allocation>* root = nullptr;  ///< what 追加 and 追减 lead back to; itself if none
  const AllocationRef* under = nullptr;      ///< the level above: its own or its root's; or none
};

/// Everything but the flows of cash: what there is, and what is said of it.
///
/// A fold: `absorb` decodable entries of a range in order, `merge` what follows. Memory grows with
/// these records and, by 16 bytes, with all. Of two records with one id the earlier stays (the
/// duplicate is damage of layer `reference`).
class Registry {
 public:
  Registry() = default;
  Registry(Registry&&) = default;
  Registry& operator=(Registry&&) = default;

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
  /// What is amended or reversed in a way that may change findings.
  std::set<std::string, std::less<>> corrected_ids;
  std::vector<IdDigest> ids;  ///< sorted by `finish`
  EvidenceUses evidence_uses;

  /// Sorts what is looked up, and finds the place of every allocation. Call once, after the last
  /// merge.
  void finish();

  /// The name of a party, programme, project, target or document; empty if none is known.
  [[nodiscard]] std::string name_of(std::string_view id) const;

  /// Where the record `id` may be (by its hash), ascending. Requires: finished. Lifetime: `ids`.
  [[nodiscard]] std::span<const IdDigest> candidates(std::string_view id) const;

  /// The programme a record belongs to: its own field, else derived from its target, document or
  /// disbursement; empty if none.
  [[nodiscard]] std::string programme_of(const Record& record) const;
  [[nodiscard]] std::string programme_of(const Statement& statement) const;
  [[nodiscard]] std::string programme_of(const IndicatorReport& report) const;

  /// The place of the allocation `id`, or nothing if there is none. Requires: finished.
  [[nodiscard]] AllocationPlace place_of(std::string_view id) const;

  /// Whether an allocation is one of the programme's own, with no level above it: no `under`, and
  /// if it changes another, that one is. Requires: finished.
  [[nodiscard]] bool is_top_level(const Allocation& allocation) const {
    return place_of(allocation.id.value).under == nullptr;
  }

  /// The allocation of the same programme that `under` leads to, or nullptr.
  [[nodiscard]] const Allocation* find_under(const RecordBase& record,
                                             const std::optional<AllocationRef>& under) const;

  /// Whether `from` made `to` an allocation in the programme. Requires: finished.
  [[nodiscard]] bool has_allocation(const std::string& programme, const std::string& from,
                                    const std::string& to) const {
    return allocated_pairs_.contains({programme, from, to});
  }

  /// Whose money a party holds: a treasury 国库 is its parent's cashbox; any other holds its own.
  [[nodiscard]] const std::string& owner_of(const std::string& party) const;

  /// Whether two parties are one, or one is the other's `parent`, such as a city and its treasury.
  [[nodiscard]] bool is_same_house(const std::string& left, const std::string& right) const;

  /// The day a budget counts from: its date, else 1 January of its programme's year.
  [[nodiscard]] std::optional<Date> budget_date(const Budget& budget) const;

  /// A record as findings see it: how well evidenced, and whether a correction touches it.
  template <class T>
  [[nodiscard]] SupportItem support_of(std::uint64_t sequence, const T& record) const {
    std::optional<Amount> amount;
    if constexpr (requires { Amount(record.amount); }) amount = record.amount;
    return {sequence, strength(use_of(record), record, amount), is_touched(record)};
  }
  template <class T>
  [[nodiscard]] SupportItem support_of(const Placed<T>& placed) const {
    return support_of(placed.sequence, placed.record);
  }

 private:
  [[nodiscard]] Strength strength(const EvidenceUse& use, const RecordBase& record,
                                  std::optional<Amount> amount) const;
  void place_allocation(const Placed<Allocation>& placed);

  // A correction of what a record rests on, or hangs from, touches it as well.
  template <class T>
  [[nodiscard]] bool is_touched(const T& record) const {
    if (corrected_ids.empty()) return false;
    if (is_corrected(record.id) || is_evidence_corrected(record)) return true;
    if constexpr (requires { record.of; }) {
      if (is_corrected(record.of)) return true;
    }
    if constexpr (requires { record.under; }) {
      if (is_corrected(record.under)) return true;
    }
    if constexpr (requires { record.target; }) return is_corrected(record.target);
    // The day that an undated budget counts from is its programme's.
    if constexpr (T::kKind == Kind::kBudget) {
      return !record.dated_on && is_corrected(record.programme);
    }
    return false;
  }
  [[nodiscard]] bool is_corrected(const Id& id) const { return corrected_ids.contains(id.value); }
  template <class Ref>
  [[nodiscard]] bool is_corrected(const Ref& reference) const {
    return corrected_ids.contains(reference.id);
  }
  template <class Ref>
  [[nodiscard]] bool is_corrected(const std::optional<Ref>& reference) const {
    return reference && corrected_ids.contains(reference->id);
  }
  [[nodiscard]] bool is_evidence_corrected(const RecordBase& record) const;

  std::map<std::string_view, AllocationPlace> places_;  // of allocations, by id
  std::set<std::tuple<std::string, std::string, std::string>> allocated_pairs_;
};

}  // namespace fundtrail
