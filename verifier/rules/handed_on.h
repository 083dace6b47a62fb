// SPDX-License-Identifier: Apache-2.0
//
// Indicators as they are handed on: by a programme from its budget, by an allocation to those
// below it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// Money that is handed on: that of a programme, or of one allocation.
struct HandedOn {
  std::uint64_t passed_on = 0;  ///< allocations of it, of which something is left
  TwoAxisFlow flow;
  Support support;
  std::vector<DatedAmount> takings;  ///< each more than 0

  void add_in(const DatedAmount& amount);
  void add_out(const DatedAmount& amount);
};

/// The record with which `node` fell below zero in its breach.
[[nodiscard]] std::optional<Fall> find_fall(const HandedOn& node, const AxisBreach& breach);

/// The budget of a programme, and what was allocated of it with no level above. 提前下达 comes
/// before the budget by law, and counts from the day the budget is there.
[[nodiscard]] HandedOn programme_node(const Facts& facts, const std::string& programme);

/// The allocations that were passed on or decreased, by id; their 追加 and 追减 are a part of them.
[[nodiscard]] std::map<std::string, HandedOn> handed_on_allocations(const Registry& registry);

}  // namespace fundtrail
