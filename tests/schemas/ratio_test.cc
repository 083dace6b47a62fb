// SPDX-License-Identifier: Apache-2.0
//
// Exact fractions: schemas/fields/figure.h, second half.
#include <optional>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/fields/figure.h"
#include "schemas/limits.h"

namespace fundtrail::test {
namespace {

constexpr WideSum kHalf = WideSum{1} << 126;
constexpr WideSum kMost = kHalf - 1 + kHalf;
constexpr WideSum kLeast = -kMost - 1;

bool agrees(std::string_view written, const Ratio& exact) {
  return agrees_as_written(parse_figure(written), exact).value();
}

bool is_internal(const Error& error) { return error.code() == ErrorCode::kInternal; }

}  // namespace

BOOST_AUTO_TEST_SUITE(ratio)

BOOST_AUTO_TEST_CASE(values_figures_in_their_base_unit) {
  const auto is_value = [](const char* text, WideSum numerator, WideSum denominator) {
    return compare(figure_value(parse_figure(text)), {numerator, denominator}) == 0;
  };
  BOOST_TEST(is_value("1.2亿元", 12'000'000'000, 1));
  BOOST_TEST(is_value("0.01元", 1, 1));
  BOOST_TEST(is_value("127.25%", 12'725, 10'000));
  BOOST_TEST(is_value("5574套", 5574, 1));
  BOOST_TEST(is_value("-8.10分", -81, 10));
}

BOOST_AUTO_TEST_CASE(compares_exactly) {
  BOOST_TEST((compare({1, 3}, {33'333'333, 100'000'000}) == 1));
  BOOST_TEST((compare({1, 3}, {2, 6}) == 0));
  BOOST_TEST((compare({-1, 3}, {1, 3}) == -1));
  BOOST_TEST((compare({0, 1}, {0, 5}) == 0));
  BOOST_TEST((compare({7093, 5574}, {12'725, 10'000}) == 1));  // 127.2516… %
}

BOOST_AUTO_TEST_CASE(compares_sums_of_the_largest_figures) {
  // 2^62 records of 10^17 分, against one 分 less.
  const WideSum sum = (WideSum{1} << 62) * kAmountFenMax;
  BOOST_TEST((compare({sum, 1}, {sum - 1, 1}) == 1));
  BOOST_TEST((compare({sum, 100}, {sum - 1, 100}) == 1));
}

BOOST_AUTO_TEST_CASE(tells_when_128_bits_do_not_suffice) {
  BOOST_TEST((compare({kMost, 1}, {1, 2}) == std::nullopt));
  BOOST_TEST((compare({1, 2}, {kLeast, 1}) == std::nullopt));
  BOOST_TEST((compare({kMost, 1}, {kLeast, 1}) == 1));
  BOOST_TEST((agrees_as_written(parse_figure("1%"), {kMost, 1}) == std::nullopt));
  BOOST_TEST((agrees_as_written(parse_figure("1亿元"), {1, kMost}) == std::nullopt));
  BOOST_TEST((agrees_as_written(parse_figure("2"), {1, kMost}) == std::nullopt));
}

// Either product has 128 bits, their difference has more.
BOOST_AUTO_TEST_CASE(tells_when_a_difference_exceeds_128_bits) {
  const Figure most = parse_figure("100000000000000000套");
  const WideSum denominator = kMost / most.mantissa;
  BOOST_TEST(!agrees_as_written(most, {kLeast, denominator}).has_value());
  BOOST_TEST(agrees_as_written(most, {0, denominator}).has_value());
}

BOOST_AUTO_TEST_CASE(accepts_a_percentage_within_half_of_its_last_digit) {
  const Ratio filed{7093, 5574};  // 1.272515… = 127.2515…%
  BOOST_TEST(agrees("127.25%", filed));
  BOOST_TEST(agrees("127.3%", filed));
  BOOST_TEST(agrees("127%", filed));
  BOOST_TEST(agrees("127.2515%", filed));
  BOOST_TEST(!agrees("127.26%", filed));
  BOOST_TEST(!agrees("127.24%", filed));
  BOOST_TEST(!agrees("127.2%", filed));
  BOOST_TEST(!agrees("128%", filed));
  BOOST_TEST(!agrees("127.2500%", filed));
  BOOST_TEST(!agrees("127.25", filed));  // not a percentage
}

BOOST_AUTO_TEST_CASE(accepts_the_ratios_of_the_report) {
  BOOST_TEST(agrees("164.80%", {1648, 1000}));
  BOOST_TEST(agrees("164.8%", {1648, 1000}));
  BOOST_TEST(!agrees("164.81%", {1648, 1000}));
  BOOST_TEST(!agrees("100%", {1648, 1000}));
  BOOST_TEST(agrees("103.55%", {175, 169}));
  BOOST_TEST(agrees("100.00%", {1000, 1000}));
}

BOOST_AUTO_TEST_CASE(includes_the_boundary_of_half_a_digit) {
  BOOST_TEST(agrees("0.5%", {55, 10'000}));  // 0.55 %
  BOOST_TEST(agrees("0.6%", {55, 10'000}));
  BOOST_TEST(!agrees("0.5%", {55'001, 10'000'000}));
  BOOST_TEST(!agrees("0.6%", {54'999, 10'000'000}));
  BOOST_TEST(agrees("-0.5%", {-55, 10'000}));
  BOOST_TEST(agrees("-0.6%", {-55, 10'000}));
  BOOST_TEST(!agrees("-0.5%", {-55'001, 10'000'000}));
  BOOST_TEST(agrees("0", {1, 2}));
  BOOST_TEST(agrees("1", {1, 2}));
  BOOST_TEST(!agrees("0", {2, 3}));
  BOOST_TEST(agrees("1", {2, 3}));
}

BOOST_AUTO_TEST_CASE(holds_money_to_its_last_written_digit) {
  // 3.30亿元 may differ by 50 万元 = 50,000,000 分, and by no more.
  const WideSum written = 33'000'000'000;
  BOOST_TEST(agrees("3.30亿元", {written + 50'000'000, 1}));
  BOOST_TEST(!agrees("3.30亿元", {written + 50'000'001, 1}));
  BOOST_TEST(agrees("3.30亿元", {written - 50'000'000, 1}));
  BOOST_TEST(!agrees("3.30亿元", {written - 50'000'001, 1}));
  BOOST_TEST(agrees("3.3亿元", {written + 500'000'000, 1}));
  BOOST_TEST(!agrees("3.3000000000亿元", {written + 1, 1}));
  BOOST_TEST(agrees("0.01元", {3, 2}));
  BOOST_TEST(!agrees("0.01元", {16, 10}));
}

BOOST_AUTO_TEST_CASE(rounds_percentages_half_up) {
  BOOST_TEST(format_percent({7093, 5574}, 2) == "127.25%");
  BOOST_TEST(format_percent({1648, 1000}, 2) == "164.80%");
  BOOST_TEST(format_percent({1, 3}, 2) == "33.33%");
  BOOST_TEST(format_percent({2, 3}, 2) == "66.67%");
  BOOST_TEST(format_percent({1, 1}, 2) == "100.00%");
  BOOST_TEST(format_percent({99'995, 100'000}, 2) == "100.00%");
  BOOST_TEST(format_percent({99'994, 100'000}, 2) == "99.99%");
  BOOST_TEST(format_percent({1, 200}, 0) == "1%");
  BOOST_TEST(format_percent({499, 100'000}, 0) == "0%");
  BOOST_TEST(format_percent({5, 1000}, 1) == "0.5%");
  BOOST_TEST(format_percent({1, 8}, 10) == "12.5000000000%");
}

BOOST_AUTO_TEST_CASE(rounds_negative_percentages_away_from_zero) {
  BOOST_TEST(format_percent({-1, 200}, 0) == "-1%");
  BOOST_TEST(format_percent({-1, 3}, 2) == "-33.33%");
  BOOST_TEST(format_percent({-1, 1'000'000}, 2) == "0.00%");
  BOOST_TEST(format_percent({0, 7}, 2) == "0.00%");
}

BOOST_AUTO_TEST_CASE(reports_a_percentage_beyond_128_bits_as_a_fault) {
  BOOST_TEST(format_percent({kLeast / 100, kMost / 100}, 0) == "-100%");
  BOOST_CHECK_EXCEPTION(static_cast<void>(format_percent({kLeast, kMost}, 0)), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(format_percent({kLeast, 1}, 2)), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(format_percent({1, 0}, 2)), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(format_percent({1, 1}, -1)), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(format_percent({1, 1}, 11)), Error, is_internal);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
