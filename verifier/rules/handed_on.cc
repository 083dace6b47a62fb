// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/handed_on.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace fundtrail {
namespace {

// Calls `visit` with what a record moved, and with what was reversed of it.
template <class T, class Visit>
void visit_amounts(const Placed<T>& placed, const Visit& visit) {
  visit_postings(posted(placed), direction_of(placed.record), visit);
}

DatedAmount once_budgeted(const Allocation& allocation, DatedAmount amount,
                          const DatedAmount& first_budget) {
  if (allocation.type != AllocationType::kAdvance) return amount;
  amount.dated_on = std::max(amount.dated_on, first_budget.dated_on);
  amount.recorded_at_us = std::max(amount.recorded_at_us, first_budget.recorded_at_us);
  return amount;
}

}  // namespace

void HandedOn::add_in(const DatedAmount& amount) {
  flow.add_in(amount);
  if (amount.fen >= 0) return;
  takings.push_back(amount);
  takings.back().fen = -amount.fen;
}

void HandedOn::add_out(const DatedAmount& amount) {
  flow.add_out(amount);
  if (amount.fen > 0) takings.push_back(amount);
}

std::optional<Fall> find_fall(const HandedOn& node, const AxisBreach& breach) {
  FallFinder finder(breach.breach);
  for (const DatedAmount& taking : node.takings) {
    const std::int64_t day = breach.is_business ? date_number(taking.dated_on.value_or(Date{}))
                                                : ledger_day(taking.recorded_at_us);
    if (day == breach.breach.day) finder.take(taking.sequence, taking.fen);
  }
  finder.settle(std::numeric_limits<std::uint64_t>::max());
  return finder.found();
}

std::map<std::string, HandedOn> handed_on_allocations(const Registry& registry) {
  std::map<std::string, HandedOn> nodes;
  const auto root_above = [&registry](const AllocationPlace& place) -> const Placed<Allocation>* {
    return place.under == nullptr ? nullptr : registry.place_of(place.under->id).root;
  };
  for (const auto& [id, placed] : registry.allocations) {
    const auto* above = root_above(registry.place_of(id));
    if (above == nullptr) continue;
    HandedOn& node = nodes[above->record.id.value];
    visit_amounts(placed, [&node](const DatedAmount& amount) { node.add_out(amount); });
    if (posted(placed).is_void()) continue;
    ++node.passed_on;
    node.support.add(registry.support_of(placed));
  }
  for (const auto& [id, placed] : registry.allocations) {
    if (placed.record.type != AllocationType::kDecrease) continue;
    nodes[registry.place_of(id).root->record.id.value];
  }
  for (const auto& [id, placed] : registry.allocations) {
    const auto node = nodes.find(registry.place_of(id).root->record.id.value);
    if (node == nodes.end()) continue;
    visit_amounts(placed, [&node](const DatedAmount& amount) { node->second.add_in(amount); });
    if (!posted(placed).is_void()) node->second.support.add(registry.support_of(placed));
  }
  return nodes;
}

HandedOn programme_node(const Facts& facts, const std::string& programme) {
  HandedOn node;
  std::optional<DatedAmount> first;
  for (const auto* placed : facts.of(programme).budgets) {
    Placed<Budget> budget = *placed;
    budget.record.dated_on = facts.registry.budget_date(budget.record);
    visit_amounts(budget, [&](const DatedAmount& amount) {
      node.add_in(amount);
      if (!first) first = amount;
      first->dated_on = std::min(first->dated_on, amount.dated_on);
      first->recorded_at_us = std::min(first->recorded_at_us, amount.recorded_at_us);
    });
    if (!posted(*placed).is_void()) node.support.add(facts.registry.support_of(*placed));
  }
  for (const auto* placed : facts.of(programme).top_allocations) {
    visit_amounts(*placed, [&](const DatedAmount& amount) {
      node.add_out(first ? once_budgeted(placed->record, amount, *first) : amount);
    });
    if (!posted(*placed).is_void()) node.support.add(facts.registry.support_of(*placed));
  }
  return node;
}

}  // namespace fundtrail
