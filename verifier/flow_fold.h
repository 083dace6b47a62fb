// SPDX-License-Identifier: Apache-2.0
//
// Round 2 over the entries: every record of money, into the sums and the nodes of the flow.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "verifier/cash_fold.h"
#include "verifier/dated_flow.h"
#include "verifier/measures.h"
#include "verifier/registry.h"
#include "verifier/returns.h"

namespace fundtrail {

/// A party in a programme, with its treasury if it has one, as money passes through it: in come
/// what is allocated to it and what is appropriated to it; out go what it allocates on,
/// appropriates, pays and, as balances of the indicator book say, carries to another programme,
/// less what comes back.
struct FlowNode {
  TwoAxisFlow flow;
  Support support;             ///< the outflows
  std::uint64_t payments = 0;  ///< of which something is left

  void merge(const FlowNode& later);
};

/// A disbursement of which more came back than went out.
struct ExcessRefund {
  std::string programme;
  WideSum disbursed = 0;  ///< Unit: 分
  WideSum refunded = 0;   ///< Unit: 分
  Support support;
};

/// What is odd about a programme's transfers.
struct OddTransfers {
  MeasureSum unlinked;  ///< they name no allocation of the programme: they cannot be attributed
  Support astray;       ///< they went to another party than the allocation they name
};

/// Folds the flows of a range. Requires: the registry is finished and outlives the fold.
class FlowFold {
 public:
  explicit FlowFold(const Registry& registry)
      : registry_(&registry), measures_(registry), cash_(registry) {}

  /// Absorbs one record, as the registry's view has it, with what was taken back of it; what is no
  /// record of money is passed over.
  void absorb(const EntryHeader& header, const Record& record,
              std::span<const Reversal> reversals = {});
  void merge(FlowFold&& later);

  /// From now on tells `finder` of what is taken from a node on the day of a breach. Requires: it
  /// outlives what is absorbed.
  void watch(const NodeKey& key, const AxisBreach& breach, FallFinder& finder) {
    nodes_[key].flow.watch(breach, finder);
  }

  [[nodiscard]] const Measures& measures() const { return measures_; }
  [[nodiscard]] const std::map<NodeKey, FlowNode>& nodes() const { return nodes_; }
  [[nodiscard]] const CashFold& cash() const { return cash_; }
  /// What was paid for a project (stage payment), net of refunds, in all programmes; by its id.
  [[nodiscard]] const std::map<std::string, MeasureSum>& project_payments() const {
    return project_payments_;
  }
  /// By programme.
  [[nodiscard]] const std::map<std::string, OddTransfers>& odd_transfers() const {
    return odd_transfers_;
  }
  /// By disbursement id.
  [[nodiscard]] const std::map<std::string, ExcessRefund>& excess_refunds() const {
    return excess_refunds_;
  }
  /// What was transferred under a top-level allocation (by its root's id), net of refunds. Unit:
  /// 分.
  [[nodiscard]] WideSum transferred_under(const std::string& allocation) const;

 private:
  void absorb_money(const Posted<Budget>& budget);
  void absorb_money(const Posted<Allocation>& allocation);
  void absorb_money(const Posted<Receipt>& receipt);
  void absorb_money(const Posted<Disbursement>& disbursement);
  void absorb_money(const Posted<Balance>& balance);
  /// Adds a record to the sums, and takes away what was reversed of it, each on its own day.
  template <class T>
  void add_posted(Flow flow, const Posted<T>& posted);
  void add_transfer(const Posted<Disbursement>& disbursement, Flow flow, const Returns& returns);
  void add_returns(Flow flow, const Returns& returns);
  void add_spending(const Posted<Disbursement>& disbursement, const Returns& returns);
  void add_to_project(const Posted<Disbursement>& disbursement, const Returns& returns);
  Returns find_returns(const Posted<Disbursement>& disbursement);
  [[nodiscard]] std::string spender(const Disbursement& record) const;
  FlowNode& node(const RecordBase& record, const std::string& party) {
    return nodes_[{record.programme->id, registry_->owner_of(party)}];
  }

  const Registry* registry_;
  Measures measures_;
  CashFold cash_;
  std::map<NodeKey, FlowNode> nodes_;
  std::map<std::string, MeasureSum> project_payments_;
  std::map<std::string, OddTransfers> odd_transfers_;
  std::map<std::string, ExcessRefund> excess_refunds_;
  std::map<std::string, WideSum> transferred_;  // by top-level allocation
};

}  // namespace fundtrail
