// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_number.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kSpreadsheetDigits = 15;
constexpr int kExponentMax = 400;  // beyond any number of a spreadsheet
constexpr std::int64_t kCountMax = 3'000'000;
constexpr std::int64_t kNoSuchDay = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0.DIGITS × 10^point: neither the first nor the last digit is 0; no digits are 0.
struct Decimal {
  bool is_negative = false;
  std::string digits;
  int point = 0;
};

// Takes the digits at the front of `text`.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> take_exponent(std::string_view& text) {
  if (!take(text, "eE")) return 0;
  const bool is_negative = text.starts_with('-');
  take(text, "+-");
  int exponent = 0;
  const std::string_view digits = take_digits(text);
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), exponent);
  if (error != std::errc() || exponent > kExponentMax) return std::nullopt;
  return is_negative ? -exponent : exponent;
}

void strip_zeros(Decimal& value) {
  const std::size_t first = value.digits.find_first_not_of('0');
  if (first == std::string::npos) {
    value = {};
    return;
  }
  value.digits.erase(0, first);
  value.point -= static_cast<int>(first);
  value.digits.erase(value.digits.find_last_not_of('0') + 1);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal value;
  value.is_negative = take(text, "-");
  if (!value.is_negative) take(text, "+");
  const std::string_view whole = take_digits(text);
  const std::string_view fraction = take(text, ".") ? take_digits(text) : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  const auto exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;
  value.digits.append(whole).append(fraction);
  value.point = static_cast<int>(whole.size()) + *exponent;
  strip_zeros(value);
  return value;
}

void round_half_up(Decimal& value) {
  if (value.digits.size() <= kSpreadsheetDigits) return;
  const bool rounds_up = value.digits[kSpreadsheetDigits] >= '5';
  value.digits.resize(kSpreadsheetDigits);
  if (rounds_up) {
    // A zero in front takes the carry of 99…9.
    value.digits.insert(value.digits.begin(), '0');
    ++value.point;
    std::size_t at = value.digits.size() - 1;
    for (; value.digits[at] == '9'; --at) value.digits[at] = '0';
    ++value.digits[at];
  }
  strip_zeros(value);
}

std::string format_decimal(const Decimal& value) {
  std::string text = value.digits;
  const auto digits = static_cast<int>(text.size());
  if (value.point >= digits) {
    text.append(static_cast<std::size_t>(value.point - digits), '0');
  } else if (value.point > 0) {
    text.insert(static_cast<std::size_t>(value.point), ".");
  } else {
    text.insert(0, "0." + std::string(static_cast<std::size_t>(-value.point), '0'));
  }
  if (value.digits.empty()) return "0";
  return value.is_negative ? "-" + text : text;
}

std::string day_text(const Decimal& value, bool counts_from_1904) {
  const std::string text = format_decimal(value);
  const std::string_view whole = std::string_view(text).substr(0, text.find('.'));
  std::int64_t count = 0;
  std::from_chars(whole.begin(), whole.end(), count);  // 15 digits at most
  const auto day = value.is_negative ? std::nullopt : day_of_count(count, counts_from_1904);
  if (!day) {
    throw FormatError(say("数字 {} 按日期格式显示，但不是 {} 至 {} 年间的日期",
                          "the number {} is formatted as a day, but is none of the years {} to {}",
                          text, kYearMin, kYearMax));
  }
  return format_date(*day);
}

// Passes over what is shown as it stands, quoted text and escaped characters, and over [conditions]
// and `General`.
std::string_view skip_literal(std::string_view format) {
  constexpr std::string_view kGeneral = "General";
  const auto skip_to = [&](char end) {
    return format.substr(std::min(format.find(end, 1), format.size() - 1) + 1);
  };
  switch (format.front()) {
    case '"':
      return skip_to('"');
    case '[':
      return skip_to(']');
    case '\\':
    case '_':
    case '*':
      return format.substr(std::min<std::size_t>(2, format.size()));
    default:
      return format.substr(format.starts_with(kGeneral) ? kGeneral.size() : 0);
  }
}

// Hours, minutes or seconds that go on counting: `[h]`, `[mm]`.
bool begins_with_elapsed_time(std::string_view format) {
  const std::string_view letters = format.substr(0, format.find(']'));
  return letters.size() > 1 && letters.front() == '[' &&
         (letters.find_first_not_of("hH", 1) == std::string_view::npos ||
          letters.find_first_not_of("mM", 1) == std::string_view::npos ||
          letters.find_first_not_of("sS", 1) == std::string_view::npos);
}

}  // namespace

NumberMeaning meaning_of_format(std::string_view format) {
  bool has_month_or_minute = false;
  bool has_time = false;
  while (!format.empty() && format.front() != ';') {
    has_time = has_time || begins_with_elapsed_time(format);
    const std::string_view rest = skip_literal(format);
    if (rest.size() != format.size()) {
      format = rest;
      continue;
    }
    const char c = static_cast<char>(format.front() | 0x20);
    if (format.front() == '%') return NumberMeaning::kPercent;
    format.remove_prefix(1);
    if (c == 'y' || c == 'd') return NumberMeaning::kDay;
    if (c == 'e' && !format.starts_with('+') && !format.starts_with('-')) {
      return NumberMeaning::kDay;  // the year, in East Asian formats; E+ is an exponent
    }
    has_month_or_minute = has_month_or_minute || c == 'm';
    has_time = has_time || c == 'h' || c == 's';
  }
  return has_month_or_minute && !has_time ? NumberMeaning::kDay : NumberMeaning::kNumber;
}

NumberMeaning meaning_of_format(unsigned id) {
  const auto is_within = [id](unsigned first, unsigned last) { return id >= first && id <= last; };
  if (is_within(9, 10)) return NumberMeaning::kPercent;
  if (is_within(14, 17) || id == 22) return NumberMeaning::kDay;
  const bool is_time = is_within(32, 35) || is_within(55, 56);
  const bool is_east_asian = is_within(27, 36) || is_within(50, 58);
  return is_east_asian && !is_time ? NumberMeaning::kDay : NumberMeaning::kNumber;
}

std::string number_text(std::string_view stored, NumberMeaning meaning, bool counts_from_1904) {
  auto value = parse_decimal(stored);
  if (!value) {
    throw FormatError(say("“{}”不是数字", "“{}” is no number", shown_text(stored)));
  }
  round_half_up(*value);
  if (value->point > static_cast<int>(kSpreadsheetDigits)) {
    throw FormatError(
        say("数字 {} 超过 {} 位，表格软件已把后面的数位改为 0（证件号、凭证号、账号"
            "常如此）；请把该列设为文本格式后重新填写",
            "the number {} has more than {} digits, and spreadsheets make zeros of "
            "the rest (of numbers of documents, vouchers, accounts); format the "
            "column as text and enter it again",
            shown_text(stored), kSpreadsheetDigits));
  }
  if (meaning == NumberMeaning::kDay) return day_text(*value, counts_from_1904);
  if (meaning == NumberMeaning::kNumber) return format_decimal(*value);
  if (!value->digits.empty()) value->point += 2;
  return format_decimal(*value) + "%";
}

std::optional<Date> day_of_count(std::int64_t count, bool counts_from_1904) {
  using namespace std::chrono;
  if (count < 0 || count > kCountMax) return std::nullopt;
  sys_days first = sys_days(1904y / January / 1);
  if (!counts_from_1904) {
    if (count == kNoSuchDay) return std::nullopt;
    first = sys_days(1899y / December / (count < kNoSuchDay ? 31 : 30));
  }
  const year_month_day day(first + days(count));
  const Date date{static_cast<std::uint16_t>(static_cast<int>(day.year())),
                  static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                  static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::int64_t count_of_day(Date day) {
  using namespace std::chrono;
  const sys_days at = sys_days(year(day.year) / day.month / day.day);
  const std::int64_t count = (at - sys_days(1899y / December / 30)).count();
  return count > kNoSuchDay ? count : count - 1;
}

bool is_kept_whole(std::string_view text) {
  const std::string_view form = text.starts_with('-') ? text.substr(1) : text;
  const bool has_form = !form.empty() && is_digit(form.front()) && is_digit(form.back()) &&
                        form.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!has_form) return false;
  const auto value = parse_decimal(text);
  return value && value->digits.size() <= kSpreadsheetDigits &&
         value->point <= static_cast<int>(kSpreadsheetDigits) && format_decimal(*value) == text;
}

}  // namespace fundtrail
