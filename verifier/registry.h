// SPDX-License-Identifier: Apache-2.0
//
// Round 1: what later records need of earlier ones, whatever range they lie in.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/evidence.h"
#include "verifier/placed.h"
#include "verifier/support.h"
#include "verifier/view.h"

namespace fundtrail {

/// A record's id, hashed: 16 bytes for each record of the ledger.
struct IdDigest {
  std::uint64_t hash = 0;
  std::uint64_t sequence = 0;

  friend auto operator<=>(const IdDigest&, const IdDigest&) = default;
};

/// Where an allocation stands among the others.
struct AllocationPlace {
  const Placed<Allocation>* root = nullptr;  ///< what 追加 and 追减 lead back to; itself if none
  const AllocationRef* under = nullptr;      ///< the level above: its own or its root's; or none
};

/// Everything but the flows of cash: what there is, and what is said of it.
///
/// A fold: `absorb` decodable entries of a range in order, `merge` what follows, then `finish`,
/// which applies the corrections: from there on every record is the effective one of the view.
/// Memory grows with these records and, by 16 bytes, with all. Of two records with one id the
/// earlier stays (the duplicate is damage of layer `reference`).
class Registry {
 public:
  /// `view` says which entries are known, and what is looked at of them.
  explicit Registry(const ViewOptions& view = {}) : options_(view) {}
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
  ById<Balance> balances;
  ById<IndicatorReport> reports;
  ById<Statement> statements;
  ById<Inquiry> inquiries;
  ById<Answer> answers;
  ById<Rectification> rectifications;
  /// Refunds by the id of the disbursement they are of, in sequence order.
  std::map<std::string, std::vector<Placed<Refund>>, std::less<>> refunds;
  std::vector<IdDigest> ids;  ///< of every entry, known to the view or not; sorted by `finish`
  /// When the newest entry that the view knows was recorded. Times never decrease along an intact
  /// chain. Unit: µs since 1970-01-01T00:00:00Z
  std::int64_t newest_us = std::numeric_limits<std::int64_t>::min();
  EvidenceUses evidence_uses;

  /// Applies the corrections, reading what they are of from `source`; leaves out what the view
  /// leaves out; finds the place of every allocation. Call once, after the last merge.
  void finish(const EntrySource& source);

  /// The view that the records are of. Requires: finished.
  [[nodiscard]] const View& view() const { return view_; }

  /// The name of a party, programme, project, target or document; empty if none is known.
  [[nodiscard]] std::string name_of(std::string_view id) const;

  /// Where the record `id` may be (by its hash), ascending. Requires: `ids` are sorted. Lifetime:
  /// `ids`.
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

  /// The document `id`, or nullptr if there is none or it is dated beyond the view: then it was not
  /// there yet, and evidences nothing.
  [[nodiscard]] const Document* find_evidence(std::string_view id) const;

  /// A record as findings see it: with how well what is left of it is evidenced.
  template <class T>
  [[nodiscard]] SupportItem support_of(const Posted<T>& posted) const {
    std::optional<Amount> amount;
    if constexpr (requires { Amount(posted.record.amount); }) {
      amount = Amount{static_cast<std::int64_t>(posted.net_fen())};
    }
    return {posted.sequence, strength(use_of(posted.record), posted.record, amount)};
  }
  template <class T>
  [[nodiscard]] SupportItem support_of(const Placed<T>& placed) const {
    return support_of(posted(placed));
  }
  /// The same of what took back a part of a record of kind `kind`: it needs the same evidence.
  [[nodiscard]] SupportItem support_of(Kind kind, const Reversal& reversal) const;

 private:
  [[nodiscard]] Strength strength(const EvidenceUse& use, const RecordBase& record,
                                  std::optional<Amount> amount) const;
  void place_allocation(const Placed<Allocation>& placed);

  void absorb_evidence(const Record& record);
  void correct_evidence(const CorrectedRecord& corrected);
  void leave_out();

  ViewOptions options_;
  std::vector<Placed<Correction>> corrections_;  // known ones, until `finish`
  View view_;
  std::map<std::string_view, AllocationPlace> places_;  // of allocations, by id
  std::set<std::tuple<std::string, std::string, std::string>> allocated_pairs_;
};

}  // namespace fundtrail
