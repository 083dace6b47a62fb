// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/days.h"

#include <chrono>

namespace fundtrail {
namespace {

std::chrono::sys_days day_of(Date date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

}  // namespace

std::int64_t days_between(Date earlier, Date later) noexcept {
  return (day_of(later) - day_of(earlier)).count();
}

Date add_days(Date date, std::int64_t days) noexcept {
  const std::chrono::year_month_day day(day_of(date) + std::chrono::days(days));
  return {static_cast<std::uint16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

}  // namespace fundtrail
