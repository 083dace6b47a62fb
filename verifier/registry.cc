// SPDX-License-Identifier: Apache-2.0
#include "verifier/registry.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace fundtrail {
namespace {

template <class T>
void keep_earlier(ById<T>& earlier, ById<T>&& later) {
  earlier.merge(later);  // std::map::merge keeps what is there already
}

template <class T>
void append_all(std::vector<T>& earlier, std::vector<T>&& later) {
  earlier.insert(earlier.end(), std::make_move_iterator(later.begin()),
                 std::make_move_iterator(later.end()));
}

struct Absorber {
  Registry& registry;
  const EntryHeader& header;

  template <class T>
  Placed<T> place(const T& record) const {
    return {header.sequence, header.recorded_at_us, record};
  }
  template <class T>
  void keep(ById<T>& records, const T& record) const {
    records.emplace(record.id.value, place(record));
  }
  void operator()(const Programme& record) const { keep(registry.programmes, record); }
  void operator()(const Party& record) const { keep(registry.parties, record); }
  void operator()(const Project& record) const { keep(registry.projects, record); }
  void operator()(const Document& record) const { keep(registry.documents, record); }
  void operator()(const Target& record) const { keep(registry.targets, record); }
  void operator()(const Budget& record) const { keep(registry.budgets, record); }
  void operator()(const Allocation& record) const { keep(registry.allocations, record); }
  void operator()(const IndicatorReport& record) const { keep(registry.reports, record); }
  void operator()(const Statement& record) const { keep(registry.statements, record); }
  void operator()(const Correction& record) const {
    registry.corrections.push_back(place(record));
    registry.corrected_ids.insert(record.of.id);
  }
  void operator()(const Refund& record) const {
    registry.refunds[record.of.id].push_back(place(record));
  }
  template <class Other>
  void operator()(const Other&) const {}
};

std::uint64_t hash_id(std::string_view id) { return std::hash<std::string_view>()(id); }

bool is_held(const Document& document) {
  const bool has_form = document.status == DocumentStatus::kOriginal ||
                        document.status == DocumentStatus::kScan ||
                        document.status == DocumentStatus::kCopy;
  return has_form && (document.sha256 || document.sm3);
}

bool is_one_of(DocumentType type, std::initializer_list<DocumentType> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

void Registry::absorb(const EntryHeader& header, const Record& record) {
  if (const std::string_view id = record_id(record); !id.empty()) {
    ids.push_back({hash_id(id), header.sequence});
  }
  std::visit(Absorber{*this, header}, record);
}

void Registry::merge(Registry&& later) {
  keep_earlier(programmes, std::move(later.programmes));
  keep_earlier(parties, std::move(later.parties));
  keep_earlier(projects, std::move(later.projects));
  keep_earlier(documents, std::move(later.documents));
  keep_earlier(targets, std::move(later.targets));
  keep_earlier(budgets, std::move(later.budgets));
  keep_earlier(allocations, std::move(later.allocations));
  keep_earlier(reports, std::move(later.reports));
  keep_earlier(statements, std::move(later.statements));
  append_all(corrections, std::move(later.corrections));
  for (auto& [id, placed] : later.refunds) append_all(refunds[id], std::move(placed));
  corrected_ids.merge(later.corrected_ids);
  append_all(ids, std::move(later.ids));
}

void Registry::finish() { std::sort(ids.begin(), ids.end()); }

std::string Registry::name_of(std::string_view id) const {
  if (const auto it = parties.find(id); it != parties.end()) return it->second.record.name;
  if (const auto it = programmes.find(id); it != programmes.end()) return it->second.record.name;
  if (const auto it = projects.find(id); it != projects.end()) return it->second.record.name;
  if (const auto it = targets.find(id); it != targets.end()) return it->second.record.name;
  if (const auto it = documents.find(id); it != documents.end()) {
    return it->second.record.number.value_or("《" + it->second.record.title + "》");
  }
  return {};
}

std::vector<std::uint64_t> Registry::candidates(std::string_view id) const {
  const std::uint64_t hash = hash_id(id);
  std::vector<std::uint64_t> sequences;
  for (auto it = std::lower_bound(ids.begin(), ids.end(), IdDigest{hash, 0});
       it != ids.end() && it->hash == hash; ++it) {
    sequences.push_back(it->sequence);
  }
  return sequences;
}

std::string Registry::programme_of(const Statement& statement) const {
  if (statement.programme) return statement.programme->id;
  const auto it = documents.find(statement.document.id);
  if (it == documents.end() || !it->second.record.programme) return {};
  return it->second.record.programme->id;
}

std::string Registry::programme_of(const IndicatorReport& report) const {
  const auto it = targets.find(report.target.id);
  if (it != targets.end() && it->second.record.programme) return it->second.record.programme->id;
  return report.programme ? report.programme->id : std::string();
}

std::string Registry::programme_of(const Record& record) const {
  if (const auto* statement = std::get_if<Statement>(&record)) return programme_of(*statement);
  if (const auto* report = std::get_if<IndicatorReport>(&record)) return programme_of(*report);
  const RecordBase* base = record_base(record);
  return base && base->programme ? base->programme->id : std::string();
}

bool Registry::is_top_level(const Allocation& allocation) const {
  const Allocation* current = &allocation;
  // A chain of changes ends; a damaged ledger's might not, so steps are counted.
  for (std::size_t steps = 0; steps <= allocations.size(); ++steps) {
    if (current->under) return false;
    if (!current->of) return true;
    const auto it = allocations.find(current->of->id);
    if (it == allocations.end()) return false;
    current = &it->second.record;
  }
  return false;
}

Strength Registry::strength(Kind kind, const RecordBase& record) const {
  for (const Evidence& evidence : record.evidence) {
    const auto it = documents.find(evidence.document.id);
    if (it != documents.end() && is_evidence_for(kind, it->second.record)) {
      return Strength::kEvidenced;
    }
  }
  return Strength::kStated;
}

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

}  // namespace fundtrail
