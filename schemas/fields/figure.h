// SPDX-License-Identifier: Apache-2.0
//
// Money and other figures. There is no floating point: money is int64 分, a quoted figure keeps its
// decimals as written, sums are 128-bit, and rates are compared as exact fractions.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/enum_table.h"

namespace fundtrail {

/// A sum of amounts or figures, wide enough that no ledger can overflow it.
__extension__ typedef __int128 WideSum;

/// What a figure counts. The numbers are part of the format.
enum class Unit : std::uint8_t {
  kNone = 0,
  kYuan = 1,
  kWanYuan = 2,
  kYiYuan = 3,
  kPercent = 4,
  kScore = 5,
  kTao = 16,
  kHu,
  kBu,
  kGe,
  kChu,
  kDong,
  kTai,
  kRen,
  kJian,
  kZuo,
  kXiang,
  kCi,
  kPiece,
  kFen,
  kJia,
  kTiao,
  kLiang,
  kSuo,
  kMing,
  kCun,
  kQi,
  kChang,
  kRenCi,
  kHuCi,
  kWanRen,
  kWanHu,
  kKilometre,
  kMetre,
  kSquareMetre,
  kWanSquareMetre,
  kSquareKilometre,
  kCubicMetre,
  kMu,
  kHectare,
  kTonne,
  kDay,
  kMonth,
  kYear,
  kHour,
};

constexpr auto enum_table(Unit) {
  return std::to_array<EnumEntry<Unit>>({
      {Unit::kNone, "", ""},
      {Unit::kYuan, "元", "元"},
      {Unit::kWanYuan, "万元", "万元"},
      {Unit::kYiYuan, "亿元", "亿元"},
      {Unit::kPercent, "%", "%"},
      {Unit::kScore, "分", "分"},
      {Unit::kTao, "套", "套"},
      {Unit::kHu, "户", "户"},
      {Unit::kBu, "部", "部"},
      {Unit::kGe, "个", "个"},
      {Unit::kChu, "处", "处"},
      {Unit::kDong, "栋", "栋"},
      {Unit::kTai, "台", "台"},
      {Unit::kRen, "人", "人"},
      {Unit::kJian, "间", "间"},
      {Unit::kZuo, "座", "座"},
      {Unit::kXiang, "项", "项"},
      {Unit::kCi, "次", "次"},
      {Unit::kPiece, "件", "件"},
      {Unit::kFen, "份", "份"},
      {Unit::kJia, "家", "家"},
      {Unit::kTiao, "条", "条"},
      {Unit::kLiang, "辆", "辆"},
      {Unit::kSuo, "所", "所"},
      {Unit::kMing, "名", "名"},
      {Unit::kCun, "村", "村"},
      {Unit::kQi, "期", "期"},
      {Unit::kChang, "场", "场"},
      {Unit::kRenCi, "人次", "人次"},
      {Unit::kHuCi, "户次", "户次"},
      {Unit::kWanRen, "万人", "万人"},
      {Unit::kWanHu, "万户", "万户"},
      {Unit::kKilometre, "公里", "公里"},
      {Unit::kMetre, "米", "米"},
      {Unit::kSquareMetre, "平方米", "平方米"},
      {Unit::kWanSquareMetre, "万平方米", "万平方米"},
      {Unit::kSquareKilometre, "平方公里", "平方公里"},
      {Unit::kCubicMetre, "立方米", "立方米"},
      {Unit::kMu, "亩", "亩"},
      {Unit::kHectare, "公顷", "公顷"},
      {Unit::kTonne, "吨", "吨"},
      {Unit::kDay, "天", "天"},
      {Unit::kMonth, "个月", "个月"},
      {Unit::kYear, "年", "年"},
      {Unit::kHour, "小时", "小时"},
  });
}

/// Whether a unit is money (元, 万元, 亿元).
[[nodiscard]] bool is_money(Unit unit) noexcept;

/// The most decimals a figure of this unit may have: 元 2, 万元 6, 亿元 10, others 6 (without a
/// unit 8). Range: 0 to 10.
[[nodiscard]] int decimals_max(Unit unit) noexcept;

/// A figure as a document writes it: mantissa × 10^-decimals of a unit. 1.2亿元 is not 1.20亿元.
struct Figure {
  std::int64_t mantissa = 0;  ///< |mantissa| <= kFigureMantissaMax
  std::uint8_t decimals = 0;  ///< 0 to decimals_max(unit)
  Unit unit = Unit::kNone;

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Tells whether every part is in range (and money within kAmountFenMax).
[[nodiscard]] bool is_valid(const Figure& figure) noexcept;

/// Parses `[-]digits[.digits]unit`, such as `5574套`, `127.25%`, `1.2亿元`.
/// Throws: FormatError for another form, a unit not in the list, too many decimals or too large.
[[nodiscard]] Figure parse_figure(std::string_view text);

/// Formats as it is written. parse_figure(format_figure(x)) == x.
[[nodiscard]] std::string format_figure(const Figure& figure);

/// An amount of money in 分. Range: |fen| <= kAmountFenMax.
struct Amount {
  std::int64_t fen = 0;
  friend auto operator<=>(const Amount&, const Amount&) = default;
};

/// Parses an amount with its unit, such as `838万元` or `1234.56元`.
/// Throws: FormatError as parse_figure, and for a unit that is not money.
[[nodiscard]] Amount parse_amount(std::string_view text);

/// Formats in the largest of 亿元, 万元, 元 that does not exceed it, without trailing zeros: the
/// one spelling in which records are written.
[[nodiscard]] std::string format_amount(Amount amount);

/// Formats a sum of 分 for people: in 万元, with two decimals or as many as it takes.
[[nodiscard]] std::string format_wan_yuan(WideSum fen);

/// Formats a 128-bit integer in decimal.
[[nodiscard]] std::string format_wide(WideSum value);

/// The value of a figure of money in 分, exactly. Requires: is_money(figure.unit).
[[nodiscard]] WideSum figure_fen(const Figure& figure) noexcept;

/// An exact fraction. Requires of every function below: denominator > 0.
struct Ratio {
  WideSum numerator = 0;
  WideSum denominator = 1;
};

/// The value of a figure as a fraction of its base unit: money in 分, a percentage as a share of 1,
/// anything else as the number written.
[[nodiscard]] Ratio figure_value(const Figure& figure) noexcept;

/// Compares two fractions exactly: negative, zero or positive as left is less, equal or greater.
/// Returns: nothing if a product exceeds 128 bits (cannot happen with figures and their sums).
[[nodiscard]] std::optional<int> compare(const Ratio& left, const Ratio& right) noexcept;

/// Whether `written` is `exact` to within half a unit of its last written digit: |w - e| <=
/// ½·10^-d. Returns: nothing if the computation exceeds 128 bits.
[[nodiscard]] std::optional<bool> agrees_as_written(const Figure& written,
                                                    const Ratio& exact) noexcept;

/// Formats a fraction as a percentage, rounded half up (away from zero) to `decimals` digits:
/// `127.25%`. Range of decimals: 0 to 10.
/// Throws: Error(kInternal) if the computation exceeds 128 bits (cannot happen with figures and
/// their sums).
[[nodiscard]] std::string format_percent(const Ratio& ratio, int decimals);

}  // namespace fundtrail
