// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/days.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

std::int64_t between(std::string_view earlier, std::string_view later) {
  return days_between(parse_date(earlier), parse_date(later));
}

std::string after(std::string_view date, std::int64_t days) {
  return format_date(add_days(parse_date(date), days));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(days)

BOOST_AUTO_TEST_CASE(between_dates_are_those_of_the_calendar) {
  BOOST_TEST(between("2024-04-29", "2024-04-29") == 0);
  BOOST_TEST(between("2024-02-28", "2024-03-01") == 2);  // a leap year
  BOOST_TEST(between("2023-02-28", "2023-03-01") == 1);
  BOOST_TEST(between("2024-04-29", "2024-12-31") == 246);
  BOOST_TEST(between("2024-12-31", "2024-04-29") == -246);
  BOOST_TEST(between("1900-01-01", "2100-12-31") == 73'413);
}

BOOST_AUTO_TEST_CASE(are_added_and_taken_away) {
  BOOST_TEST(after("2024-04-29", 0) == "2024-04-29");
  BOOST_TEST(after("2024-04-29", -60) == "2024-02-29");
  BOOST_TEST(after("2024-04-29", -30) == "2024-03-30");
  BOOST_TEST(after("2024-02-29", 366) == "2025-03-01");
  BOOST_TEST(after("2100-12-31", 36'500) == "2200-12-07");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
