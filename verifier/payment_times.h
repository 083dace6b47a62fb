// SPDX-License-Identifier: Apache-2.0
//
// Round 2: when money was paid: how long after it arrived, what was left of it, and in which year.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "schemas/entry.h"
#include "verifier/allocation_tree.h"
#include "verifier/flow_fold.h"
#include "verifier/registry.h"
#include "verifier/support.h"

namespace fundtrail {

/// The last day on which a programme's money is to be paid: `ends_on`, else 31 December.
[[nodiscard]] Date end_of(const Programme& programme);

/// A balance in each of the two books, which tell of the same money. Unit: 分.
using BookSums = std::array<WideSum, 2>;

/// A programme's money at a party: what came, what was paid of it, and what was left.
struct HeldMoney {
  std::optional<Date> first_received;
  std::optional<Date> first_paid;
  WideSum received_by_end = 0;     ///< Unit: 分; by `end_of` the programme
  WideSum paid_by_end = 0;         ///< Unit: 分; the same, net of refunds
  std::uint64_t payments = 0;      ///< of which something is left
  bool has_undated = false;        ///< a payment has no date
  std::optional<Date> last_known;  ///< the last day of which a balance is recorded
  BookSums left_then{};            ///< what it was on that day
  BookSums carried_at_end{};       ///< 结转 recorded of `end_of`
  Support support;

  void merge(const HeldMoney& other);

 private:
  void merge_balance(const HeldMoney& other);
};

/// The payments of a year.
struct YearPayments {
  std::uint64_t count = 0;  ///< of which something is left
  WideSum fen = 0;          ///< Unit: 分; what is left of them
  Support support;

  void merge(const YearPayments& other);
};

/// (programme id, calendar year); 0 stands for those without a date.
using YearKey = std::pair<std::string, std::uint16_t>;

/// Whose money payments were, by `under` or by who had given it to the payer.
struct HeldByParty {
  std::map<NodeKey, HeldMoney> parties;               ///< those of allocations with no level above
  std::map<std::string, std::uint64_t> unattributed;  ///< payments of nobody's, by programme
};

/// Folds receipts, payments and balances of a range. Memory grows with programmes, parties and
/// years.
/// Requires: the registry is finished; both outlive the fold.
class PaymentTimes {
 public:
  PaymentTimes(const Registry& registry, const AllocationTree& tree)
      : registry_(&registry), tree_(&tree) {}

  /// Absorbs one record, as the registry's view has it; all but those three kinds are passed over.
  void absorb(const EntryHeader& header, const Record& record,
              std::span<const Reversal> reversals = {});
  void merge(PaymentTimes&& later);

  /// Everything, by the party that the money was first allocated to.
  [[nodiscard]] HeldByParty by_party() const;

  [[nodiscard]] const std::map<YearKey, YearPayments>& by_year() const { return by_year_; }

  /// The years that a programme's money was carried over to, as balances of class 结转 say: that
  /// after `as_of`, or its own on 1 January.
  [[nodiscard]] const std::map<YearKey, Support>& carried_into() const { return carried_into_; }

 private:
  void absorb_cash(const Posted<Receipt>& receipt);
  void absorb_cash(const Posted<Disbursement>& disbursement);
  void absorb_cash(const Posted<Balance>& balance);
  HeldMoney& money_of(const RecordBase& record, const std::optional<AllocationRef>& under,
                      const std::string& party);
  [[nodiscard]] std::optional<Date> end_for(const RecordBase& record) const;

  void add_to_year(const Posted<Disbursement>& payment);

  const Registry* registry_;
  const AllocationTree* tree_;
  std::map<NodeKey, HeldMoney> known_;               // by the party it was first allocated to
  std::map<NodeKey, HeldMoney> unknown_;             // by who booked or paid it
  std::map<NodeKey, std::set<std::string>> givers_;  // who appropriated it to a party: two at most
  std::map<YearKey, YearPayments> by_year_;
  std::map<YearKey, Support> carried_into_;
};

}  // namespace fundtrail
