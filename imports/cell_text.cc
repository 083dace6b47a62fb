// SPDX-License-Identifier: Apache-2.0
#include "imports/cell_text.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/fields/document_number.h"
#include "schemas/fields/reported_value.h"
#include "schemas/kinds/target.h"

namespace fundtrail {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair kFullWidth[] = {{"０", "0"}, {"１", "1"}, {"２", "2"}, {"３", "3"}, {"４", "4"},
                               {"５", "5"}, {"６", "6"}, {"７", "7"}, {"８", "8"}, {"９", "9"},
                               {"．", "."}, {"，", ","}, {"％", "%"}, {"－", "-"}, {"／", "/"},
                               {"：", ":"}, {"＝", "="}, {"＞", ">"}, {"＜", "<"}};
constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

[[noreturn]] void refuse(const Message& reason) { throw FormatError(reason); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string half_width(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  std::string result;
  while (!text.empty()) {
    const auto* const found =
        std::find_if(std::begin(kFullWidth), std::end(kFullWidth),
                     [text](const Pair& pair) { return text.starts_with(pair.first); });
    const bool is_full = found != std::end(kFullWidth);
    result += is_full ? found->second : text.substr(0, 1);
    text.remove_prefix(is_full ? found->first.size() : 1);
  }
  return result;
}

std::string_view without_space_before(std::string_view text) {
  bool is_cut = true;
  while (is_cut) {
    is_cut = false;
    for (const std::string_view space : kSpaces) {
      if (!text.starts_with(space)) continue;
      text.remove_prefix(space.size());
      is_cut = true;
    }
  }
  return text;
}

std::string_view without_space_after(std::string_view text) {
  bool is_cut = true;
  while (is_cut) {
    is_cut = false;
    for (const std::string_view space : kSpaces) {
      if (!text.ends_with(space)) continue;
      text.remove_suffix(space.size());
      is_cut = true;
    }
  }
  return text;
}

std::string plain(std::string_view text) { return half_width(trimmed(text)); }

// Removes separators of thousands, which must stand where they belong.
std::string without_separators(std::string_view number) {
  const std::string_view whole = number.substr(0, number.find('.'));
  if (number.find(',') == std::string_view::npos) return std::string(number);
  std::string result;
  std::string_view rest = whole;
  bool is_first = true;
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string_view group = rest.substr(0, comma);
    const bool is_right = is_first && comma != std::string_view::npos
                              ? !group.empty() && group.size() <= 3
                              : group.size() == 3;
    if (!is_right) break;
    result += group;
    if (comma == std::string_view::npos) return result += number.substr(whole.size());
    rest.remove_prefix(comma + 1);
    is_first = false;
  }
  refuse(say("千分位的位置不对，应为三位一节，如 1,234.50",
             "separators of thousands are out of place: they divide groups of three, as in "
             "1,234.50"));
}

// A number as it is written, without separators, and what follows it.
struct WrittenNumber {
  std::string number;
  std::string unit;
};

WrittenNumber split_number(std::string_view written) {
  std::string text = plain(written);
  for (const std::string_view sign : {"￥", "¥", "人民币"}) {
    if (text.starts_with(sign)) text = trimmed(text.substr(sign.size()));
  }
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
  const std::string_view number = std::string_view(text).substr(begin, end - begin);
  const std::string unit = trimmed(std::string_view(text).substr(end));
  if (number.find_first_of(kDigits) == std::string_view::npos) {
    refuse(say("不是数字", "it is no number"));
  }
  if (unit.starts_with('E') || unit.starts_with('e')) {
    refuse(say("是科学计数法，位数可能已丢失；请在表格软件里把这一列设为数值或文本，再另存",
               "it is in scientific notation, and digits may be lost; format the column as "
               "numbers or text and save the file again"));
  }
  return {text.substr(0, begin) + without_separators(number), unit};
}

// Zeros at the end of decimals, which are no part of an amount.
void drop_zeros(std::string& number) {
  if (number.find('.') == std::string::npos) return;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
}

Unit unit_of(std::string_view name, Unit otherwise) {
  if (name.empty()) return otherwise;
  const auto* const entry = find_enum_name<Unit>(name);
  if (entry != nullptr) return entry->value;
  refuse(say("没有“{}”这个单位", "there is no unit “{}”", shown_text(name)));
}

// The parts of a day as numbers, year first; fewer if it has fewer.
std::vector<std::string> day_parts(std::string_view text) {
  constexpr std::string_view kSeparators[][3] = {
      {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
  if (text.size() == 8 && is_digits(text)) {
    return {std::string(text.substr(0, 4)), std::string(text.substr(4, 2)),
            std::string(text.substr(6))};
  }
  for (const auto& separators : kSeparators) {
    std::vector<std::string> parts;
    std::string_view rest = text;
    for (const std::string_view separator : separators) {
      const std::size_t end = separator.empty() ? rest.size() : rest.find(separator);
      const std::string_view part = rest.substr(0, end);
      if (!is_digits(part)) break;
      parts.emplace_back(part);
      rest.remove_prefix(part.size());
      if (rest.empty()) break;
      rest.remove_prefix(separator.size());
      if (rest.empty()) break;
    }
    if (rest.empty() && parts.size() > 1) return parts;
  }
  return {};
}

bool is_time_of_day(std::string_view text) {
  return !text.empty() && is_digit(text.front()) &&
         text.find_first_not_of("0123456789:.") == std::string_view::npos;
}

// A day without the time of day that systems put after it.
std::string_view day_alone(std::string_view text) {
  const std::size_t gap = text.find_first_of(" T");
  if (gap == std::string_view::npos || !is_time_of_day(text.substr(gap + 1))) return text;
  return text.substr(0, gap);
}

constexpr std::pair<std::string_view, Comparator> kComparators[] = {
    {">=", Comparator::kGe},       {"≥", Comparator::kGe},        {"≧", Comparator::kGe},
    {"大于等于", Comparator::kGe}, {"不低于", Comparator::kGe},   {"不少于", Comparator::kGe},
    {"不小于", Comparator::kGe},   {"<=", Comparator::kLe},       {"≤", Comparator::kLe},
    {"≦", Comparator::kLe},        {"小于等于", Comparator::kLe}, {"不超过", Comparator::kLe},
    {"不高于", Comparator::kLe},   {"不大于", Comparator::kLe},   {"不多于", Comparator::kLe},
    {">", Comparator::kGt},        {"大于", Comparator::kGt},     {"高于", Comparator::kGt},
    {"<", Comparator::kLt},        {"小于", Comparator::kLt},     {"低于", Comparator::kLt},
    {"=", Comparator::kEq},        {"等于", Comparator::kEq}};

bool has_digit(std::string_view text) {
  return text.find_first_of(kDigits) != std::string_view::npos;
}

bool names_time(std::string_view text) {
  return text.find("年") != std::string_view::npos || text.find("月") != std::string_view::npos ||
         text.find("日") != std::string_view::npos;
}

constexpr std::pair<std::string_view, QualitativeResult> kResults[] = {
    {"达成", QualitativeResult::kMet},
    {"达成预期指标", QualitativeResult::kMet},
    {"完成", QualitativeResult::kMet},
    {"已完成", QualitativeResult::kMet},
    {"按时完成", QualitativeResult::kMet},
    {"达标", QualitativeResult::kMet},
    {"部分达成", QualitativeResult::kPartly},
    {"部分达成预期指标并具有一定效果", QualitativeResult::kPartly},
    {"部分完成", QualitativeResult::kPartly},
    {"未达成", QualitativeResult::kNotMet},
    {"未达成预期指标且效果较差", QualitativeResult::kNotMet},
    {"未完成", QualitativeResult::kNotMet}};

}  // namespace

std::string trimmed(std::string_view text) {
  text = without_space_after(without_space_before(text));
  if (text.size() > 1 && text[0] == '\'' &&
      kFormulaStarts.find(text[1]) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  return std::string(text);
}

std::string neutral_text(std::string_view text) {
  const bool is_formula =
      !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos;
  return (is_formula ? "'" : "") + std::string(text);
}

bool is_blank_cell(std::string_view text) {
  const std::string inner = trimmed(text);
  return inner.empty() || inner == "-" || inner == "—" || inner == "——" || inner == "/";
}

std::string read_amount(std::string_view text, Unit unit) {
  WrittenNumber written = split_number(text);
  const Unit own = unit_of(written.unit, unit);
  if (own == Unit::kNone) {
    refuse(say("不知道单位是元还是万元；请在列名里写明，如“金额（万元）”",
               "its unit is not known, 元 or 万元; write it in the heading, as in “金额（万元）”"));
  }
  drop_zeros(written.number);
  std::string amount = written.number + std::string(enum_name(own));
  static_cast<void>(parse_amount(amount));
  return amount;
}

std::string read_figure(std::string_view text, Unit unit) {
  const WrittenNumber written = split_number(text);
  const Unit own = unit_of(written.unit, unit);
  std::string figure = written.number + std::string(enum_name(own));
  static_cast<void>(parse_figure(figure));
  return figure;
}

std::string read_day(std::string_view text) {
  const std::string written = plain(text);
  if (written.size() == 5 && is_digits(written)) {
    refuse(say("像是表格软件的日期序号；请把这一列设为日期格式，再另存",
               "it seems to be a spreadsheet's number for a day; format the column as dates and "
               "save the file again"));
  }
  const std::vector<std::string> parts = day_parts(day_alone(written));
  if (parts.size() == 2) {
    refuse(say("只有年月，没有日", "it has a year and a month but no day"));
  }
  const bool is_day =
      parts.size() == 3 && parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2;
  if (!is_day) {
    refuse(say("不是日期；可以写 2024-04-29、2024/4/29、20240429 或 2024年4月29日",
               "it is no date; write 2024-04-29, 2024/4/29, 20240429 or “2024年4月29日”"));
  }
  const auto two_digits = [](const std::string& part) {
    return part.size() == 1 ? "0" + part : part;
  };
  std::string day = parts[0] + "-" + two_digits(parts[1]) + "-" + two_digits(parts[2]);
  static_cast<void>(parse_date(day));
  return day;
}

std::uint64_t read_count(std::string_view text) {
  constexpr std::size_t kDigitsMax = 18;
  std::string written = plain(text);
  if (written.ends_with("年") && written.size() > 3) written.resize(written.size() - 3);
  const std::string digits = without_separators(written);
  if (!is_digits(digits) || digits.size() > kDigitsMax) {
    refuse(say("不是整数", "it is no whole number"));
  }
  std::uint64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

std::string read_code(std::string_view text) {
  const std::string code = plain(text);
  const std::size_t exponent = code.find_first_of("Ee");
  const bool is_scientific = exponent != std::string::npos && exponent > 1 && is_digit(code[0]) &&
                             (code[1] == '.' || exponent == 1) && exponent + 1 < code.size() &&
                             (code[exponent + 1] == '+' || code[exponent + 1] == '-');
  if (is_scientific) {
    refuse(say("长编号被表格软件改成了科学计数法，后几位已丢失；请把这一列设为文本后重新导出",
               "a spreadsheet has turned the long number into scientific notation, and its last "
               "digits are lost; format the column as text and export it anew"));
  }
  if (code.find_first_of(" \t\r\n") != std::string::npos) {
    refuse(say("编号里有空格或换行", "there is white space within the code"));
  }
  return code;
}

std::string read_document_number(std::string_view text) {
  std::string written = trimmed(text);
  const auto number = parse_document_number(written);
  return number ? format_document_number(*number) : written;
}

Criterion read_criterion(std::string_view text, Unit unit) {
  const std::string written = plain(text);
  Criterion criterion{std::string(enum_name(Comparator::kUnstated)), std::nullopt, Unit::kNone};
  std::string_view rest = written;
  for (const auto& [sign, comparator] : kComparators) {
    if (!rest.starts_with(sign)) continue;
    criterion.comparator = enum_name(comparator);
    rest.remove_prefix(sign.size());
    break;
  }
  const bool has_sign = rest.size() < written.size();
  if (!has_sign && (!has_digit(rest) || names_time(rest))) {
    criterion.comparator = enum_name(Comparator::kQualitative);
    return criterion;
  }
  criterion.value = read_figure(rest, unit);
  criterion.unit = parse_figure(*criterion.value).unit;
  return criterion;
}

std::string read_result(std::string_view text, Unit unit) {
  const std::string written = plain(text);
  for (const auto& [words, result] : kResults) {
    if (written == words) return std::string(enum_name(result));
  }
  if (find_enum_name<QualitativeResult>(written) != nullptr) return written;
  if (!has_digit(written)) {
    refuse(say("既不是数字，也不是达成、部分达成、未达成",
               "it is no figure, and not met, partly or not_met"));
  }
  return read_figure(written, unit);
}

}  // namespace fundtrail
