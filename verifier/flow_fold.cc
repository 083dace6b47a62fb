// SPDX-License-Identifier: Apache-2.0
#include "verifier/flow_fold.h"

#include <algorithm>

namespace fundtrail {

void FlowNode::merge(const FlowNode& later) {
  flow.merge(later.flow);
  support.merge(later.support);
  payments += later.payments;
}

void FlowFold::absorb(const EntryHeader& header, const Record& record) {
  std::visit(
      [&](const auto& body) {
        if constexpr (requires { absorb_record(header, body); }) absorb_record(header, body);
      },
      record);
}

void FlowFold::merge(FlowFold&& later) {
  measures_.merge(later.measures_);
  for (const auto& [key, node] : later.nodes_) nodes_[key].merge(node);
  for (const auto& [id, odd] : later.odd_transfers_) {
    odd_transfers_[id].unlinked.merge(odd.unlinked);
    odd_transfers_[id].astray.merge(odd.astray);
  }
  excess_refunds_.merge(later.excess_refunds_);
  for (const auto& [id, fen] : later.transferred_) transferred_[id] += fen;
}

WideSum FlowFold::transferred_under(const std::string& allocation) const {
  const auto it = transferred_.find(allocation);
  return it == transferred_.end() ? 0 : it->second;
}

void FlowFold::absorb_record(const EntryHeader& header, const Budget& record) {
  const SupportItem item = registry_->support_of(header.sequence, record);
  measures_.touch(record.programme->id, Measure::kBudget, item);
  measures_.absorb({record.programme->id,
                    Measure::kBudget,
                    {},
                    record.source,
                    registry_->budget_date(record),
                    signed_fen(record),
                    item,
                    {}});
}

void FlowFold::absorb_record(const EntryHeader& header, const Allocation& record) {
  const SupportItem item = registry_->support_of(header.sequence, record);
  const WideSum fen = signed_fen(record);
  const DatedAmount amount{record.dated_on, header.recorded_at_us, fen, header.sequence};
  measures_.touch(record.programme->id, Measure::kAllocated, item);
  if (registry_->is_top_level(record)) {
    measures_.absorb({record.programme->id,
                      Measure::kAllocated,
                      record.to.id,
                      {},
                      record.dated_on,
                      fen,
                      item,
                      {}});
  } else {
    FlowNode& payer = node(record, record.from.id);
    payer.flow.add_out(amount);
    payer.support.add(item);
  }
  FlowNode& receiver = node(record, record.to.id);
  receiver.flow.add_in(amount);
  receiver.support.touch(item);
}

void FlowFold::absorb_record(const EntryHeader& header, const Receipt& record) {
  const SupportItem item = registry_->support_of(header.sequence, record);
  measures_.touch(record.programme->id, Measure::kReceived, item);
  if (record.source != ReceiptSource::kProgramme) return;
  const Allocation* under = registry_->find_under(record, record.under);
  if (record.under && (under == nullptr || !registry_->is_top_level(*under))) return;
  measures_.absorb({record.programme->id,
                    Measure::kReceived,
                    record.party.id,
                    {},
                    record.dated_on,
                    record.amount.fen,
                    item,
                    {}});
}

void FlowFold::absorb_record(const EntryHeader& header, const Balance& record) {
  const SupportItem item = registry_->support_of(header.sequence, record);
  measures_.touch(record.programme->id, Measure::kBalance, item);
  measures_.absorb({record.programme->id,
                    Measure::kBalance,
                    record.party.id,
                    {},
                    record.as_of,
                    record.amount.fen,
                    item,
                    record.book});
}

void FlowFold::absorb_record(const EntryHeader& header, const Disbursement& record) {
  const std::string& programme = record.programme->id;
  const SupportItem item = registry_->support_of(header.sequence, record);
  for (const Measure measure : {Measure::kDisbursed, Measure::kPaid, Measure::kRefunded}) {
    measures_.touch(programme, measure, item);
  }
  const auto refunds = apply_refunds(record, item);
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  Flow flow{programme,
            Measure::kPaid,
            is_payment ? record.from.id : record.to.id,
            {},
            record.dated_on,
            record.amount.fen,
            item,
            {}};
  if (record.stage == DisbursementStage::kTransfer) {
    flow.measure = Measure::kDisbursed;
    add_transfer(record, flow, refunds);
  } else {
    if (is_payment) add_net(flow, refunds);
    add_spending(header, record, refunds);
  }
  flow.measure = Measure::kRefunded;
  for (const auto& [refund, fen] : refunds) {
    flow.dated_on = refund->record.dated_on;
    flow.fen = refund->record.amount.fen;
    flow.item = registry_->support_of(*refund);
    measures_.absorb(flow);
  }
}

void FlowFold::add_transfer(const Disbursement& record, Flow flow,
                            const std::vector<AppliedRefund>& refunds) {
  const Allocation* under = registry_->find_under(record, record.under);
  if (under == nullptr) {
    odd_transfers_[flow.programme].unlinked.add(flow);
    return;
  }
  if (!registry_->is_top_level(*under)) return;
  if (!registry_->is_same_house(under->to.id, record.to.id)) {
    odd_transfers_[flow.programme].astray.add(flow.item);
  }
  WideSum& transferred = transferred_[registry_->place_of(under->id.value).root->record.id.value];
  transferred += flow.fen;
  for (const auto& [refund, fen] : refunds) transferred -= fen;
  add_net(std::move(flow), refunds);
}

// Adds a disbursement and takes away what came back of it, each on its own day.
void FlowFold::add_net(Flow flow, const std::vector<AppliedRefund>& refunds) {
  measures_.absorb(flow);
  for (const auto& [refund, fen] : refunds) {
    flow.dated_on = refund->record.dated_on;
    flow.fen = -fen;
    flow.item = registry_->support_of(*refund);
    measures_.absorb(flow);
  }
}

// By day, so that it does not matter in which order they were recorded.
std::vector<FlowFold::AppliedRefund> FlowFold::apply_refunds(const Disbursement& record,
                                                             const SupportItem& item) {
  std::vector<AppliedRefund> applied;
  const auto found = registry_->refunds.find(record.id.value);
  if (found == registry_->refunds.end()) return applied;
  for (const Placed<Refund>& refund : found->second) {
    applied.push_back({&refund, refund.record.amount.fen});
  }
  std::stable_sort(applied.begin(), applied.end(), [](const auto& left, const auto& right) {
    return left.refund->record.dated_on < right.refund->record.dated_on;
  });
  WideSum refunded = 0;
  WideSum rest = record.amount.fen;
  Support support;
  support.add(item);
  for (AppliedRefund& refund : applied) {
    refunded += refund.fen;
    refund.fen = std::min(refund.fen, rest);
    rest -= refund.fen;
    support.add(registry_->support_of(*refund.refund));
  }
  if (refunded > record.amount.fen) {
    excess_refunds_.try_emplace(
        record.id.value, ExcessRefund{record.programme->id, record.amount.fen, refunded, support});
  }
  return applied;
}

// Whose money a payment or appropriation is. Who made the allocation that it names, or one to the
// receiver, and has no money of it any more, acts for the party that it was made to.
std::string FlowFold::spender(const Disbursement& record) const {
  const Allocation* under = registry_->find_under(record, record.under);
  if (under != nullptr) return under->from == record.from ? under->to.id : record.from.id;
  const bool carries_out =
      record.stage == DisbursementStage::kAppropriation &&
      registry_->has_allocation(record.programme->id, record.from.id, record.to.id);
  return carries_out ? record.to.id : record.from.id;
}

void FlowFold::add_spending(const EntryHeader& header, const Disbursement& record,
                            const std::vector<AppliedRefund>& refunds) {
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  const SupportItem item = registry_->support_of(header.sequence, record);
  DatedAmount amount{record.dated_on, header.recorded_at_us, record.amount.fen, header.sequence};
  if (!refunds.empty()) amount.latest = refunds.front().refund->record.dated_on;
  FlowNode& payer = node(record, spender(record));
  payer.support.add(item);
  payer.payments += is_payment ? 1U : 0U;
  payer.flow.add_out(amount);
  FlowNode* receiver = is_payment ? nullptr : &node(record, record.to.id);
  if (receiver != nullptr) {
    receiver->flow.add_in(amount);
    receiver->support.touch(item);
  }
  for (const auto& [refund, fen] : refunds) {
    // Money that came back is there again for the payer, and gone from the receiver.
    const DatedAmount back{refund->record.dated_on, refund->recorded_at_us, fen, refund->sequence};
    payer.flow.add_in(back);
    payer.support.touch(registry_->support_of(*refund));
    if (receiver != nullptr) receiver->flow.add_out(back);
  }
}

}  // namespace fundtrail
