// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_number.h"

#include <random>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

std::string number(std::string_view stored) {
  return number_text(stored, NumberMeaning::kNumber, false);
}
std::string percent(std::string_view stored) {
  return number_text(stored, NumberMeaning::kPercent, false);
}
std::string day(std::string_view stored) { return number_text(stored, NumberMeaning::kDay, false); }

void expect_no_number(std::string_view words, std::string_view stored) {
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(number(stored)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_number)

BOOST_AUTO_TEST_CASE(gives_the_digits_that_were_typed) {
  BOOST_TEST(number("0.1") == "0.1");
  BOOST_TEST(number("1234.5599999999999") == "1234.56");
  BOOST_TEST(number("838") == "838");
  BOOST_TEST(number("0.10000000000000001") == "0.1");
  BOOST_TEST(number("8380000.0099999998") == "8380000.01");
  BOOST_TEST(number("-1648.0") == "-1648");
  BOOST_TEST(number("1.2E8") == "120000000");
  BOOST_TEST(number("1.2e+2") == "120");
  BOOST_TEST(number("1.5E-3") == "0.0015");
  BOOST_TEST(number("+7") == "7");
  BOOST_TEST(number(".5") == "0.5");
  BOOST_TEST(number("5.") == "5");
  BOOST_TEST(number("007.50") == "7.5");
}

BOOST_AUTO_TEST_CASE(has_one_zero) {
  for (const char* zero : {"0", "-0", "0.000", "00", "0E5", "-0.0E-7"}) {
    BOOST_TEST(number(zero) == "0");
    BOOST_TEST(percent(zero) == "0%");
  }
}

BOOST_AUTO_TEST_CASE(leaves_out_what_no_spreadsheet_shows) {
  BOOST_TEST(number("0.30000000000000004") == "0.3");
  BOOST_TEST(number("99999999999999.949") == "99999999999999.9");
  BOOST_TEST(number("99999999999999.950") == "100000000000000");
  BOOST_TEST(number("0.99999999999999999") == "1");
  BOOST_TEST(number("123456789012345.49") == "123456789012345");
}

// 15 digits are what the binary form keeps of any decimal number.
BOOST_AUTO_TEST_CASE(finds_every_number_of_15_digits_again) {
  std::mt19937_64 random(15);
  for (int i = 0; i < 20'000; ++i) {
    // 15 digits at most, the last of them no zero.
    const std::uint64_t digits = random() % 100'000'000'000'000 * 10 + 1 + random() % 9;
    std::string typed = fmt::format("0{:015}", digits);
    typed.insert(typed.size() - random() % 15 - 1, ".");
    while (typed[0] == '0' && typed[1] != '.') typed.erase(0, 1);
    const double kept = std::stod(typed);
    BOOST_TEST_REQUIRE(number(fmt::format("{:.17g}", kept)) == typed);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_a_spreadsheet_has_changed) {
  expect_no_number("more than 15 digits", "110101199003070000");
  expect_no_number("more than 15 digits", "1E+15");
  expect_no_number("more than 15 digits", "999999999999999.9999");
  expect_no_number("more than 15 digits", "1.0E300");
  BOOST_TEST(number("999999999999999") == "999999999999999");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_number) {
  for (const char* text : {"", ".", "-", "1,234", "1 2", " 1", "1x", "0x10", "NaN", "INF", "1E",
                           "1E+", "--1", "1.2.3", "１", "1E401", "1E99999999999"}) {
    expect_no_number("is no number", text);
  }
}

BOOST_AUTO_TEST_CASE(shifts_percentages_by_digits) {
  BOOST_TEST(percent("1.2725") == "127.25%");
  BOOST_TEST(percent("0.66669999999999996") == "66.67%");
  BOOST_TEST(percent("1") == "100%");
  BOOST_TEST(percent("0.001") == "0.1%");
  BOOST_TEST(percent("-0.05") == "-5%");
}

BOOST_AUTO_TEST_CASE(counts_days_from_1900) {
  BOOST_TEST(day("1") == "1900-01-01");
  BOOST_TEST(day("59") == "1900-02-28");
  BOOST_TEST(day("61") == "1900-03-01");
  BOOST_TEST(day("45411") == "2024-04-29");
  BOOST_TEST(day("45411.75") == "2024-04-29");
  BOOST_TEST(day("109574") == "2199-12-31");
  for (const char* none : {"0", "0.5", "60", "-1", "109575", "2958465", "100000000000"}) {
    expect_error(ErrorCode::kRefused, "none of the years 1900 to 2199",
                 [&] { static_cast<void>(day(none)); });
  }
}

BOOST_AUTO_TEST_CASE(counts_days_from_1904) {
  BOOST_TEST(number_text("0", NumberMeaning::kDay, true) == "1904-01-01");
  BOOST_TEST(number_text("43949", NumberMeaning::kDay, true) == "2024-04-29");
  BOOST_TEST(number_text("60", NumberMeaning::kDay, true) == "1904-03-01");
}

BOOST_AUTO_TEST_CASE(gives_each_day_its_count) {
  for (const Date date : {Date{1900, 1, 1}, Date{1900, 2, 28}, Date{1900, 3, 1}, Date{2024, 2, 29},
                          Date{2199, 12, 31}}) {
    const auto back = day_of_count(count_of_day(date), false);
    BOOST_TEST(format_date(back.value()) == format_date(date));
  }
}

BOOST_AUTO_TEST_CASE(tells_days_and_percentages_by_the_format) {
  for (const char* format :
       {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\\-mm\\-dd;@", "m/d", "D-MMM-YY",
        "mmm", "e\"年\"", "[DBNum1]yyyy", "yyyy/m/d h:mm", "[$-411]ggge\"年\"m\"月\""}) {
    BOOST_TEST((meaning_of_format(format) == NumberMeaning::kDay), format);
  }
  for (const char* format : {"0%", "0.00%", "#,##0.0 %;-0%", "[Red]0.0%"}) {
    BOOST_TEST((meaning_of_format(format) == NumberMeaning::kPercent), format);
  }
  for (const char* format : {"",         "General", "0.00",    "#,##0.00_);[Red]\\(#,##0.00\\)",
                             "0.00E+00", "0E-0",    "h:mm",    "[h]:mm",
                             "[mm]:ss",  "[hh]",    "mm:ss",   "\"day\"0",
                             "0\\d",     "0_y",     "0*%",     "0;0%",
                             "0;yyyy",   "@",       "\"50%\"", "[$USD] 0",
                             "\"",       "[",       "\\",      "General\"元\"",
                             "¥#,##0.00"}) {
    BOOST_TEST((meaning_of_format(format) == NumberMeaning::kNumber), format);
  }
}

BOOST_AUTO_TEST_CASE(knows_the_formats_that_are_built_in) {
  for (const unsigned id : {14U, 17U, 22U, 27U, 31U, 36U, 50U, 57U, 58U}) {
    BOOST_TEST((meaning_of_format(id) == NumberMeaning::kDay), id);
  }
  BOOST_TEST((meaning_of_format(9U) == NumberMeaning::kPercent));
  BOOST_TEST((meaning_of_format(10U) == NumberMeaning::kPercent));
  for (const unsigned id : {0U, 2U, 13U, 18U, 21U, 32U, 35U, 45U, 49U, 55U, 164U, 4'000'000'000U}) {
    BOOST_TEST((meaning_of_format(id) == NumberMeaning::kNumber), id);
  }
}

BOOST_AUTO_TEST_CASE(knows_what_a_spreadsheet_keeps_whole) {
  for (const char* text : {"0", "1", "-838.01", "0.1", "999999999999999", "120000"}) {
    BOOST_TEST(is_kept_whole(text), text);
  }
  for (const char* text : {"", "-", "01", "1.0", "1.50", "-0", "+1", "1e3", "1,000", "838万元",
                           "1234567890123456", "0.1234567890123456", ".5", "5."}) {
    BOOST_TEST(!is_kept_whole(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
