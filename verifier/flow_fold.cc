// SPDX-License-Identifier: Apache-2.0
#include "verifier/flow_fold.h"

#include "schemas/error.h"

namespace fundtrail {
namespace {

bool is_flow_kind(std::uint16_t kind) {
  switch (static_cast<Kind>(kind)) {
    case Kind::kBudget:
    case Kind::kAllocation:
    case Kind::kReceipt:
    case Kind::kDisbursement:
    case Kind::kBalance:
      return true;
    default:
      return false;
  }
}

}  // namespace

void FlowNode::merge(const FlowNode& later) {
  flow.merge(later.flow);
  support.merge(later.support);
  payments += later.payments;
}

void FlowFold::absorb(std::uint64_t sequence, ByteView bytes) {
  try {
    EntryView entry = parse_entry(bytes);
    if (!is_flow_kind(entry.header.kind)) return;
    if (!is_known(entry.header.kind, entry.header.kind_version)) return;
    entry.header.sequence = sequence;  // where it lies, whatever an altered entry says
    std::visit(
        [&](const auto& record) {
          if constexpr (requires { absorb_record(entry.header, record); }) {
            absorb_record(entry.header, record);
          }
        },
        decode_body(entry));
  } catch (const FormatError&) {
    // Damage of layer bytes; the sums go without it.
  }
}

void FlowFold::merge(FlowFold&& later) {
  measures_.merge(later.measures_);
  for (const auto& [key, node] : later.nodes_) nodes_[key].merge(node);
  for (const auto& [id, support] : later.unlinked_transfers_) {
    unlinked_transfers_[id].merge(support);
  }
}

bool FlowFold::is_under_top_level(const std::optional<AllocationRef>& under) const {
  if (!under) return false;
  const auto it = registry_->allocations.find(under->id);
  return it != registry_->allocations.end() && registry_->is_top_level(it->second.record);
}

void FlowFold::absorb_record(const EntryHeader& header, const Budget& record) {
  measures_.absorb({record.programme->id, Measure::kBudget, "", record.source, record.dated_on,
                    signed_fen(record), registry_->support_of(header.sequence, record)});
}

void FlowFold::absorb_record(const EntryHeader& header, const Allocation& record) {
  const SupportItem item = registry_->support_of(header.sequence, record);
  const WideSum fen = signed_fen(record);
  if (registry_->is_top_level(record)) {
    measures_.absorb(
        {record.programme->id, Measure::kAllocated, record.to.id, {}, record.dated_on, fen, item});
  } else {
    FlowNode& payer = node(record, record.from);
    payer.flow.add_out(record.dated_on, header.recorded_at_us, fen, header.sequence);
    payer.support.add(item);
  }
  node(record, record.to).flow.add_in(record.dated_on, header.recorded_at_us, fen);
}

void FlowFold::absorb_record(const EntryHeader& header, const Receipt& record) {
  if (record.source != ReceiptSource::kProgramme) return;
  if (record.under && !is_under_top_level(record.under)) return;
  measures_.absorb({record.programme->id,
                    Measure::kReceived,
                    record.party.id,
                    {},
                    record.dated_on,
                    record.amount.fen,
                    registry_->support_of(header.sequence, record)});
}

void FlowFold::absorb_record(const EntryHeader& header, const Balance& record) {
  measures_.absorb({record.programme->id,
                    Measure::kBalance,
                    record.party.id,
                    {},
                    record.as_of,
                    record.amount.fen,
                    registry_->support_of(header.sequence, record)});
}

void FlowFold::absorb_record(const EntryHeader& header, const Disbursement& record) {
  const bool is_payment = record.stage == DisbursementStage::kPayment;
  const bool is_transfer = record.stage == DisbursementStage::kTransfer;
  const SupportItem item = registry_->support_of(header.sequence, record);
  const std::string& programme = record.programme->id;
  const std::string& party = is_payment ? record.from.id : record.to.id;
  const bool counts = is_payment || (is_transfer && is_under_top_level(record.under));
  const Measure measure = is_payment ? Measure::kPaid : Measure::kDisbursed;
  if (counts) {
    measures_.absorb({programme, measure, party, {}, record.dated_on, record.amount.fen, item});
  } else if (is_transfer && !record.under) {
    unlinked_transfers_[programme].add(item);
  }
  if (!is_transfer) add_payment_nodes(header, record);
  const auto refunds = registry_->refunds.find(record.id.value);
  if (refunds == registry_->refunds.end()) return;
  for (const Placed<Refund>& refund : refunds->second) {
    const SupportItem refund_item = registry_->support_of(refund);
    const Amount amount = refund.record.amount;
    const Date day = refund.record.dated_on;
    if (counts) measures_.absorb({programme, measure, party, {}, day, -amount.fen, refund_item});
    measures_.absorb({programme, Measure::kRefunded, party, {}, day, amount.fen, refund_item});
    if (is_transfer) continue;
    // Money that came back is there again for the payer, and gone from the payee.
    node(record, record.from).flow.add_in(day, refund.recorded_at_us, amount.fen);
    if (is_payment) continue;
    node(record, record.to).flow.add_out(day, refund.recorded_at_us, amount.fen, refund.sequence);
  }
}

void FlowFold::add_payment_nodes(const EntryHeader& header, const Disbursement& record) {
  FlowNode& payer = node(record, record.from);
  payer.flow.add_out(record.dated_on, header.recorded_at_us, record.amount.fen, header.sequence);
  payer.support.add(registry_->support_of(header.sequence, record));
  if (record.stage == DisbursementStage::kPayment) {
    ++payer.payments;
  } else {
    node(record, record.to).flow.add_in(record.dated_on, header.recorded_at_us, record.amount.fen);
  }
}

}  // namespace fundtrail
