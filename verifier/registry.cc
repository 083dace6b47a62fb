// SPDX-License-Identifier: Apache-2.0
#include "verifier/registry.h"

#include <algorithm>
#include <iterator>
#include <random>

#include "verifier/record_lookup.h"

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
  [[nodiscard]] Placed<T> place(const T& record) const {
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
  void operator()(const Balance& record) const { keep(registry.balances, record); }
  void operator()(const IndicatorReport& record) const { keep(registry.reports, record); }
  void operator()(const Statement& record) const { keep(registry.statements, record); }
  void operator()(const Inquiry& record) const { keep(registry.inquiries, record); }
  void operator()(const Answer& record) const { keep(registry.answers, record); }
  void operator()(const Rectification& record) const { keep(registry.rectifications, record); }
  void operator()(const Refund& record) const {
    registry.refunds[record.of.id].push_back(place(record));
  }
  template <class Other>
  void operator()(const Other&) const {}
};

// Calls `visit` with what may use documents as evidence of an amount.
template <class Visit>
void visit_evidenced(const Record& record, const Visit& visit) {
  std::visit(
      [&visit](const auto& body) {
        if constexpr (requires { body.evidence, Amount(body.amount); }) visit(body);
      },
      record);
}

// What of a record of money `reversals` leave.
template <class T>
Amount net_amount(const T& record, std::span<const Reversal> reversals) {
  return Amount{static_cast<std::int64_t>(Posted<T>{0, 0, record, reversals}.net_fen())};
}

bool is_dated_after(const ViewOptions& view, const Record& record) {
  const std::optional<Date> day = business_date(record);
  return view.as_of && day && *view.as_of < *day;
}

constexpr std::uint64_t kHashModulus = (std::uint64_t{1} << 61) - 1;  // a prime

// The point at which ids are hashed, drawn once a process.
std::uint64_t hash_point() {
  static const std::uint64_t point = [] {
    std::random_device device;
    return std::uniform_int_distribution<std::uint64_t>(1, kHashModulus - 1)(device);
  }();
  return point;
}

// The polynomial whose coefficients are the bytes of an id, at a point that nobody knows
// beforehand: with a fixed hash, ids chosen to collide would make looking them up take the square
// of their number. Nothing that is reported depends on the point.
std::uint64_t hash_id(std::string_view id) {
  const std::uint64_t point = hash_point();
  std::uint64_t hash = 1;
  for (const char byte : id) {
    const WideSum product = WideSum{hash} * point + static_cast<unsigned char>(byte);
    hash = static_cast<std::uint64_t>(product & kHashModulus) +
           static_cast<std::uint64_t>(product >> 61);
    if (hash >= kHashModulus) hash -= kHashModulus;
  }
  return hash;
}

}  // namespace

void Registry::absorb(const EntryHeader& header, const Record& record) {
  if (const std::string_view id = record_id(record); !id.empty()) {
    ids.push_back({hash_id(id), header.sequence});
  }
  if (options_.known_size && header.sequence >= *options_.known_size) return;
  newest_us = std::max(newest_us, header.recorded_at_us);
  if (const auto* correction = std::get_if<Correction>(&record)) {
    corrections_.push_back({header.sequence, header.recorded_at_us, *correction});
  }
  std::visit(Absorber{*this, header}, record);
  absorb_evidence(record);
}

// What the view leaves out uses no document. Of budgets without a date `leave_out` knows.
void Registry::absorb_evidence(const Record& record) {
  if (is_dated_after(options_, record)) return;
  visit_evidenced(
      record, [this](const auto& body) { evidence_uses.absorb(use_of(body), body, body.amount); });
}

void Registry::merge(Registry&& later) {
  keep_earlier(programmes, std::move(later.programmes));
  keep_earlier(parties, std::move(later.parties));
  keep_earlier(projects, std::move(later.projects));
  keep_earlier(documents, std::move(later.documents));
  keep_earlier(targets, std::move(later.targets));
  keep_earlier(budgets, std::move(later.budgets));
  keep_earlier(allocations, std::move(later.allocations));
  keep_earlier(balances, std::move(later.balances));
  keep_earlier(reports, std::move(later.reports));
  keep_earlier(statements, std::move(later.statements));
  keep_earlier(inquiries, std::move(later.inquiries));
  keep_earlier(answers, std::move(later.answers));
  keep_earlier(rectifications, std::move(later.rectifications));
  newest_us = std::max(newest_us, later.newest_us);
  append_all(corrections_, std::move(later.corrections_));
  for (auto& [id, placed] : later.refunds) append_all(refunds[id], std::move(placed));
  append_all(ids, std::move(later.ids));
  evidence_uses.merge(std::move(later.evidence_uses));
}

namespace {

template <class T>
void put(ById<T>& records, const std::string& id, const CorrectedRecord& corrected) {
  const auto it = records.find(id);
  if (it == records.end() || it->second.sequence != corrected.sequence) return;
  it->second.record = std::get<T>(corrected.effective.record);
  it->second.reversals = corrected.effective.reversals;
}

// Puts an effective record in the place of the one that was absorbed.
struct Corrector {
  Registry& registry;
  const std::string& id;
  const CorrectedRecord& corrected;

  void operator()(const Programme&) const { put(registry.programmes, id, corrected); }
  void operator()(const Party&) const { put(registry.parties, id, corrected); }
  void operator()(const Project&) const { put(registry.projects, id, corrected); }
  void operator()(const Document&) const { put(registry.documents, id, corrected); }
  void operator()(const Target&) const { put(registry.targets, id, corrected); }
  void operator()(const Budget&) const { put(registry.budgets, id, corrected); }
  void operator()(const Allocation&) const { put(registry.allocations, id, corrected); }
  void operator()(const Balance&) const { put(registry.balances, id, corrected); }
  void operator()(const IndicatorReport&) const { put(registry.reports, id, corrected); }
  void operator()(const Statement&) const { put(registry.statements, id, corrected); }
  void operator()(const Inquiry&) const { put(registry.inquiries, id, corrected); }
  void operator()(const Answer&) const { put(registry.answers, id, corrected); }
  void operator()(const Rectification&) const { put(registry.rectifications, id, corrected); }
  void operator()(const Refund& record) const {
    for (Placed<Refund>& refund : registry.refunds[record.of.id]) {
      if (refund.sequence != corrected.sequence) continue;
      refund.record = record;
      refund.reversals = corrected.effective.reversals;
    }
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void Registry::finish(const EntrySource& source) {
  std::ranges::sort(ids);
  view_ = View(
      options_, std::move(corrections_),
      [&](const std::string& id) { return read_record(source, *this, id); },
      [&](const RecordReference& reference) {
        const auto found = find_record(source, *this, reference.kind, reference.id);
        return found && (!reference.kind || found->kind == *reference.kind);
      });
  for (const auto& [id, corrected] : view_.corrected()) {
    std::visit(Corrector{*this, id, corrected}, corrected.effective.record);
    correct_evidence(corrected);
  }
  leave_out();
  evidence_uses.finish([this](const std::string& id) { return find_evidence(id); });
  for (const auto& [id, placed] : allocations) {
    place_allocation(placed);
    const Allocation& record = placed.record;
    if (posted(placed).is_void()) continue;
    allocated_pairs_.emplace(record.programme->id, record.from.id, record.to.id);
  }
}

// A document is free again for what was taken back: it is used for what is left of the record, as
// that is amended.
void Registry::correct_evidence(const CorrectedRecord& corrected) {
  if (!is_dated_after(options_, corrected.original)) {
    visit_evidenced(corrected.original, [this](const auto& body) {
      evidence_uses.release(use_of(body), body, body.amount, body.amount.fen);
    });
  }
  if (is_dated_after(options_, corrected.effective.record)) return;
  visit_evidenced(corrected.effective.record, [&](const auto& body) {
    evidence_uses.absorb(use_of(body), body, net_amount(body, corrected.effective.reversals));
  });
}

// What the business axis cuts. Records that others are named by stay.
void Registry::leave_out() {
  if (!options_.as_of) return;
  const auto is_after = [this](const auto& placed) {
    return view_.is_after(Record(placed.record));
  };
  std::erase_if(budgets, [this](const auto& one) {
    const Budget& budget = one.second.record;
    if (!view_.is_after(budget_date(budget))) return false;
    if (!budget.dated_on) {
      const Amount left = net_amount(budget, one.second.reversals);
      evidence_uses.release(use_of(budget), budget, left, left.fen);
    }
    return true;
  });
  std::erase_if(allocations, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(balances, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(reports, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(inquiries, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(answers, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(rectifications, [&](const auto& one) { return is_after(one.second); });
  std::erase_if(statements, [this](const auto& one) {
    const auto document = documents.find(one.second.record.document.id);
    return document != documents.end() && view_.is_after(document->second.record.dated_on);
  });
  for (auto& [id, of_one] : refunds) std::erase_if(of_one, is_after);
}

// Follows the changes from one to the next until one is known, or leads nowhere. A circle, which
// one batch can hold, has the first of its allocations that was met for its root.
void Registry::place_allocation(const Placed<Allocation>& placed) {
  std::vector<AllocationPlace*> chain;
  const Placed<Allocation>* at = &placed;
  while (true) {
    const AllocationPlace alone{at, at->record.under ? &*at->record.under : nullptr};
    const auto [it, is_new] = places_.try_emplace(at->record.id.value, alone);
    chain.push_back(&it->second);
    if (!is_new || !at->record.of) break;
    const auto next = allocations.find(at->record.of->id);
    if (next == allocations.end()) break;
    at = &next->second;
  }
  AllocationPlace above = *chain.back();
  for (auto place = chain.rbegin(); place != chain.rend(); ++place) {
    (*place)->root = above.root;
    if ((*place)->under == nullptr) (*place)->under = above.under;
    above = **place;
  }
}

AllocationPlace Registry::place_of(std::string_view id) const {
  const auto it = places_.find(id);
  return it == places_.end() ? AllocationPlace{} : it->second;
}

const Allocation* Registry::find_under(const RecordBase& record,
                                       const std::optional<AllocationRef>& under) const {
  if (!under) return nullptr;
  const auto it = allocations.find(under->id);
  const bool is_own = it != allocations.end() && it->second.record.programme == record.programme;
  return is_own ? &it->second.record : nullptr;
}

const std::string& Registry::owner_of(const std::string& party) const {
  const auto it = parties.find(party);
  const bool is_cashbox = it != parties.end() && it->second.record.parent &&
                          it->second.record.role == PartyRole::kTreasury;
  return is_cashbox ? it->second.record.parent->id : party;
}

bool Registry::is_same_house(const std::string& left, const std::string& right) const {
  const auto is_parent = [this](const std::string& parent, const std::string& child) {
    const auto it = parties.find(child);
    return it != parties.end() && it->second.record.parent &&
           it->second.record.parent->id == parent;
  };
  return left == right || is_parent(left, right) || is_parent(right, left);
}

std::optional<Date> Registry::budget_date(const Budget& budget) const {
  if (budget.dated_on) return budget.dated_on;
  const auto it = programmes.find(budget.programme->id);
  if (it == programmes.end()) return std::nullopt;
  return Date{it->second.record.year, 1, 1};
}

const Document* Registry::find_evidence(std::string_view id) const {
  const auto it = documents.find(id);
  if (it == documents.end() || view_.is_after(it->second.record.dated_on)) return nullptr;
  return &it->second.record;
}

std::string Registry::name_of(std::string_view id) const {
  if (const auto it = parties.find(id); it != parties.end())
    return std::string(clear_name(it->second.record.name));
  if (const auto it = programmes.find(id); it != programmes.end()) return it->second.record.name;
  if (const auto it = projects.find(id); it != projects.end()) return it->second.record.name;
  if (const auto it = targets.find(id); it != targets.end()) return it->second.record.name;
  if (const auto it = documents.find(id); it != documents.end()) {
    return it->second.record.number.value_or("《" + it->second.record.title + "》");
  }
  return {};
}

std::span<const IdDigest> Registry::candidates(std::string_view id) const {
  const auto [first, last] =
      std::equal_range(ids.begin(), ids.end(), IdDigest{hash_id(id), 0},
                       [](const auto& left, const auto& right) { return left.hash < right.hash; });
  return {first, last};
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

// Documents that say for how much they stand must together stand for the whole of it, and none of
// them for more than that.
Strength Registry::strength(const EvidenceUse& use, const RecordBase& record,
                            std::optional<Amount> amount) const {
  std::set<std::string_view> counted;
  WideSum covered = 0;
  for (const Evidence& evidence : record.evidence) {
    const std::string& id = evidence.document.id;
    const Document* document = find_evidence(id);
    if (document == nullptr || !is_evidence_for(use.kind, *document)) continue;
    if (!amount || !document->amount) return Strength::kEvidenced;
    if (evidence_uses.is_overdrawn(id, use)) continue;
    if (counted.insert(id).second) covered += document->amount->fen;
    if (covered >= amount->fen) return Strength::kEvidenced;
  }
  return Strength::kStated;
}

SupportItem Registry::support_of(Kind kind, const Reversal& reversal) const {
  const Amount amount{static_cast<std::int64_t>(reversal.fen)};
  return {reversal.sequence, strength({kind, kReversalUse}, *reversal.correction, amount)};
}

}  // namespace fundtrail
