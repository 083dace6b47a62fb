// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/digit_tests.h"

#include <numeric>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

using FirstDigits = std::array<std::uint64_t, 9>;

constexpr std::uint64_t kMost = 1'000'000'000'000;  // of all counts together

std::string chi_square(const FirstDigits& counts) {
  return format_statistic(benford_chi_square_milli(counts), 3);
}
std::string deviation(const FirstDigits& counts) {
  return format_statistic(benford_deviation_micro(counts), 6);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digit_tests)

BOOST_AUTO_TEST_CASE(has_shares_of_first_digits_that_come_to_one) {
  BOOST_TEST(std::accumulate(kBenfordBillionths.begin(), kBenfordBillionths.end(),
                             std::int64_t{0}) == 1'000'000'000);
  BOOST_TEST(kBenfordBillionths.front() == 301'029'996);
  BOOST_TEST(kBenfordBillionths.back() == 45'757'491);
  BOOST_TEST(std::is_sorted(kBenfordBillionths.rbegin(), kBenfordBillionths.rend()));
}

BOOST_AUTO_TEST_CASE(finds_nothing_in_an_even_spread) {
  BOOST_TEST((even_chi_square_milli(std::vector<std::uint64_t>(99, 5)) == 0));
  BOOST_TEST((even_chi_square_milli(std::vector<std::uint64_t>(1, 5)) == 0));
}

// 60 throws of a die: Σ (o - 10)² / 10 = (25 + 4 + 4 + 1 + 0 + 100) / 10.
BOOST_AUTO_TEST_CASE(measures_how_uneven_counts_are) {
  BOOST_TEST((even_chi_square_milli(std::vector<std::uint64_t>{5, 8, 8, 9, 10, 20}) == 13'400));
  BOOST_TEST((even_chi_square_milli(std::vector<std::uint64_t>{1, 0, 0}) == 2'000));
  BOOST_TEST((even_chi_square_milli(std::vector<std::uint64_t>{2, 1, 0, 0, 0, 0, 0}) == 8'666));
}

BOOST_AUTO_TEST_CASE(finds_nothing_in_the_first_digits_of_the_law) {
  FirstDigits counts{};
  std::ranges::copy(kBenfordBillionths, counts.begin());
  BOOST_TEST(chi_square(counts) == "0.000");
  BOOST_TEST(deviation(counts) == "0.000000");
}

// From log10(1 + 1/d) to 50 places: 36.152846… and 0.059717…; 0.257489… and 0.000915…; 20.854345…
// and 0.212053…
BOOST_AUTO_TEST_CASE(measures_how_far_first_digits_are_from_the_law) {
  const FirstDigits even = {10, 10, 10, 10, 10, 10, 10, 10, 10};
  BOOST_TEST(chi_square(even) == "36.152");
  BOOST_TEST(deviation(even) == "0.059717");
  const FirstDigits near = {300, 180, 125, 97, 79, 67, 58, 51, 43};
  BOOST_TEST(chi_square(near) == "0.257");
  BOOST_TEST(deviation(near) == "0.000915");
  const FirstDigits one = {0, 0, 0, 0, 0, 0, 0, 0, 1};
  BOOST_TEST(chi_square(one) == "20.854");
  BOOST_TEST(deviation(one) == "0.212053");
}

BOOST_AUTO_TEST_CASE(holds_as_many_as_any_ledger_has) {
  BOOST_TEST(chi_square({0, 0, 0, 0, 0, 0, 0, 0, kMost}) == "20854345116955.822");
  BOOST_TEST(deviation({kMost, 0, 0, 0, 0, 0, 0, 0, 0}) == "0.155326");
  BOOST_TEST(
      (even_chi_square_milli(std::vector<std::uint64_t>{kMost, 0}) == WideSum{kMost} * 1'000));
}

BOOST_AUTO_TEST_CASE(writes_statistics_with_their_decimals) {
  BOOST_TEST(format_statistic(0, 3) == "0.000");
  BOOST_TEST(format_statistic(5, 3) == "0.005");
  BOOST_TEST(format_statistic(20'090, 3) == "20.090");
  BOOST_TEST(format_statistic(1'234'567, 6) == "1.234567");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
