// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/date.h"

#include <limits>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

bool is_date(std::string_view text) {
  return !is_refused([text] { return parse_date(text); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(parses_and_formats_a_day) {
  const Date date = parse_date("2024-04-29");
  BOOST_TEST((date == Date{2024, 4, 29}));
  BOOST_TEST(format_date(date) == "2024-04-29");
  BOOST_TEST(date_number(date) == 20'240'429U);
  BOOST_TEST((date_from_number(20'240'429) == date));
}

BOOST_AUTO_TEST_CASE(knows_leap_years) {
  for (const char* text : {"2024-02-29", "2000-02-29", "1904-02-29", "2196-02-29"}) {
    BOOST_TEST(is_date(text), text);
  }
  for (const char* text : {"2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30"}) {
    BOOST_TEST(!is_date(text), text);
  }
}

BOOST_AUTO_TEST_CASE(knows_the_length_of_every_month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month <= 12; ++month) {
    const int days = kDays[month - 1];
    const auto day_of = [month](int day) {
      return Date{2023, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    };
    BOOST_TEST(is_valid(day_of(days)), month);
    BOOST_TEST(!is_valid(day_of(days + 1)), month);
    BOOST_TEST(!is_valid(day_of(0)), month);
  }
  BOOST_TEST((!is_valid(Date{2023, 0, 1}) && !is_valid(Date{2023, 13, 1})));
}

BOOST_AUTO_TEST_CASE(bounds_the_years) {
  BOOST_TEST(is_date("1900-01-01"));
  BOOST_TEST(!is_date("1899-12-31"));
  BOOST_TEST(is_date("2199-12-31"));
  BOOST_TEST(!is_date("2200-01-01"));
  BOOST_TEST(!is_date("0000-01-01"));
  BOOST_TEST(!is_date("9999-12-31"));
}

BOOST_AUTO_TEST_CASE(refuses_other_forms) {
  for (const char* text :
       {"", "2024", "2024-4-29", "2024/04/29", "20240429", "2024-04-29 ", " 2024-04-29",
        "2024-04-29T00:00:00", "24-04-29", "2024年4月29日", "2024-0４-29", "-024-04-29",
        "+024-04-29", "2024-04-2x", "2024--4-29", "2024-04--9"}) {
    BOOST_TEST(!is_date(text), text);
  }
}

BOOST_AUTO_TEST_CASE(tells_a_wrong_form_from_a_day_that_is_not) {
  BOOST_TEST(refusal_text([] { return parse_date("2024/04/29"); }) ==
             "“2024/04/29” is no date; write it as 2024-04-29");
  BOOST_TEST(refusal_text([] { return parse_date("2024-02-30"); }) ==
             "there is no day “2024-02-30” (years 1900 to 2199 are allowed)");
}

BOOST_AUTO_TEST_CASE(formats_times_at_beijing) {
  BOOST_TEST(format_time_beijing(0) == "1970-01-01 08:00:00");
  BOOST_TEST(format_time_beijing(-1) == "1970-01-01 07:59:59");
  BOOST_TEST(format_time_beijing(1'735'606'800'000'000) == "2024-12-31 09:00:00");
  BOOST_TEST(format_time_beijing(1'735'660'799'999'999) == "2024-12-31 23:59:59");
  BOOST_TEST(format_time_beijing(1'735'660'800'000'000) == "2025-01-01 00:00:00");
}

BOOST_AUTO_TEST_CASE(formats_any_time) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  BOOST_TEST(format_time_beijing(most) == std::to_string(most) + " µs");
  BOOST_TEST(format_time_beijing(least) == std::to_string(least) + " µs");
  constexpr std::int64_t kLastDayUs = 864'000'000'000'000'000 - 28'800'000'000;
  constexpr std::int64_t kDayUs = 86'400'000'000;
  BOOST_TEST(format_time_beijing(kLastDayUs) == "29349-01-26 00:00:00");
  BOOST_TEST(format_time_beijing(kLastDayUs + kDayUs - 1) == "29349-01-26 23:59:59");
  BOOST_TEST(format_time_beijing(kLastDayUs + kDayUs) == "864000057600000000 µs");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
