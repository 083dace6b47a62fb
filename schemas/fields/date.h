// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundtrail {

/// A day of the Gregorian calendar, kYearMin-01-01 to kYearMax-12-31. Which clock it follows is the
/// document's own matter; ledger times are converted at UTC+08:00.
struct Date {
  std::uint16_t year = 0;
  std::uint8_t month = 0;  ///< 1 to 12
  std::uint8_t day = 0;    ///< 1 to 31

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Whether `date` is a day that exists, within the years allowed.
[[nodiscard]] bool is_valid(Date date) noexcept;

/// Parses `YYYY-MM-DD`, exactly so.
/// Throws: FormatError if `text` has another form or names no day (2024-02-30).
[[nodiscard]] Date parse_date(std::string_view text);

/// Formats as `YYYY-MM-DD`. Requires: is_valid(date).
[[nodiscard]] std::string format_date(Date date);

/// The number YYYYMMDD, the form in which a date is encoded.
[[nodiscard]] constexpr std::uint32_t date_number(Date date) noexcept {
  return date.year * 10'000U + date.month * 100U + date.day;
}

/// The date of a number YYYYMMDD; check it with is_valid.
[[nodiscard]] constexpr Date date_from_number(std::uint32_t number) noexcept {
  return {static_cast<std::uint16_t>(number / 10'000 % 10'000),
          static_cast<std::uint8_t>(number / 100 % 100), static_cast<std::uint8_t>(number % 100)};
}

/// Formats a time in µs since 1970-01-01T00:00:00Z as `YYYY-MM-DD HH:MM:SS` at UTC+08:00 (Beijing).
/// Any value is formatted; years beyond 9999 take more digits.
[[nodiscard]] std::string format_time_beijing(std::int64_t time_us);

}  // namespace fundtrail
