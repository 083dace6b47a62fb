// SPDX-License-Identifier: Apache-2.0
#include "verifier/measures.h"

#include "schemas/error.h"

namespace fundtrail {
namespace {

bool matches(const MeasureQuery& query, const Flow& flow) {
  if (query.measure != flow.measure) return false;
  if (query.party && *query.party != flow.party) return false;
  if (query.source && query.source != flow.source) return false;
  return !query.as_of || !flow.dated_on || *flow.dated_on <= *query.as_of;
}

}  // namespace

void MeasureSum::merge(const MeasureSum& later) {
  fen += later.fen;
  support.merge(later.support);
  has_undated = has_undated || later.has_undated;
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
    if (claim != nullptr && !programme.empty()) sums_[query_of(programme, *claim)];
  }
}

void Measures::absorb(const Flow& flow) {
  // Queries of one programme and measure are neighbours in the map.
  auto it = sums_.lower_bound({flow.programme, flow.measure, {}, {}, {}});
  for (; it != sums_.end() && it->first.programme == flow.programme &&
         it->first.measure == flow.measure;
       ++it) {
    if (!matches(it->first, flow)) continue;
    it->second.fen += flow.fen;
    it->second.support.add(flow.item);
    it->second.has_undated = it->second.has_undated || !flow.dated_on;
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

WideSum signed_fen(const Budget& budget) {
  return budget.type == BudgetType::kDecrease ? -budget.amount.fen : budget.amount.fen;
}

WideSum signed_fen(const Allocation& allocation) {
  const bool is_decrease = allocation.type == AllocationType::kDecrease;
  return is_decrease ? -allocation.amount.fen : allocation.amount.fen;
}

MeasureQuery query_of(const std::string& programme, const MeasureClaim& claim) {
  MeasureQuery query{programme, claim.measure, {}, claim.source, claim.as_of};
  if (claim.party) query.party = claim.party->id;
  return query;
}

}  // namespace fundtrail
