// SPDX-License-Identifier: Apache-2.0
//
// Round 2: cash 资金账 as it moves between parties, beside the indicators that FlowFold follows.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "verifier/dated_flow.h"
#include "verifier/registry.h"
#include "verifier/returns.h"

namespace fundtrail {

/// (programme id, party id)
using NodeKey = std::pair<std::string, std::string>;

/// The cash of a programme at a party, with its treasury if it has one.
///
/// One inflow can be recorded twice: by who sent it and by who booked it. The two are kept apart,
/// so that only one of them is counted.
struct CashNode {
  TwoAxisFlow received;  ///< 到位 of the programme's own money, as the party booked it
  TwoAxisFlow sent;      ///< 调拨 and 拨付 to it, as others sent it
  /// All else. In: 到位 carried over from another year, and what came back of its outflows. Out:
  /// what it sent and paid, gave back, and carried to another programme.
  TwoAxisFlow other;
  // Whether something is left of any record of an inflow.
  bool has_received = false;
  bool has_sent = false;
  bool has_carried_in = false;
  Support support;

  [[nodiscard]] bool has_inflow() const { return has_received || has_sent || has_carried_in; }
  void merge(const CashNode& later);
};

/// Folds the cash of a range. Requires: the registry is finished and outlives the fold. Memory
/// grows with the parties of programmes, the pairs of them that sent each other cash, and the days
/// on which they did.
class CashFold {
 public:
  explicit CashFold(const Registry& registry) : registry_(&registry) {}

  void absorb(const Posted<Receipt>& receipt);
  void absorb(const Posted<Disbursement>& disbursement, const Returns& returns);
  /// Absorbs a balance of the cash book that is carried to another programme. Requires: something
  /// is left of it.
  void carry_out(const Posted<Balance>& balance);
  void merge(const CashFold& later);

  [[nodiscard]] const std::map<NodeKey, CashNode>& nodes() const { return nodes_; }
  /// Transfers and appropriations of which something is left, by payer, then receiver. Payments to
  /// final payees are not among them.
  [[nodiscard]] const std::map<NodeKey, std::map<std::string, Support>>& sent() const {
    return sent_;
  }

 private:
  CashNode& node(const RecordBase& record, const std::string& party) {
    return nodes_[{record.programme->id, registry_->owner_of(party)}];
  }

  const Registry* registry_;
  std::map<NodeKey, CashNode> nodes_;
  std::map<NodeKey, std::map<std::string, Support>> sent_;
};

}  // namespace fundtrail
