// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/unit_aid.h"

#include <algorithm>
#include <utility>

#include "verifier/rules/figure_sums.h"

namespace fundtrail {
namespace {

// So small that UnitAid keeps its promise: 10^16 元, and 10^9 of anything.
constexpr WideSum kFenMost = 1'000'000'000'000'000'000;
constexpr WideSum kQuantityMost = 1'000'000'000'000'000;

// What one purpose says, with the direction of the allocation that says it.
struct PurposeLine {
  const Placed<Target>* target = nullptr;
  Unit unit{};
  WideSum quantity = 0;  // as `scaled`
  std::optional<Amount> standard;
};

bool is_countable(Unit unit) {
  return !is_money(unit) && unit != Unit::kPercent && unit != Unit::kScore;
}

WideSum one_of(Unit unit) { return scaled({1, 0, unit}); }

// half up, of what is not negative
WideSum rounded_quotient(WideSum dividend, WideSum divisor) {
  return (2 * dividend + divisor) / (2 * divisor);
}

std::vector<PurposeLine> stated_lines(const Registry& registry, const AllocationFamily& family) {
  std::vector<PurposeLine> lines;
  for (const auto* member : family.members) {
    if (posted(*member).is_void()) continue;
    for (const Purpose& purpose : member->record.purposes) {
      const auto target = registry.targets.find(purpose.target.id);
      if (target == registry.targets.end() || !is_countable(purpose.quantity.unit)) continue;
      lines.push_back({&target->second, purpose.quantity.unit,
                       scaled(purpose.quantity) * direction_of(member->record), purpose.standard});
    }
  }
  return lines;
}

// What a party is to put out, as if that were written as purposes.
std::vector<PurposeLine> target_lines(const ProgrammeFacts& programme, const std::string& party) {
  std::vector<PurposeLine> lines;
  for (const TargetView& view : programme.targets) {
    const Target& target = view.target->record;
    const bool is_output = target.category == TargetCategory::kOutputQuantity && target.party &&
                           target.party->id == party;
    if (!is_output || !target.value || !is_countable(target.value->unit)) continue;
    lines.push_back({view.target, target.value->unit, scaled(*target.value), std::nullopt});
  }
  return lines;
}

// quantity × standard of all lines; nothing if there is a line without a standard, or too much.
// Unit: 分 × 10^8.
constexpr WideSum kDueScale = 100'000'000;
std::optional<WideSum> due_by_standards(const std::vector<PurposeLine>& lines) {
  WideSum due = 0;
  for (const PurposeLine& line : lines) {
    if (!line.standard || line.quantity > kQuantityMost || line.quantity < -kQuantityMost) {
      return std::nullopt;
    }
    const WideSum part = line.quantity * line.standard->fen * (kDueScale / one_of(line.unit));
    if (__builtin_add_overflow(due, part, &due)) return std::nullopt;
  }
  return due;
}

class Tabulation {
 public:
  explicit Tabulation(const Facts& facts) : facts_(facts), registry_(facts.registry) {}

  AidTable run() {
    gather_families();
    for (const auto& [id, family] : table_.families) {
      if (family.fen > 0) add(family);
    }
    return std::move(table_);
  }

 private:
  void gather_families() {
    for (const auto& [id, placed] : registry_.allocations) {
      const auto* root = registry_.place_of(id).root;
      AllocationFamily& family = table_.families[root->record.id.value];
      family.root = root;
      family.members.push_back(&placed);
      family.fen += signed_fen(placed);
    }
    for (const auto& [id, family] : table_.families) {
      if (family.fen > 0) ++received_[receiver_of(family)];
    }
  }

  void add(const AllocationFamily& family) {
    const bool has_purposes =
        std::any_of(family.members.begin(), family.members.end(),
                    [](const auto* member) { return !member->record.purposes.empty(); });
    const auto lines = has_purposes ? stated_lines(registry_, family) : assumed_lines(family);
    if (lines.empty()) return;
    if (const auto due = due_by_standards(lines)) {
      add_by_standards(family, lines, *due);
    } else {
      add_by_amount(family, lines);
    }
  }

  // An allocation to a party that has others too is for a part of its target that nobody states.
  [[nodiscard]] std::vector<PurposeLine> assumed_lines(const AllocationFamily& family) const {
    const auto receiver = receiver_of(family);
    if (received_.at(receiver) != 1) return {};
    return target_lines(facts_.of(receiver.first), receiver.second);
  }

  void add_by_standards(const AllocationFamily& family, const std::vector<PurposeLine>& lines,
                        WideSum due) {
    const WideSum gap = due - family.fen * kDueScale;
    if (gap >= kDueScale || gap <= -kDueScale) {
      table_.gaps.push_back({&family, due < 0 ? 0 : rounded_quotient(due, kDueScale)});
      return;
    }
    for (const PurposeLine& line : lines) {
      const UnitAid aid{&family, line.standard->fen, one_of(line.unit), true};
      auto& aids = group_of(family, line).aids;
      const bool is_listed =
          !aids.empty() && aids.back().family == &family && compare_aid(aids.back(), aid) == 0;
      if (!is_listed) aids.push_back(aid);
    }
  }

  void add_by_amount(const AllocationFamily& family, const std::vector<PurposeLine>& lines) {
    WideSum quantity = 0;
    for (const PurposeLine& line : lines) quantity += line.quantity;
    const PurposeLine& first = lines.front();
    const bool is_one_target = std::all_of(lines.begin(), lines.end(), [&first](const auto& line) {
      return line.target == first.target && line.unit == first.unit;
    });
    const bool is_small = quantity > 0 && quantity <= kQuantityMost && family.fen <= kFenMost;
    if (is_one_target && is_small) {
      group_of(family, first).aids.push_back({&family, family.fen, quantity, false});
      return;
    }
    for (const PurposeLine& line : lines) {
      auto& undivided = group_of(family, line).undivided;
      if (undivided.empty() || undivided.back() != &family) undivided.push_back(&family);
    }
  }

  AidGroup& group_of(const AllocationFamily& family, const PurposeLine& line) {
    const Target& target = line.target->record;
    const Allocation& root = family.root->record;
    AidGroup& group = table_.groups[{target.parent ? target.parent->id : target.id.value,
                                     root.from.id, root.dated_on, line.unit}];
    for (const auto* member : family.members) group.support.add(registry_.support_of(*member));
    group.support.add(registry_.support_of(*line.target));
    return group;
  }

  // A programme, and whoever receives money of it.
  [[nodiscard]] std::pair<std::string, std::string> receiver_of(
      const AllocationFamily& family) const {
    const Allocation& root = family.root->record;
    return {root.programme->id, registry_.owner_of(root.to.id)};
  }

  const Facts& facts_;
  const Registry& registry_;
  AidTable table_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> received_;
};

}  // namespace

AidTable tabulate_aid(const Facts& facts) { return Tabulation(facts).run(); }

int compare_aid(const UnitAid& left, const UnitAid& right) {
  const WideSum difference = left.fen * right.quantity - right.fen * left.quantity;
  return difference < 0 ? -1 : (difference > 0 ? 1 : 0);
}

Ratio spread_of(const UnitAid& high, const UnitAid& low) {
  const WideSum whole = low.fen * high.quantity;
  return {high.fen * low.quantity - whole, whole};
}

std::string format_aid(const UnitAid& aid, Unit unit) {
  const WideSum fen = rounded_quotient(aid.fen * one_of(unit), aid.quantity);
  const std::string per(enum_name(unit));
  return format_wan_yuan(fen) + (per.empty() ? "" : "/" + per);
}

}  // namespace fundtrail
