// SPDX-License-Identifier: Apache-2.0
#include "verifier/flow_fold.h"

#include <algorithm>

namespace fundtrail {
void FlowNode::merge(const FlowNode& later) {
  flow.merge(later.flow);
  support.merge(later.support);
  payments += later.payments;
}

void FlowFold::absorb(const EntryHeader& header, const Record& record,
                      std::span<const Reversal> reversals) {
  std::visit(
      [&]<class T>(const T& body) {
        if constexpr (requires(Posted<T> posted) { absorb_money(posted); }) {
          absorb_money(Posted<T>{header.sequence, header.recorded_at_us, body, reversals});
        }
      },
      record);
}

void FlowFold::merge(FlowFold&& later) {
  measures_.merge(later.measures_);
  cash_.merge(later.cash_);
  for (const auto& [id, sum] : later.project_payments_) project_payments_[id].merge(sum);
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

template <class T>
void FlowFold::add_posted(Flow flow, const Posted<T>& posted) {
  flow.item = registry_->support_of(posted);
  flow.is_void = posted.is_void();
  measures_.absorb(flow);
  const int direction = flow.fen < 0 ? -1 : 1;
  for (const Reversal& reversal : posted.reversals) {
    flow.dated_on = reversal.dated_on;
    flow.fen = -reversal.fen * direction;
    flow.item = registry_->support_of(T::kKind, reversal);
    measures_.absorb(flow);
  }
}

void FlowFold::absorb_money(const Posted<Budget>& budget) {
  const Budget& record = budget.record;
  Flow flow{record.programme->id, Measure::kBudget, {}, record.source, {}, 0, {}, {}};
  flow.dated_on = registry_->budget_date(record);
  flow.fen = WideSum{record.amount.fen} * direction_of(record);
  add_posted(std::move(flow), budget);
}

void FlowFold::absorb_money(const Posted<Allocation>& allocation) {
  const Allocation& record = allocation.record;
  const int direction = direction_of(record);
  if (registry_->is_top_level(record)) {
    Flow flow{record.programme->id, Measure::kAllocated, record.to.id, {}, {}, 0, {}, {}};
    flow.dated_on = record.dated_on;
    flow.fen = WideSum{record.amount.fen} * direction;
    add_posted(std::move(flow), allocation);
  } else {
    FlowNode& payer = node(record, record.from.id);
    visit_postings(allocation, direction,
                   [&payer](const DatedAmount& amount) { payer.flow.add_out(amount); });
    if (!allocation.is_void()) payer.support.add(registry_->support_of(allocation));
  }
  FlowNode& receiver = node(record, record.to.id);
  visit_postings(allocation, direction,
                 [&receiver](const DatedAmount& amount) { receiver.flow.add_in(amount); });
}

void FlowFold::absorb_money(const Posted<Receipt>& receipt) {
  const Receipt& record = receipt.record;
  cash_.absorb(receipt);
  if (record.source != ReceiptSource::kProgramme) return;
  const Allocation* under = registry_->find_under(record, record.under);
  if (record.under && (under == nullptr || !registry_->is_top_level(*under))) return;
  Flow flow{record.programme->id, Measure::kReceived, record.party.id, {}, {}, 0, {}, {}};
  flow.dated_on = record.dated_on;
  flow.fen = record.amount.fen;
  add_posted(std::move(flow), receipt);
}

// What is left on a day is of that day, whenever it was put right.
void FlowFold::absorb_money(const Posted<Balance>& balance) {
  if (balance.is_void()) return;
  const Balance& record = balance.record;
  measures_.absorb({record.programme->id,
                    Measure::kBalance,
                    record.party.id,
                    {},
                    record.as_of,
                    balance.net_fen(),
                    registry_->support_of(balance),
                    record.book});
  if (!record.carried_to) return;
  if (record.book == Book::kCash) return cash_.carry_out(balance);
  FlowNode& holder = node(record, record.party.id);
  holder.flow.add_out(carried_amount(balance));
  holder.support.add(registry_->support_of(balance));
}

void FlowFold::absorb_money(const Posted<Disbursement>& disbursement) {
  const Disbursement& record = disbursement.record;
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  const Returns returns = find_returns(disbursement);
  Flow flow{record.programme->id, Measure::kPaid,    {}, {},
            record.dated_on,      record.amount.fen, {}, {}};
  flow.party = is_payment ? record.from.id : record.to.id;
  if (record.stage == DisbursementStage::kTransfer) {
    flow.measure = Measure::kDisbursed;
    add_transfer(disbursement, flow, returns);
  } else {
    if (is_payment) {
      add_posted(flow, disbursement);
      add_returns(flow, returns);
      add_to_project(disbursement, returns);
    }
    add_spending(disbursement, returns);
  }
  cash_.absorb(disbursement, returns);
  flow.measure = Measure::kRefunded;
  for (const Return& one : returns) {
    flow.dated_on = one.stated.dated_on;
    flow.fen = one.stated.fen;
    flow.item = one.item;
    measures_.absorb(flow);
  }
}

void FlowFold::add_transfer(const Posted<Disbursement>& disbursement, Flow flow,
                            const Returns& returns) {
  const Disbursement& record = disbursement.record;
  const Allocation* under = registry_->find_under(record, record.under);
  if (under == nullptr) {
    if (disbursement.is_void()) return;
    flow.fen = disbursement.net_fen();
    flow.item = registry_->support_of(disbursement);
    odd_transfers_[flow.programme].unlinked.add(flow);
    return;
  }
  if (!registry_->is_top_level(*under)) return;
  if (!disbursement.is_void() && !registry_->is_same_house(under->to.id, record.to.id)) {
    odd_transfers_[flow.programme].astray.add(registry_->support_of(disbursement));
  }
  WideSum& transferred = transferred_[registry_->place_of(under->id.value).root->record.id.value];
  transferred += disbursement.net_fen();
  for (const Return& one : returns) transferred -= one.applied_fen;
  add_posted(flow, disbursement);
  add_returns(std::move(flow), returns);
}

// Takes away what came back of a disbursement, each on its own day.
void FlowFold::add_returns(Flow flow, const Returns& returns) {
  for (const Return& one : returns) {
    flow.dated_on = one.stated.dated_on;
    flow.fen = -one.applied_fen;
    flow.item = one.item;
    measures_.absorb(flow);
  }
}

void FlowFold::add_to_project(const Posted<Disbursement>& disbursement, const Returns& returns) {
  if (!disbursement.record.project || disbursement.is_void()) return;
  MeasureSum& paid = project_payments_[disbursement.record.project->id];
  paid.fen += disbursement.net_fen();
  paid.support.add(registry_->support_of(disbursement));
  for (const Return& one : returns) {
    paid.fen -= one.applied_fen;
    paid.support.add(one.item);
  }
}

// By day, so that it does not matter in which order they were recorded.
Returns FlowFold::find_returns(const Posted<Disbursement>& disbursement) {
  Returns returns;
  const Disbursement& record = disbursement.record;
  const auto found = registry_->refunds.find(record.id.value);
  if (found == registry_->refunds.end()) return returns;
  for (const Placed<Refund>& refund : found->second) {
    if (posted(refund).is_void()) continue;  // it came and went
    const SupportItem item = registry_->support_of(refund);
    visit_postings(posted(refund), 1, [&](const DatedAmount& amount) {
      returns.push_back({amount, 0, item});
    });
  }
  std::ranges::stable_sort(returns, {}, [](const Return& one) { return one.stated.dated_on; });
  const WideSum most = disbursement.net_fen();
  WideSum refunded = 0;
  Support support;
  support.add(registry_->support_of(disbursement));
  for (Return& one : returns) {
    const WideSum counted = std::clamp<WideSum>(refunded, 0, most);
    refunded += one.stated.fen;
    one.applied_fen = std::clamp<WideSum>(refunded, 0, most) - counted;
    support.add(one.item);
  }
  if (refunded > most) {
    excess_refunds_.try_emplace(record.id.value,
                                ExcessRefund{record.programme->id, most, refunded, support});
  }
  return returns;
}

// Whose money a payment or appropriation is. Who made the allocation that it names, or one to the
// receiver, and has no money of it any more, acts for the party that it was made to.
std::string FlowFold::spender(const Disbursement& record) const {
  const Allocation* under = registry_->find_under(record, record.under);
  if (under != nullptr) {
    // A treasury pays for its parent.
    const bool is_made_by_payer =
        registry_->owner_of(under->from.id) == registry_->owner_of(record.from.id);
    return is_made_by_payer ? under->to.id : record.from.id;
  }
  const bool carries_out =
      record.stage == DisbursementStage::kAppropriation &&
      registry_->has_allocation(record.programme->id, record.from.id, record.to.id);
  return carries_out ? record.to.id : record.from.id;
}

void FlowFold::add_spending(const Posted<Disbursement>& disbursement, const Returns& returns) {
  const Disbursement& record = disbursement.record;
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  FlowNode& payer = node(record, spender(record));
  if (!disbursement.is_void()) {
    payer.support.add(registry_->support_of(disbursement));
    payer.payments += is_payment ? 1U : 0U;
  }
  FlowNode* receiver = is_payment ? nullptr : &node(record, record.to.id);
  const std::optional<Date> latest = latest_day(disbursement, returns);
  visit_postings(disbursement, 1, [&](DatedAmount amount) {
    amount.latest = latest;
    payer.flow.add_out(amount);
    if (receiver != nullptr) receiver->flow.add_in(amount);
  });
  for (const Return& one : returns) {
    // Money that came back is there again for the payer, and gone from the receiver.
    DatedAmount back = one.stated;
    back.fen = one.applied_fen;
    payer.flow.add_in(back);
    if (receiver != nullptr) receiver->flow.add_out(back);
  }
}

}  // namespace fundtrail
