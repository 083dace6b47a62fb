// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/document_number.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace fundtrail {
namespace {

constexpr std::size_t kHanBytes = 3;  // U+4E00 to U+9FFF take three bytes of UTF-8
constexpr std::size_t kAgencyCharactersMax = 12;

constexpr auto kBrackets = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"〔", "〕"},
    {"[", "]"},
    {"(", ")"},
    {"（", "）"},
    {"【", "】"},
    {"﹝", "﹞"},
});

bool is_han(std::string_view text) {
  if (text.size() < kHanBytes) return false;
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned code_point = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  return (byte(0) & 0xF0U) == 0xE0U && code_point >= 0x4E00 && code_point <= 0x9FFF;
}

// Takes leading digits off `text`; returns nothing unless there are `least` to `most` of them.
std::optional<std::uint32_t> take_digits(std::string_view& text, std::size_t least,
                                         std::size_t most) {
  std::uint32_t number = 0;
  std::size_t count = 0;
  while (count < text.size() && count <= most && text[count] >= '0' && text[count] <= '9') {
    number = number * 10 + static_cast<std::uint32_t>(text[count++] - '0');
  }
  if (count < least || count > most) return std::nullopt;
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, std::string_view literal) {
  if (!text.starts_with(literal)) return false;
  text.remove_prefix(literal.size());
  return true;
}

std::string take_agency_code(std::string_view& text) {
  std::size_t size = 0;
  while (size < kAgencyCharactersMax * kHanBytes && is_han(text.substr(size))) size += kHanBytes;
  std::string code(text.substr(0, size));
  text.remove_prefix(size);
  return code;
}

}  // namespace

std::optional<DocumentNumber> parse_document_number(std::string_view text) {
  DocumentNumber number;
  number.agency_code = take_agency_code(text);
  if (number.agency_code.empty()) return std::nullopt;
  for (const auto& [open, close] : kBrackets) {
    if (!take(text, open)) continue;
    number.has_standard_brackets = open == kBrackets[0].first;
    const auto year = take_digits(text, 4, 4);
    if (!year || *year < 1900 || *year > 2099 || !take(text, close)) return std::nullopt;
    if (text.starts_with('0')) return std::nullopt;
    const auto serial = take_digits(text, 1, 5);
    if (!serial || text != "号") return std::nullopt;
    number.year = static_cast<std::uint16_t>(*year);
    number.serial = *serial;
    return number;
  }
  return std::nullopt;
}

std::string format_document_number(const DocumentNumber& number) {
  return fmt::format("{}〔{}〕{}号", number.agency_code, number.year, number.serial);
}

}  // namespace fundtrail
