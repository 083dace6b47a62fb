// SPDX-License-Identifier: Apache-2.0
#include "verifier/duty_fold.h"

#include <algorithm>

namespace fundtrail {
namespace {

bool is_named(const std::vector<std::string>& kinds, const Record& record) {
  return std::find(kinds.begin(), kinds.end(), enum_name(record_kind(record))) != kinds.end();
}

}  // namespace

void Duties::merge(const Duties& later) {
  looked_at.merge(later.looked_at);
  same_person.merge(later.same_person);
  lacks_signature.merge(later.lacks_signature);
  lacks_approval.merge(later.lacks_approval);
}

void DutyFold::absorb(const EntryHeader& header, const Record& record) {
  const RecordBase* base = record_base(record);
  if (base == nullptr) return;
  const std::uint64_t sequence = header.sequence;
  const JudgedBatch* batch = signatures_->covering(sequence);
  const ApprovalPolicy* policy =
      signatures_->ring ? signatures_->ring->policy_at(sequence) : nullptr;
  const bool names_both = base->recorded_by && base->reviewed_by;
  if (!names_both && policy == nullptr && (batch == nullptr || !batch->approver)) return;
  Duties& duties = by_kind_[record_kind(record)];
  const SupportItem item{sequence, Strength::kEvidenced};
  const auto add_if = [&item](bool is_so, Support& support) {
    if (is_so) support.add(item);
  };
  add_if(true, duties.looked_at);
  add_if(names_both && *base->recorded_by == *base->reviewed_by, duties.same_person);
  if (policy == nullptr) return;
  const bool needs_approver =
      is_named(policy->approved_kinds, record) || std::holds_alternative<Correction>(record);
  add_if(is_named(policy->signed_kinds, record) && batch == nullptr, duties.lacks_signature);
  add_if(needs_approver && (batch == nullptr || !batch->approver), duties.lacks_approval);
}

void DutyFold::merge(DutyFold&& later) {
  for (const auto& [kind, duties] : later.by_kind_) by_kind_[kind].merge(duties);
}

}  // namespace fundtrail
