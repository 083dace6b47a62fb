// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "schemas/enum_table.h"

namespace fundtrail {

/// Where money of a budget comes from 资金来源. The numbers are part of the format.
enum class FundSource : std::uint8_t {
  kCentral = 1,
  kProvince = 2,
  kCity = 3,
  kCounty = 4,
  kOther = 5,
};

constexpr auto enum_table(FundSource) {
  return std::to_array<EnumEntry<FundSource>>({
      {FundSource::kCentral, "central", "中央资金"},
      {FundSource::kProvince, "province", "省级资金"},
      {FundSource::kCity, "city", "市级资金"},
      {FundSource::kCounty, "county", "县级资金"},
      {FundSource::kOther, "other", "其他资金"},
  });
}

}  // namespace fundtrail
