// SPDX-License-Identifier: Apache-2.0
//
// The figures from which on rules speak up: built in, and replaced by a rules file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "schemas/fields/figure.h"
#include "schemas/message.h"

namespace fundtrail {

/// Every threshold, each a whole number of its smallest unit: days, things, 分 of money, hundredths
/// of a percent (basis points) or of a point. Member names end in the unit where it is not plain.
/// What each means, and its range: `all_thresholds`.
struct Thresholds {
  std::int64_t c05_days = 30;
  std::int64_t f11_central_special_days = 90;
  std::int64_t f11_special_days = 60;
  std::int64_t f11_general_days = 30;
  std::int64_t f11_passed_on_days = 30;
  std::int64_t f12_doubt_days = 90;
  std::int64_t f12_error_days = 365;
  std::int64_t f14_days = 7;
  std::int64_t f15_days = 3;
  std::int64_t f15_limit_fen = 200'000'000;
  std::int64_t f16_days = 30;
  std::int64_t f17_share_bp = 5'000;
  std::int64_t f19_count = 30;
  std::int64_t f19_share_bp = 5'000;
  std::int64_t f20_count = 300;
  std::int64_t f21_spread_bp = 2'000;
  std::int64_t f22_share_bp = 8'000;
  std::int64_t p07_hint_bp = 2'000;
  std::int64_t p07_doubt_bp = 3'000;
  std::int64_t p07_grave_bp = 5'000;
  std::int64_t p14_sample = 30;
  std::int64_t p15_excellent_centipoints = 9'000;
  std::int64_t p15_good_centipoints = 8'000;
  std::int64_t p15_fair_centipoints = 6'000;
  std::int64_t p15_execution_centipoints = 1'000;
  std::int64_t p15_output_centipoints = 5'000;
  std::int64_t p15_benefit_centipoints = 3'000;
  std::int64_t p15_satisfaction_centipoints = 1'000;
  std::int64_t p15_costed_execution_centipoints = 1'000;
  std::int64_t p15_costed_cost_centipoints = 2'000;
  std::int64_t p15_costed_output_centipoints = 4'000;
  std::int64_t p15_costed_benefit_centipoints = 2'000;
  std::int64_t p15_costed_satisfaction_centipoints = 1'000;
  std::int64_t p16_count = 8;
  std::int64_t q01_notice_days = 20;
  std::int64_t q01_warning_days = 10;
  std::int64_t q01_overdue_days = 0;

  friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// What a threshold is.
struct ThresholdInfo {
  std::string_view id;  ///< its rule and its key in the rules file: `P07.doubt`
  /// How it is written: none, 天, % or 分 (at most two decimals), 元 (any unit of money).
  Unit unit{};
  std::int64_t least = 0;  ///< in the smallest unit, as all values
  std::int64_t most = 0;
  std::int64_t Thresholds::*value = nullptr;
  Message meaning;
  Message source;
};

/// Every threshold, by id. Those of rules that this version lacks are listed as well, and have no
/// effect. Threads: safe to call together.
[[nodiscard]] std::span<const ThresholdInfo> all_thresholds();

/// The thresholds of one rule; of a rule without any, none.
[[nodiscard]] std::span<const ThresholdInfo> thresholds_of(std::string_view rule);

/// A value as it is written: `30天`, `20%`, `90分`, `200万元`, `8`.
[[nodiscard]] std::string format_threshold(const ThresholdInfo& info, std::int64_t value);

/// Reads a value as it is written, and no other spelling of it than a figure's.
/// Throws: FormatError for another unit, too many decimals, or a value out of range.
[[nodiscard]] std::int64_t parse_threshold(const ThresholdInfo& info, std::string_view text);

/// Demands that thresholds that belong together stand in their order, such as hint ≤ doubt ≤ grave,
/// and that weights come to 100 分. Throws: FormatError that names those that do not.
void check_relations(const Thresholds& thresholds);

/// A threshold in basis points as a share of 1.
[[nodiscard]] constexpr Ratio share_of(std::int64_t basis_points) { return {basis_points, 10'000}; }

}  // namespace fundtrail
