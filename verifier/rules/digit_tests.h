// SPDX-License-Identifier: Apache-2.0
//
// Tests of how digits are spread, in whole numbers: statistics are in thousandths or millionths,
// rounded down, so that rounding never accuses.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "schemas/fields/figure.h"

namespace fundtrail {

/// Pearson's χ² of counts against an even spread, in thousandths.
/// Requires: `counts` is not empty; its sum is from 1 to 10^12.
[[nodiscard]] WideSum even_chi_square_milli(std::span<const std::uint64_t> counts);

/// The first digits 1 to 9 as Benford's law has them, log10(1 + 1/d), in billionths: the
/// differences of the nine-place common logarithms of 1 to 10, so that their sum is exactly 10^9.
/// Source: F. Benford, The Law of Anomalous Numbers, 1938; any nine-place table of logarithms.
inline constexpr std::array<std::int64_t, 9> kBenfordBillionths = {301'029'996,
                                                                   477'121'255 - 301'029'996,
                                                                   602'059'991 - 477'121'255,
                                                                   698'970'004 - 602'059'991,
                                                                   778'151'250 - 698'970'004,
                                                                   845'098'040 - 778'151'250,
                                                                   903'089'987 - 845'098'040,
                                                                   954'242'509 - 903'089'987,
                                                                   1'000'000'000 - 954'242'509};

/// Pearson's χ² of the counts of the first digits 1 to 9 against Benford's law, in thousandths.
/// Requires: the sum of `counts` is from 1 to 10^12.
[[nodiscard]] WideSum benford_chi_square_milli(const std::array<std::uint64_t, 9>& counts);

/// The mean of the absolute deviations of the shares of the first digits from Benford's law (MAD),
/// in millionths. Requires: as benford_chi_square_milli.
[[nodiscard]] WideSum benford_deviation_micro(const std::array<std::uint64_t, 9>& counts);

/// The value that χ² exceeds by chance once in a hundred times, in thousandths.
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4 (20.090; 133.476).
inline constexpr std::int64_t kChiSquareMilli8 = 20'090;    ///< 8 degrees of freedom
inline constexpr std::int64_t kChiSquareMilli98 = 133'476;  ///< 98 degrees of freedom

/// From where on the deviation of first digits is called nonconforming, in millionths.
/// Source: M. Nigrini, Benford's Law, 2012, table 7.1 (0.015).
inline constexpr std::int64_t kBenfordDeviationMicro = 15'000;

/// Pearson's test wants at least so many expected in each place. Source: W. G. Cochran, 1954.
inline constexpr std::int64_t kExpectedLeast = 5;

/// A statistic in units of 10^-`decimals` as `20.090`. Requires: it is not negative.
[[nodiscard]] std::string format_statistic(WideSum value, int decimals);

}  // namespace fundtrail
