// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// How an allocation came about 下达类型. The numbers are part of the format.
enum class AllocationType : std::uint8_t {
  kAdvance = 1,
  kRegular = 2,
  kIncrease = 3,
  kDecrease = 4,
};

constexpr auto enum_table(AllocationType) {
  return std::to_array<EnumEntry<AllocationType>>({
      {AllocationType::kAdvance, "advance", "提前下达"},
      {AllocationType::kRegular, "regular", "正常下达"},
      {AllocationType::kIncrease, "increase", "追加"},
      {AllocationType::kDecrease, "decrease", "追减"},
  });
}

/// What part of an allocation is for 用途.
struct Purpose {
  TargetRef target;
  Figure quantity;
  std::optional<Amount> standard;  ///< 补助标准, per unit of quantity

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("target", target), field("quantity", quantity), field("standard", standard));
  }
  friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// An allocation of budget indicators 下达, which moves the right to spend and no cash.
struct Allocation : RecordBase {
  static constexpr Kind kKind = Kind::kAllocation;
  static constexpr std::uint8_t kVersion = 1;

  PartyRef from;
  PartyRef to;
  Amount amount;
  Date dated_on;
  AllocationType type{};
  std::optional<AllocationRef> of;     ///< 追加、追减所对的下达
  std::optional<AllocationRef> under;  ///< the allocation that it passes on
  std::optional<ProjectRef> project;
  std::optional<Date> received_on;
  std::optional<Date> filed_on;  ///< 备案日期
  std::optional<PartyRef> filed_with;
  std::optional<std::string> filing_number;
  std::vector<Purpose> purposes;
  std::optional<std::string> function_code;  ///< 支出功能分类科目

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("from", from), field("to", to), field("amount", amount),
            field("dated_on", dated_on), field("type", type), field("of", of),
            field("under", under), field("project", project), field("received_on", received_on),
            field("filed_on", filed_on), field("filed_with", filed_with),
            field("filing_number", filing_number), field("purposes", purposes),
            field("function_code", function_code));
    serialize_origin(archive);
  }
  friend bool operator==(const Allocation&, const Allocation&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Allocation& record);

}  // namespace fundtrail
