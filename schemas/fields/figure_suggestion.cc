// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/figure_suggestion.h"

#include <optional>
#include <string>
#include <utility>

#include "schemas/enum_table.h"
#include "schemas/fields/figure.h"

namespace fundtrail {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

constexpr Replacement kFullWidth[] = {
    {"０", "0"}, {"１", "1"}, {"２", "2"}, {"３", "3"}, {"４", "4"}, {"５", "5"}, {"６", "6"},
    {"７", "7"}, {"８", "8"}, {"９", "9"}, {"．", "."}, {"％", "%"}, {"－", "-"}};
constexpr Replacement kSpaces[] = {{" ", ""}, {"\t", ""}, {"\u3000", ""}, {"\u00A0", ""}};
constexpr Replacement kSeparators[] = {{",", ""}, {"，", ""}};
constexpr Replacement kCurrency[] = {
    {"￥", ""}, {"¥", ""}, {"人民币", ""}, {"RMB", ""}, {"CNY", ""}};

// Replaces everywhere. Returns: whether there was anything.
template <std::size_t kCount>
bool replace_all(std::string& text, const Replacement (&replacements)[kCount]) {
  bool is_found = false;
  for (const auto& [from, to] : replacements) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, from.size(), to);
      is_found = true;
    }
  }
  return is_found;
}

bool remove_leading_zeros(std::string& text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const auto is_digit = [&text](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  bool is_found = false;
  while (is_digit(first) && text[first] == '0' && is_digit(first + 1)) {
    text.erase(first, 1);
    is_found = true;
  }
  return is_found;
}

bool complete_unit(std::string& text) {
  const bool is_short = text.ends_with("万") || text.ends_with("亿");
  if (is_short) text += "元";
  return is_short;
}

// Whether it is a number that ends with a known unit; parse_figure would ask us again.
bool is_figure(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.", text.starts_with('-') ? 1 : 0);
  const std::string_view number = text.substr(0, end);
  const std::string_view unit = end == std::string_view::npos ? "" : text.substr(end);
  const bool is_number = !number.empty() && number.back() >= '0' && number.back() <= '9' &&
                         number.front() != '.' && number.find('.') == number.rfind('.');
  return is_number && find_enum_name<Unit>(unit) != nullptr;
}

}  // namespace

Message suggest_figure(std::string_view text) {
  std::string mended(text);
  Message reasons;
  const auto add = [&reasons](bool is_found, const Message& reason) {
    if (!is_found) return;
    if (!reasons.is_empty()) reasons += say("、", ", ");
    reasons += reason;
  };
  add(replace_all(mended, kFullWidth), say("不用全角字符", "no full-width characters"));
  add(replace_all(mended, kSpaces), say("去掉空格", "no spaces"));
  add(replace_all(mended, kSeparators), say("不用千分位", "no thousands separators"));
  const bool has_currency = replace_all(mended, kCurrency);
  if (has_currency && !mended.empty() && mended.back() >= '0' && mended.back() <= '9') {
    mended += "元";
  }
  add(has_currency, say("去掉货币符号", "no sign of currency"));
  add(remove_leading_zeros(mended), say("数字前不写 0", "no zero before the number"));
  const bool is_guess = complete_unit(mended);
  if (mended == text || !is_figure(mended)) return {};
  if (is_guess) return say("单位不全，是不是 {}？", "the unit is cut short; is {} meant?", mended);
  return say("{}，写作 {}", "{}: write {}", reasons, mended);
}

}  // namespace fundtrail
