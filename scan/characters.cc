// SPDX-License-Identifier: Apache-2.0
#include "scan/characters.h"

#include <algorithm>
#include <array>

namespace fundtrail {
namespace {

constexpr std::array<std::string_view, 9> kBlanks{" ",      "\t",     "\r",     "\f",    "\v",
                                                  "\u00A0", "\u3000", "\u2002", "\u2003"};

constexpr std::string_view kNumerals = "一二三四五六七八九";
constexpr std::size_t kNumeralBytes = 3;

// The value of a numeral 一 to 九, or 两; 0 for anything else.
unsigned numeral_value(std::string_view text) {
  if (text.starts_with("两")) return 2;
  if (text.size() < kNumeralBytes) return 0;
  const std::size_t at = kNumerals.find(text.substr(0, kNumeralBytes));
  return at == std::string_view::npos ? 0 : static_cast<unsigned>(at / kNumeralBytes + 1);
}

}  // namespace

std::size_t character_bytes(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(bytes, text.size());
}

std::string_view last_character(std::string_view text) noexcept {
  if (text.empty()) return {};
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return text.substr(begin);
}

std::size_t blank_bytes(std::string_view text) noexcept {
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::string_view trim_blanks(std::string_view text) noexcept {
  while (const std::size_t bytes = blank_bytes(text)) text.remove_prefix(bytes);
  while (blank_bytes(last_character(text)) > 0) text.remove_suffix(last_character(text).size());
  return text;
}

std::optional<Digit> first_digit(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  if (text[0] >= '0' && text[0] <= '9') return Digit{text[0] - '0', 1};
  if (!text.starts_with("\xEF\xBC") || text.size() < 3) return std::nullopt;
  const int value = static_cast<unsigned char>(text[2]) - 0x90;  // U+FF10 is EF BC 90
  return value >= 0 && value <= 9 ? std::optional(Digit{value, 3}) : std::nullopt;
}

bool ends_with_digit(std::string_view text) noexcept {
  return first_digit(last_character(text)).has_value();
}

bool starts_with_han(std::string_view text) noexcept {
  if (character_bytes(text) != 3) return false;
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned code_point = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  return code_point >= 0x4E00 && code_point <= 0x9FFF;
}

bool take_word(std::string_view& text, std::string_view literal) noexcept {
  if (!text.starts_with(literal)) return false;
  text.remove_prefix(literal.size());
  return true;
}

std::string_view word_at_front(std::string_view text,
                               std::initializer_list<std::string_view> words) noexcept {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return text.substr(0, word.size());
  }
  return {};
}

std::string_view word_at_back(std::string_view text,
                              std::initializer_list<std::string_view> words) noexcept {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return text.substr(text.size() - word.size());
  }
  return {};
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

std::optional<unsigned> take_chinese_number(std::string_view& text) noexcept {
  std::string_view rest = text;
  unsigned number = numeral_value(rest);
  if (number > 0) rest.remove_prefix(kNumeralBytes);
  if (take_word(rest, "十")) {
    number = (number == 0 ? 1 : number) * 10;
    if (const unsigned units = numeral_value(rest)) {
      number += units;
      rest.remove_prefix(kNumeralBytes);
    }
  }
  if (number == 0) return std::nullopt;
  text = rest;
  return number;
}

}  // namespace fundtrail
