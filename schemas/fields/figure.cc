// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/figure.h"

#include <algorithm>

#include "schemas/error.h"
#include "schemas/fields/figure_suggestion.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::int64_t kFenPerYuan = 100;
constexpr std::int64_t kFenPerWanYuan = 1'000'000;
constexpr std::int64_t kFenPerYiYuan = 10'000'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

WideSum power_of_ten(int exponent) {
  WideSum power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::int64_t fen_per_unit(Unit unit) {
  if (unit == Unit::kYiYuan) return kFenPerYiYuan;
  return unit == Unit::kWanYuan ? kFenPerWanYuan : kFenPerYuan;
}

// Where the slip is plain, it says more than what the slip led to.
void refuse_slip(std::string_view text) {
  const Message suggestion = suggest_figure(text);
  if (suggestion.is_empty()) return;
  throw FormatError(
      say("“{}”的写法不对；{}", "“{}” is not well written; {}", shown_text(text), suggestion));
}

[[noreturn]] void refuse_form(std::string_view text) {
  refuse_slip(text);
  throw FormatError(say("“{}”不是数字加单位的写法，例如 838万元、5574套、127.25%",
                        "“{}” is not a number with a unit, such as 838万元, 5574套 or 127.25%",
                        shown_text(text)));
}

// The digits of a number: where they end and how many of them are decimals.
struct NumberExtent {
  std::size_t end = 0;
  std::size_t decimals = 0;
};

NumberExtent scan_number(std::string_view text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t end = first;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t integer_digits = end - first;
  if (integer_digits == 0 || (integer_digits > 1 && text[first] == '0')) refuse_form(text);
  if (end == text.size() || text[end] != '.') return {end, 0};
  const std::size_t point = end++;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == point + 1) refuse_form(text);
  return {end, end - point - 1};
}

std::int64_t parse_mantissa(std::string_view text, std::string_view number) {
  WideSum mantissa = 0;
  for (const char c : number) {
    if (!is_digit(c)) continue;
    mantissa = mantissa * 10 + (c - '0');
    if (mantissa > kFigureMantissaMax) {
      throw FormatError(say("“{}”超出可记录的范围（最多 10^17）",
                            "“{}” exceeds what can be recorded (10^17)", shown_text(text)));
    }
  }
  const bool is_negative = number.front() == '-';
  if (is_negative && mantissa == 0) refuse_form(text);
  return static_cast<std::int64_t>(is_negative ? -mantissa : mantissa);
}

Unit parse_unit(std::string_view text, std::string_view unit) {
  if (const auto* entry = find_enum_name<Unit>(unit)) return entry->value;
  refuse_slip(text);
  throw FormatError(
      say("“{}”的单位“{}”不在单位表内；金额用 元、万元、亿元，数量用 套、户、部、%… "
          "（见 docs/FORMAT.md）",
          "the unit “{1}” of “{0}” is not in the list; money is 元, 万元 or 亿元, "
          "counts are 套, 户, 部, %, … (see docs/FORMAT.md)",
          shown_text(text), shown_text(unit)));
}

// The size of a WideSum: unsigned, since the least of them has no positive counterpart.
__extension__ typedef unsigned __int128 WideMagnitude;

WideMagnitude magnitude(WideSum value) {
  const auto bits = static_cast<WideMagnitude>(value);
  return value < 0 ? ~bits + 1 : bits;
}

std::string format_digits(WideMagnitude value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value > 0);
  return digits;
}

// Puts a point before the last `decimals` digits, and a zero before a point that would lead.
std::string insert_point(std::string digits, std::size_t decimals) {
  if (decimals == 0) return digits;
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, 1, '.');
}

bool multiply(WideSum left, WideSum right, WideSum* product) {
  return !__builtin_mul_overflow(left, right, product);
}

}  // namespace

bool is_money(Unit unit) noexcept {
  return unit == Unit::kYuan || unit == Unit::kWanYuan || unit == Unit::kYiYuan;
}

int decimals_max(Unit unit) noexcept {
  switch (unit) {
    case Unit::kYuan:
      return 2;
    case Unit::kYiYuan:
      return 10;
    case Unit::kNone:
      return 8;
    default:
      return 6;
  }
}

bool is_valid(const Figure& figure) noexcept {
  if (figure.mantissa > kFigureMantissaMax || figure.mantissa < -kFigureMantissaMax) return false;
  if (find_enum(figure.unit) == nullptr || figure.decimals > decimals_max(figure.unit))
    return false;
  if (!is_money(figure.unit)) return true;
  const WideSum fen = figure_fen(figure);
  return fen <= kAmountFenMax && fen >= -kAmountFenMax;
}

Figure parse_figure(std::string_view text) {
  const NumberExtent extent = scan_number(text);
  const Unit unit = parse_unit(text, text.substr(extent.end));
  if (extent.decimals > static_cast<std::size_t>(decimals_max(unit))) {
    throw FormatError(say("“{}”有 {} 位小数，单位“{}”最多 {} 位",
                          "“{}” has {} decimals, the unit “{}” allows {}", shown_text(text),
                          extent.decimals, enum_name(unit), decimals_max(unit)));
  }
  const Figure figure{parse_mantissa(text, text.substr(0, extent.end)),
                      static_cast<std::uint8_t>(extent.decimals), unit};
  if (!is_valid(figure)) {
    throw FormatError(say("“{}”超出可记录的金额（最多 10^17 分，即 1000万亿元）",
                          "“{}” exceeds the largest amount (10^17 分)", shown_text(text)));
  }
  return figure;
}

std::string format_figure(const Figure& figure) {
  std::string digits = insert_point(format_digits(magnitude(figure.mantissa)), figure.decimals);
  if (figure.mantissa < 0) digits.insert(0, 1, '-');
  return digits.append(enum_name(figure.unit));
}

Amount parse_amount(std::string_view text) {
  const Figure figure = parse_figure(text);
  if (!is_money(figure.unit)) {
    throw FormatError(say("“{}”不是金额，金额须带单位 元、万元 或 亿元",
                          "“{}” is no amount of money; give it in 元, 万元 or 亿元",
                          shown_text(text)));
  }
  return {static_cast<std::int64_t>(figure_fen(figure))};
}

std::string format_amount(Amount amount) {
  const WideMagnitude size = magnitude(amount.fen);
  const Unit unit = size >= kFenPerYiYuan    ? Unit::kYiYuan
                    : size >= kFenPerWanYuan ? Unit::kWanYuan
                                             : Unit::kYuan;
  Figure figure{amount.fen, static_cast<std::uint8_t>(decimals_max(unit)), unit};
  while (figure.decimals > 0 && figure.mantissa % 10 == 0) {
    figure.mantissa /= 10;
    --figure.decimals;
  }
  return format_figure(figure);
}

std::string format_wan_yuan(WideSum fen) {
  std::size_t decimals = 6;
  WideMagnitude mantissa = magnitude(fen);
  while (decimals > 2 && mantissa % 10 == 0) {
    mantissa /= 10;
    --decimals;
  }
  return (fen < 0 ? "-" : "") + insert_point(format_digits(mantissa), decimals) + "万元";
}

std::string format_wide(WideSum value) {
  const std::string digits = format_digits(magnitude(value));
  return value < 0 ? "-" + digits : digits;
}

WideSum figure_fen(const Figure& figure) noexcept {
  // Every money unit allows just the decimals that make its last digit a whole 分.
  return figure.mantissa * (fen_per_unit(figure.unit) / power_of_ten(figure.decimals));
}

Ratio figure_value(const Figure& figure) noexcept {
  if (is_money(figure.unit)) return {figure_fen(figure), 1};
  const WideSum scale = power_of_ten(figure.decimals);
  return {figure.mantissa, figure.unit == Unit::kPercent ? scale * 100 : scale};
}

std::optional<int> compare(const Ratio& left, const Ratio& right) noexcept {
  WideSum a = 0;
  WideSum b = 0;
  if (!multiply(left.numerator, right.denominator, &a)) return std::nullopt;
  if (!multiply(right.numerator, left.denominator, &b)) return std::nullopt;
  return a < b ? -1 : (a > b ? 1 : 0);
}

std::optional<bool> agrees_as_written(const Figure& written, const Ratio& exact) noexcept {
  // |w - n/d| <= unit/2, with w = m/s and unit = 1/s (or 分 per last digit): |m·d - n·s| <= d/2,
  // where the left side is an integer, so that d/2 may be rounded down.
  WideSum scale = figure_value({1, written.decimals, written.unit}).denominator;
  Ratio target = exact;
  if (is_money(written.unit)) {
    const WideSum step = figure_fen({1, written.decimals, written.unit});
    if (!multiply(exact.denominator, step, &target.denominator)) return std::nullopt;
    scale = 1;
  }
  WideSum left = 0;
  WideSum right = 0;
  if (!multiply(written.mantissa, target.denominator, &left)) return std::nullopt;
  if (!multiply(target.numerator, scale, &right)) return std::nullopt;
  if (__builtin_sub_overflow(left, right, &left)) return std::nullopt;
  return magnitude(left) <= magnitude(target.denominator) / 2;
}

std::string format_percent(const Ratio& ratio, int decimals) {
  FUNDTRAIL_CHECK(ratio.denominator > 0 && decimals >= 0 && decimals <= 10);
  const WideMagnitude denominator = magnitude(ratio.denominator);
  WideMagnitude rounded = 0;
  const bool fits = !__builtin_mul_overflow(magnitude(ratio.numerator),
                                            magnitude(power_of_ten(decimals + 2)), &rounded) &&
                    !__builtin_add_overflow(rounded, denominator / 2, &rounded);
  FUNDTRAIL_CHECK(fits);
  rounded /= denominator;
  const std::string digits =
      insert_point(format_digits(rounded), static_cast<std::size_t>(decimals));
  return (ratio.numerator < 0 && rounded > 0 ? "-" : "") + digits + "%";
}

}  // namespace fundtrail
