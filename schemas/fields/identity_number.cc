// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/identity_number.h"

#include <algorithm>
#include <array>

#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

constexpr std::size_t kLength = 18;
// 2^(18-i) mod 11 for i = 1 to 17, and the check character of each sum. Source: ISO 7064 MOD 11-2.
constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kCheckCharacters = "10X98765432";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char check_character(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (digits[i] - '0') * kWeights[i];
  return kCheckCharacters[static_cast<std::size_t>(sum % 11)];
}

bool has_date_of_birth(std::string_view number) {
  std::uint32_t date = 0;
  for (const char c : number.substr(6, 8)) date = date * 10 + static_cast<std::uint32_t>(c - '0');
  return is_valid(date_from_number(date));
}

bool is_identity_number(std::string_view word) {
  if (word.size() != kLength || !std::all_of(word.begin(), word.end() - 1, is_digit)) return false;
  const char last = word.back() == 'x' ? 'X' : word.back();
  return has_date_of_birth(word) && check_character(word) == last;
}

}  // namespace

std::optional<Message> refuse_identity_number(std::string_view text) {
  std::size_t begin = 0;
  while (begin + kLength <= text.size()) {
    const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = std::find_if_not(first, text.end(), is_letter_or_digit);
    if (is_identity_number({first, last})) {
      return say("含有居民身份证号，不得记入账本：记入后不能删除。请删去，或改用代号",
                 "contains a resident identity number, which must not be recorded, since it could "
                 "never be removed; leave it out, or use a code");
    }
    begin = static_cast<std::size_t>(last - text.begin()) + 1;
  }
  return std::nullopt;
}

}  // namespace fundtrail
