// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// What money was received 到位资金来源. The numbers are part of the format.
enum class ReceiptSource : std::uint8_t {
  kProgramme = 1,
  kMatching = 2,
  kCarryover = 3,
  kOther = 4,
  kUnstated = 5,
};

constexpr auto enum_table(ReceiptSource) {
  return std::to_array<EnumEntry<ReceiptSource>>({
      {ReceiptSource::kProgramme, "programme", "本资金"},
      {ReceiptSource::kMatching, "matching", "配套资金"},
      {ReceiptSource::kCarryover, "carryover", "上年结转"},
      {ReceiptSource::kOther, "other", "其他"},
      {ReceiptSource::kUnstated, "unstated", "未载明"},
  });
}

/// Where it was booked 入账账户. The numbers are part of the format.
enum class Account : std::uint8_t {
  kTreasury = 1,
  kEntity = 2,
};

constexpr auto enum_table(Account) {
  return std::to_array<EnumEntry<Account>>({
      {Account::kTreasury, "treasury", "国库"},
      {Account::kEntity, "entity", "单位账户"},
  });
}

/// Money booked at the receiver 到位.
struct Receipt : RecordBase {
  static constexpr Kind kKind = Kind::kReceipt;
  static constexpr std::uint8_t kVersion = 1;

  PartyRef party;
  Amount amount;
  ReceiptSource source{};
  Date dated_on;
  std::optional<AllocationRef> under;
  std::optional<Account> account;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("party", party), field("amount", amount), field("source", source),
            field("dated_on", dated_on), field("under", under), field("account", account));
    serialize_origin(archive);
  }
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Receipt& record);

}  // namespace fundtrail
