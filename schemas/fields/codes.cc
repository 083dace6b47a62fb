// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/codes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kUsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kUsccLength = 18;
// 3^(i-1) mod 31 for i = 1 to 17.
constexpr std::array<unsigned, 17> kUsccWeights = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                   29, 25, 13, 8,  24, 10, 30, 28};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

}  // namespace

bool is_valid(Region region) noexcept {
  return region.code >= 110'000 && region.code <= 829'999 &&
         !(region.code / 100 % 100 == 0 && region.code % 100 != 0);
}

RegionLevel region_level(Region region) noexcept {
  if (region.code % 10'000 == 0) return RegionLevel::kProvince;
  return region.code % 100 == 0 ? RegionLevel::kCity : RegionLevel::kCounty;
}

Region parse_region(std::string_view text) {
  Region region;
  if (text.size() == 6 && are_digits(text)) {
    for (const char c : text) region.code = region.code * 10 + static_cast<unsigned>(c - '0');
  }
  if (!is_valid(region)) {
    throw FormatError(say("“{}”不是六位行政区划代码（GB/T 2260），例如 220100",
                          "“{}” is no six-digit region code (GB/T 2260), such as 220100",
                          shown_text(text)));
  }
  return region;
}

std::string format_region(Region region) { return fmt::format("{:06}", region.code); }

std::optional<char> uscc_check_character(std::string_view prefix) noexcept {
  unsigned sum = 0;
  for (std::size_t i = 0; i < kUsccWeights.size(); ++i) {
    const std::size_t value = kUsccAlphabet.find(prefix[i]);
    if (value == std::string_view::npos) return std::nullopt;
    sum += static_cast<unsigned>(value) * kUsccWeights[i];
  }
  return kUsccAlphabet[(31 - sum % 31) % 31];
}

std::optional<Message> refuse_uscc(std::string_view text) {
  if (text.size() != kUsccLength) {
    return say("“{}”不是 18 位统一社会信用代码", "“{}” is no 18-character credit code",
               shown_text(text));
  }
  const auto check = uscc_check_character(text.substr(0, kUsccLength - 1));
  if (!check || kUsccAlphabet.find(text.back()) == std::string_view::npos) {
    return say("“{}”含有统一社会信用代码不用的字符（不用 I O Z S V 和小写字母）",
               "“{}” has a character that credit codes do not use (I O Z S V, lower case)",
               shown_text(text));
  }
  if (*check != text.back()) {
    return say("“{}”的校验码应为 {}，请核对（GB 32100）",
               "the check character of “{}” should be {} (GB 32100)", shown_text(text), *check);
  }
  return std::nullopt;
}

std::optional<Message> refuse_project_code(std::string_view text) {
  constexpr std::size_t kLength = 21;
  constexpr std::size_t kLetterAt = 8;
  const bool has_form = text.size() == kLength && are_digits(text.substr(0, kLetterAt)) &&
                        text[kLetterAt] >= 'A' && text[kLetterAt] <= 'Z' &&
                        are_digits(text.substr(kLetterAt + 1));
  if (has_form) return std::nullopt;
  return say("“{}”不是 21 位项目代码，例如 50011122T000002075487",
             "“{}” is no 21-character project code, such as 50011122T000002075487",
             shown_text(text));
}

}  // namespace fundtrail
