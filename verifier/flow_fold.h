// SPDX-License-Identifier: Apache-2.0
//
// Round 2 over the entries: every record of money, into the sums and the nodes of the flow.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "verifier/dated_flow.h"
#include "verifier/measures.h"
#include "verifier/registry.h"

namespace fundtrail {

/// A party in a programme, as money passes through it: in come what is allocated to it and what is
/// appropriated to it; out go what it allocates on, appropriates and pays, less what comes back.
struct FlowNode {
  TwoAxisFlow flow;
  Support support;  ///< the outflows
  std::uint64_t payments = 0;

  void merge(const FlowNode& later);
};

/// (programme id, party id)
using NodeKey = std::pair<std::string, std::string>;

/// Folds the flows of a range. Requires: the registry is finished and outlives the fold.
class FlowFold {
 public:
  explicit FlowFold(const Registry& registry) : registry_(&registry), measures_(registry) {}

  /// Absorbs one entry; what is no record of money, or cannot be decoded, is passed over.
  void absorb(std::uint64_t sequence, ByteView bytes);
  void merge(FlowFold&& later);

  [[nodiscard]] const Measures& measures() const { return measures_; }
  [[nodiscard]] const std::map<NodeKey, FlowNode>& nodes() const { return nodes_; }
  /// Transfers that name no allocation, by programme: they cannot be attributed.
  [[nodiscard]] const std::map<std::string, Support>& unlinked_transfers() const {
    return unlinked_transfers_;
  }

 private:
  void absorb_record(const EntryHeader& header, const Budget& record);
  void absorb_record(const EntryHeader& header, const Allocation& record);
  void absorb_record(const EntryHeader& header, const Receipt& record);
  void absorb_record(const EntryHeader& header, const Disbursement& record);
  void absorb_record(const EntryHeader& header, const Balance& record);
  void add_payment_nodes(const EntryHeader& header, const Disbursement& record);
  [[nodiscard]] bool is_under_top_level(const std::optional<AllocationRef>& under) const;
  FlowNode& node(const RecordBase& record, const PartyRef& party) {
    return nodes_[{record.programme->id, party.id}];
  }

  const Registry* registry_;
  Measures measures_;
  std::map<NodeKey, FlowNode> nodes_;
  std::map<std::string, Support> unlinked_transfers_;
};

}  // namespace fundtrail
