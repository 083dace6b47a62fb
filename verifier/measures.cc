// SPDX-License-Identifier: Apache-2.0
#include "verifier/measures.h"

#include "schemas/error.h"

namespace fundtrail {
void MeasureSum::add(const Flow& flow) {
  fen += flow.fen;
  support.add(flow.item);
  has_undated = has_undated || !flow.dated_on;
  if (!flow.book || !flow.dated_on) return;
  const BalanceKey key{*flow.dated_on, *flow.book};
  is_mixed = is_mixed || balance_key.value_or(key) != key;
  balance_key = key;
}

void MeasureSum::merge(const MeasureSum& later) {
  fen += later.fen;
  support.merge(later.support);
  has_undated = has_undated || later.has_undated;
  is_mixed = is_mixed || later.is_mixed;
  if (!later.balance_key) return;
  is_mixed = is_mixed || balance_key.value_or(*later.balance_key) != *later.balance_key;
  balance_key = later.balance_key;
}

Measures::Measures(const Registry& registry) {
  for (const auto& [id, placed] : registry.programmes) {
    for (const auto& entry : enum_table(Measure{})) sums_[{id, entry.value, {}, {}, {}}];
    for (const auto& entry : enum_table(FundSource{})) {
      sums_[{id, Measure::kBudget, {}, entry.value, {}}];
    }
  }
  for (const auto& [id, placed] : registry.statements) {
    const auto* claim = std::get_if<MeasureClaim>(&placed.record.claim);
    const std::string programme = registry.programme_of(placed.record);
    if (claim == nullptr || programme.empty()) continue;
    sums_[query_of(programme, *claim)];
    if (claim->measure == Measure::kReceived) sums_[allocated_query(programme, *claim)];
  }
}

void Measures::absorb(const Flow& flow) {
  const bool has_party = !flow.party.empty();
  add_to({flow.programme, flow.measure, {}, {}, {}}, flow);
  if (has_party) add_to({flow.programme, flow.measure, flow.party, {}, {}}, flow);
  if (!flow.source) return;
  add_to({flow.programme, flow.measure, {}, flow.source, {}}, flow);
  if (has_party) add_to({flow.programme, flow.measure, flow.party, flow.source, {}}, flow);
}

// Adds the flow to the query and to those that differ from it by a day the flow counts on: for a
// balance its own, for another flow any day that is not before it. Those lie behind it in the map,
// by day.
void Measures::add_to(MeasureQuery query, const Flow& flow) {
  const bool is_balance = flow.book.has_value();
  auto it = sums_.find(query);
  if (it != sums_.end() && !flow.is_void) it->second.add(flow);
  query.as_of = flow.dated_on.value_or(Date{});
  for (it = sums_.lower_bound(query); it != sums_.end(); ++it) {
    const bool is_balance_of_other_day = is_balance && it->first.as_of != flow.dated_on;
    query.as_of = it->first.as_of;
    if (it->first != query || is_balance_of_other_day) return;
    it->second.add(flow);
  }
}

void Measures::merge(const Measures& later) {
  for (const auto& [query, sum] : later.sums_) sums_[query].merge(sum);
}

const MeasureSum& Measures::get(const MeasureQuery& query) const {
  const auto it = sums_.find(query);
  FUNDTRAIL_CHECK(it != sums_.end());
  return it->second;
}

const MeasureSum& Measures::get(const std::string& programme, Measure measure) const {
  return get({programme, measure, {}, {}, {}});
}

std::map<FundSource, WideSum> Measures::budget_by_source(const std::string& programme) const {
  std::map<FundSource, WideSum> sources;
  for (const auto& entry : enum_table(FundSource{})) {
    const MeasureSum& sum = get({programme, Measure::kBudget, {}, entry.value, {}});
    if (!sum.support.is_empty()) sources[entry.value] = sum.fen;
  }
  return sources;
}

int direction_of(const Budget& budget) { return budget.type == BudgetType::kDecrease ? -1 : 1; }

int direction_of(const Allocation& allocation) {
  return allocation.type == AllocationType::kDecrease ? -1 : 1;
}

WideSum signed_fen(const Placed<Allocation>& placed) {
  return posted(placed).net_fen() * direction_of(placed.record);
}

MeasureQuery query_of(const std::string& programme, const MeasureClaim& claim) {
  MeasureQuery query{programme, claim.measure, {}, claim.source, claim.as_of};
  if (claim.party) query.party = claim.party->id;
  return query;
}

MeasureQuery allocated_query(const std::string& programme, const MeasureClaim& claim) {
  MeasureQuery query{programme, Measure::kAllocated, {}, {}, {}};
  if (claim.party) query.party = claim.party->id;
  return query;
}

}  // namespace fundtrail
