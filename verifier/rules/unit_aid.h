// SPDX-License-Identifier: Apache-2.0
//
// What allocations give for one unit of what they are for 单位补助: 5.00万元/部.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// An allocation with what was added to it and taken from it 追加、追减, as one sum.
struct AllocationFamily {
  const Placed<Allocation>* root = nullptr;
  std::vector<const Placed<Allocation>*> members;  ///< the root among them
  WideSum fen = 0;                                 ///< Unit: 分; what is left of all
};

/// What one allocation gives for a quantity of one target. Range: both more than 0, and so small
/// that products of any two fit a WideSum with room for a percentage.
struct UnitAid {
  const AllocationFamily* family = nullptr;
  WideSum fen = 0;            ///< Unit: 分
  WideSum quantity = 0;       ///< as `scaled`
  bool has_standard = false;  ///< the allocation follows the standards 补助标准 that it states
};

/// What is compared: the parts of one target (or the target itself, where it is no part), one
/// payer's allocations of one day 同一批次, in one unit.
struct AidKey {
  std::string indicator;
  std::string from;
  Date dated_on;
  Unit unit{};

  friend auto operator<=>(const AidKey&, const AidKey&) = default;
};

/// The aid of one batch for one indicator, by the allocations' ids.
struct AidGroup {
  std::vector<UnitAid> aids;
  std::vector<const AllocationFamily*> undivided;  ///< what each unit gets cannot be told
  Support support;
};

/// An allocation that does not come to quantity × standard.
struct StandardGap {
  const AllocationFamily* family = nullptr;
  WideSum due_fen = 0;  ///< Unit: 分, rounded half up
};

/// All that can be told of aid by unit. An allocation without purposes counts for the target of the
/// party that it goes to, if that is the party's only allocation of the programme. Memory grows
/// with the allocations.
struct AidTable {
  std::map<std::string, AllocationFamily> families;  ///< by the root's id
  std::map<AidKey, AidGroup> groups;
  std::vector<StandardGap> gaps;  ///< by the root's id
};

/// Cost: a few look-ups for each allocation and purpose. Lifetime: that of the registry.
[[nodiscard]] AidTable tabulate_aid(const Facts& facts);

/// Compares two of one group: negative, zero or positive.
[[nodiscard]] int compare_aid(const UnitAid& left, const UnitAid& right);

/// By how much `high` is more than `low`, as a share of `low`.
[[nodiscard]] Ratio spread_of(const UnitAid& high, const UnitAid& low);

/// Formats an aid, rounded half up to 分: `6.666667万元/部`.
[[nodiscard]] std::string format_aid(const UnitAid& aid, Unit unit);

}  // namespace fundtrail
