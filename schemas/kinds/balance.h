// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// Which account a balance stands in 账别. The numbers are part of the format.
enum class Book : std::uint8_t {
  kIndicator = 1,
  kCash = 2,
};

constexpr auto enum_table(Book) {
  return std::to_array<EnumEntry<Book>>({
      {Book::kIndicator, "indicator", "指标账"},
      {Book::kCash, "cash", "资金账"},
  });
}

/// What a balance is 结余类别. The numbers are part of the format.
enum class BalanceClass : std::uint8_t {
  kCarryover = 1,
  kSurplus = 2,
  kUnallocated = 3,
};

constexpr auto enum_table(BalanceClass) {
  return std::to_array<EnumEntry<BalanceClass>>({
      {BalanceClass::kCarryover, "carryover", "结转"},
      {BalanceClass::kSurplus, "surplus", "结余"},
      {BalanceClass::kUnallocated, "unallocated", "未分配"},
  });
}

/// What is left at a party on a day 结转结余.
struct Balance : RecordBase {
  static constexpr Kind kKind = Kind::kBalance;
  static constexpr std::uint8_t kVersion = 1;

  PartyRef party;
  Date as_of;
  Book book{};
  Amount amount;
  BalanceClass class_{};
  std::optional<ProgrammeRef> carried_to;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("party", party), field("as_of", as_of), field("book", book),
            field("amount", amount), field("class", class_), field("carried_to", carried_to));
    serialize_origin(archive);
  }
  friend bool operator==(const Balance&, const Balance&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Balance& record);

}  // namespace fundtrail
