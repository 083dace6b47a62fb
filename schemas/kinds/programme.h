// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// The level of government that provides the money 资金级次. The numbers are part of the format.
enum class ProgrammeLevel : std::uint8_t {
  kCentral = 1,
  kProvince = 2,
  kCity = 3,
  kCounty = 4,
};

constexpr auto enum_table(ProgrammeLevel) {
  return std::to_array<EnumEntry<ProgrammeLevel>>({
      {ProgrammeLevel::kCentral, "central", "中央"},
      {ProgrammeLevel::kProvince, "province", "省级"},
      {ProgrammeLevel::kCity, "city", "市级"},
      {ProgrammeLevel::kCounty, "county", "县级"},
  });
}

/// How the money is given 资金性质. The numbers are part of the format.
enum class FundNature : std::uint8_t {
  kReward = 1,
  kProject = 2,
  kActualCost = 3,
};

constexpr auto enum_table(FundNature) {
  return std::to_array<EnumEntry<FundNature>>({
      {FundNature::kReward, "reward", "以奖代补"},
      {FundNature::kProject, "project", "项目补助"},
      {FundNature::kActualCost, "actual_cost", "据实结算"},
  });
}

/// The type of transfer payment 转移支付类型. The numbers are part of the format.
enum class TransferType : std::uint8_t {
  kGeneral = 1,
  kShared = 2,
  kSpecial = 3,
  kOwn = 4,
};

constexpr auto enum_table(TransferType) {
  return std::to_array<EnumEntry<TransferType>>({
      {TransferType::kGeneral, "general", "一般性转移支付"},
      {TransferType::kShared, "shared", "共同财政事权转移支付"},
      {TransferType::kSpecial, "special", "专项转移支付"},
      {TransferType::kOwn, "own", "本级支出"},
  });
}

/// A fund programme of one year 资金项目.
struct Programme : RecordBase {
  static constexpr Kind kKind = Kind::kProgramme;
  static constexpr std::uint8_t kVersion = 1;

  std::string name;
  std::uint16_t year = 0;  ///< Unit: calendar year
  ProgrammeLevel level{};
  Region region;
  std::optional<FundNature> nature;
  std::optional<TransferType> transfer;
  std::optional<Date> approved_on;  ///< 人代会批准预算之日
  std::optional<Date> ends_on;
  std::optional<ProgrammeRef> continues;  ///< 上年项目

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("name", name), field("year", year), field("level", level),
            field("region", region), field("nature", nature), field("transfer", transfer),
            field("approved_on", approved_on), field("ends_on", ends_on),
            field("continues", continues));
    serialize_origin(archive);
  }
  friend bool operator==(const Programme&, const Programme&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Programme& record);

}  // namespace fundtrail
