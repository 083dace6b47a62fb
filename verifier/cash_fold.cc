// SPDX-License-Identifier: Apache-2.0
#include "verifier/cash_fold.h"

namespace fundtrail {

void CashNode::merge(const CashNode& later) {
  received.merge(later.received);
  sent.merge(later.sent);
  other.merge(later.other);
  has_received = has_received || later.has_received;
  has_sent = has_sent || later.has_sent;
  has_carried_in = has_carried_in || later.has_carried_in;
  support.merge(later.support);
}

void CashFold::merge(const CashFold& later) {
  for (const auto& [key, node] : later.nodes_) nodes_[key].merge(node);
  for (const auto& [key, receivers] : later.sent_) {
    for (const auto& [receiver, support] : receivers) sent_[key][receiver].merge(support);
  }
}

void CashFold::absorb(const Posted<Receipt>& receipt) {
  const Receipt& record = receipt.record;
  const bool is_carried = record.source == ReceiptSource::kCarryover;
  if (!is_carried && record.source != ReceiptSource::kProgramme) return;
  CashNode& receiver = node(record, record.party.id);
  TwoAxisFlow& flow = is_carried ? receiver.other : receiver.received;
  visit_postings(receipt, 1, [&flow](const DatedAmount& amount) { flow.add_in(amount); });
  if (receipt.is_void()) return;
  (is_carried ? receiver.has_carried_in : receiver.has_received) = true;
  receiver.support.add(registry_->support_of(receipt));
}

void CashFold::absorb(const Posted<Disbursement>& disbursement, const Returns& returns) {
  const Disbursement& record = disbursement.record;
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  // What a party puts into its own treasury neither comes nor goes.
  if (!is_payment && registry_->owner_of(record.from.id) == registry_->owner_of(record.to.id)) {
    return;
  }
  CashNode& payer = node(record, record.from.id);
  CashNode* receiver = is_payment ? nullptr : &node(record, record.to.id);
  const std::optional<Date> latest = latest_day(disbursement, returns);
  visit_postings(disbursement, 1, [&](DatedAmount amount) {
    amount.latest = latest;
    payer.other.add_out(amount);
    if (receiver != nullptr) receiver->sent.add_in(amount);
  });
  for (const Return& one : returns) {
    DatedAmount back = one.stated;
    back.fen = one.applied_fen;
    payer.other.add_in(back);
    if (receiver != nullptr) receiver->other.add_out(back);
  }
  if (disbursement.is_void()) return;
  const SupportItem item = registry_->support_of(disbursement);
  payer.support.add(item);
  if (receiver == nullptr) return;
  receiver->has_sent = true;
  receiver->support.add(item);
  const NodeKey key{record.programme->id, registry_->owner_of(record.from.id)};
  sent_[key][registry_->owner_of(record.to.id)].add(item);
}

void CashFold::carry_out(const Posted<Balance>& balance) {
  CashNode& holder = node(balance.record, balance.record.party.id);
  holder.other.add_out(carried_amount(balance));
  holder.support.add(registry_->support_of(balance));
}

}  // namespace fundtrail
