// SPDX-License-Identifier: Apache-2.0
#include "verifier/evidence.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace fundtrail {
namespace {

bool is_held(const Document& document) {
  const bool has_form = document.status == DocumentStatus::kOriginal ||
                        document.status == DocumentStatus::kScan ||
                        document.status == DocumentStatus::kCopy;
  return has_form && (document.sha256 || document.sm3);
}

// Each once, as listed.
std::vector<std::string> documents_of(const RecordBase& record) {
  std::vector<std::string> documents;
  for (const Evidence& evidence : record.evidence) {
    const std::string& id = evidence.document.id;
    const bool is_listed = std::find(documents.begin(), documents.end(), id) != documents.end();
    if (!is_listed) documents.push_back(id);
  }
  return documents;
}

bool is_one_of(DocumentType type, std::initializer_list<DocumentType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

bool is_evidence_for(Kind kind, const Document& document) {
  using Type = DocumentType;
  if (!is_held(document)) return false;
  switch (kind) {
    case Kind::kBudget:
    case Kind::kAllocation:
      return is_one_of(document.type, {Type::kNotice, Type::kApproval});
    case Kind::kReceipt:
    case Kind::kDisbursement:
    case Kind::kRefund:
      return is_one_of(document.type, {Type::kVoucher, Type::kBankReceipt, Type::kInvoice});
    case Kind::kIndicatorReport:
      return is_one_of(document.type,
                       {Type::kAcceptance, Type::kSurvey, Type::kRegister, Type::kAuditReport});
    default:
      return false;
  }
}

EvidenceUse use_of(const Budget& record) {
  return {Kind::kBudget, record.type == BudgetType::kDecrease ? std::uint8_t{1} : std::uint8_t{0}};
}

EvidenceUse use_of(const Allocation& record) {
  const int taking = record.type == AllocationType::kDecrease ? 1 : 0;
  const int passed_on = record.under ? 2 : 0;
  return {Kind::kAllocation, static_cast<std::uint8_t>(taking + passed_on)};
}

EvidenceUse use_of(const Disbursement& record) {
  return {Kind::kDisbursement, static_cast<std::uint8_t>(record.stage)};
}

void EvidenceUses::absorb(const EvidenceUse& use, const RecordBase& record, Amount amount) {
  std::vector<std::string> documents = documents_of(record);
  if (documents.size() == 1) {
    used_[{documents.front(), use}] += amount.fen;
  } else if (!documents.empty()) {
    shared_.push_back({use, amount.fen, std::move(documents)});
  }
}

void EvidenceUses::merge(EvidenceUses&& later) {
  for (const auto& [key, fen] : later.used_) used_[key] += fen;
  shared_.insert(shared_.end(), std::make_move_iterator(later.shared_.begin()),
                 std::make_move_iterator(later.shared_.end()));
}

void EvidenceUses::release(const EvidenceUse& use, const RecordBase& record, Amount amount,
                           WideSum fen) {
  std::vector<std::string> documents = documents_of(record);
  if (documents.size() == 1) {
    used_[{documents.front(), use}] -= fen;
  } else if (!documents.empty()) {
    released_[{use, amount.fen, std::move(documents)}].push_back(fen);
  }
}

// Of several documents each one stands for as much as it can of what those before it left; one
// without an amount stands for it all.
void EvidenceUses::split(const Shared& shared, const Find& find) {
  std::vector<std::pair<std::string, WideSum>> parts;
  WideSum rest = shared.fen;
  for (const std::string& id : shared.documents) {
    const Document* document = find(id);
    if (document == nullptr || !is_evidence_for(shared.use.kind, *document)) continue;
    if (!document->amount) return;
    const WideSum part = std::min<WideSum>(rest, document->amount->fen);
    parts.emplace_back(id, part);
    rest -= part;
  }
  for (auto& [id, part] : parts) used_[{std::move(id), shared.use}] += part;
}

void EvidenceUses::finish(const Find& find) {
  for (Shared& shared : shared_) {
    if (const auto released = released_.find(shared); released != released_.end()) {
      shared.fen -= released->second.back();
      released->second.pop_back();
      if (released->second.empty()) released_.erase(released);
    }
    split(shared, find);
  }
  for (const auto& [key, used] : used_) {
    const Document* document = find(key.first);
    if (document == nullptr || !is_evidence_for(key.second.kind, *document)) continue;
    if (!document->amount || used <= document->amount->fen) continue;
    overdrawn_[key] = {document->amount->fen, used};
  }
  used_.clear();
  shared_.clear();
}

}  // namespace fundtrail
