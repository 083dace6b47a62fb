// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/digit_tests.h"

#include <numeric>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr WideSum kMilli = 1'000;
constexpr WideSum kMicro = 1'000'000;
constexpr WideSum kBillion = 1'000'000'000;

WideSum sum_of(std::span<const std::uint64_t> counts) {
  return std::accumulate(counts.begin(), counts.end(), WideSum{0});
}

}  // namespace

// Σ (o - n/k)² / (n/k) = k Σ o² / n - n
WideSum even_chi_square_milli(std::span<const std::uint64_t> counts) {
  const WideSum total = sum_of(counts);
  WideSum squares = 0;
  for (const std::uint64_t count : counts) squares += WideSum{count} * count;
  return kMilli * static_cast<WideSum>(counts.size()) * squares / total - kMilli * total;
}

// Σ (o - np)² / (np) = Σ (o² / p) / n - n
WideSum benford_chi_square_milli(const std::array<std::uint64_t, 9>& counts) {
  const WideSum total = sum_of(counts);
  WideSum quotients = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    quotients += kMilli * kBillion * counts[i] * counts[i] / kBenfordBillionths[i];
  }
  const WideSum statistic = quotients / total - kMilli * total;
  return statistic < 0 ? 0 : statistic;  // what was rounded down of counts that fit exactly
}

WideSum benford_deviation_micro(const std::array<std::uint64_t, 9>& counts) {
  const WideSum total = sum_of(counts);
  FUNDTRAIL_CHECK(total > 0);
  WideSum deviations = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const WideSum difference = kBillion * counts[i] - total * kBenfordBillionths[i];
    deviations += difference < 0 ? -difference : difference;
  }
  return deviations * kMicro / (static_cast<WideSum>(counts.size()) * total * kBillion);
}

std::string format_statistic(WideSum value, int decimals) {
  std::string digits = format_wide(value);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, 1, '.');
  return digits;
}

}  // namespace fundtrail
