// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"
#include "schemas/kinds/fund_source.h"

namespace fundtrail {

/// How a budget came about 预算类型. The numbers are part of the format.
enum class BudgetType : std::uint8_t {
  kInitial = 1,
  kIncrease = 2,
  kDecrease = 3,
  kCarriedIn = 4,
};

constexpr auto enum_table(BudgetType) {
  return std::to_array<EnumEntry<BudgetType>>({
      {BudgetType::kInitial, "initial", "年初预算"},
      {BudgetType::kIncrease, "increase", "追加"},
      {BudgetType::kDecrease, "decrease", "追减"},
      {BudgetType::kCarriedIn, "carried_in", "上年结转"},
  });
}

/// Money put at a programme's disposal 预算, or a change of it.
struct Budget : RecordBase {
  static constexpr Kind kKind = Kind::kBudget;
  static constexpr std::uint8_t kVersion = 1;

  Amount amount;
  BudgetType type{};
  FundSource source{};
  std::optional<Date> dated_on;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("amount", amount), field("type", type), field("source", source),
            field("dated_on", dated_on));
    serialize_origin(archive);
  }
  friend bool operator==(const Budget&, const Budget&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Budget& record);

}  // namespace fundtrail
