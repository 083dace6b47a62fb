// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/date.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

std::chrono::year_month_day calendar_day(Date date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

bool has_date_form(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

std::uint32_t parse_digits(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  return number;
}

}  // namespace

bool is_valid(Date date) noexcept {
  return date.year >= kYearMin && date.year <= kYearMax && calendar_day(date).ok();
}

Date parse_date(std::string_view text) {
  if (!has_date_form(text)) {
    throw FormatError(say("“{}”不是日期，应写作 2024-04-29",
                          "“{}” is no date; write it as 2024-04-29", shown_text(text)));
  }
  const Date date =
      date_from_number(parse_digits(text.substr(0, 4)) * 10'000 +
                       parse_digits(text.substr(5, 2)) * 100 + parse_digits(text.substr(8, 2)));
  if (!is_valid(date)) {
    throw FormatError(say("没有“{}”这一天（允许 {} 年至 {} 年）",
                          "there is no day “{}” (years {} to {} are allowed)", shown_text(text),
                          kYearMin, kYearMax));
  }
  return date;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string format_time_beijing(std::int64_t time_us) {
  using std::chrono::days;
  constexpr std::int64_t kSecondsPerDay = 86'400;
  constexpr std::int64_t kBeijingOffset = 28'800;
  const std::int64_t seconds =
      time_us / 1'000'000 - (time_us % 1'000'000 < 0 ? 1 : 0) + kBeijingOffset;
  const std::int64_t second_of_day = ((seconds % kSecondsPerDay) + kSecondsPerDay) % kSecondsPerDay;
  const std::int64_t day = (seconds - second_of_day) / kSecondsPerDay;
  constexpr std::int64_t kDayMax = 10'000'000;  // beyond std::chrono::year, so name the number
  if (day > kDayMax || day < -kDayMax) return fmt::format("{} µs", time_us);
  const std::chrono::year_month_day date{std::chrono::sys_days(days(day))};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     second_of_day / 3'600, second_of_day / 60 % 60, second_of_day % 60);
}

}  // namespace fundtrail
