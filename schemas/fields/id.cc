// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/id.h"

#include <algorithm>

#include "schemas/limits.h"

namespace fundtrail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_id_character(char c) {
  return is_letter_or_digit(c) || c == '.' || c == '_' || c == '/' || c == '-';
}

// A resident identity number is 17 digits and a check character; the former kind had 15 digits.
bool has_identity_number_shape(std::string_view text) {
  if (text.size() != 18 && text.size() != 15) return false;
  if (!std::all_of(text.begin(), text.end() - 1, is_digit)) return false;
  const char last = text.back();
  return is_digit(last) || (text.size() == 18 && (last == 'X' || last == 'x'));
}

}  // namespace

std::optional<Message> refuse_id(std::string_view text) {
  if (text.empty()) return say("编号为空", "the id is empty");
  if (text.size() > kIdBytesMax) {
    return say("编号有 {} 个字符，最多 {} 个", "the id has {} characters, at most {} are allowed",
               text.size(), kIdBytesMax);
  }
  if (!is_letter_or_digit(text.front()) ||
      !std::all_of(text.begin(), text.end(), is_id_character)) {
    return say("编号只能用 A-Z a-z 0-9 . _ / -，并以字母或数字开头",
               "an id consists of A-Z a-z 0-9 . _ / - and begins with a letter or digit");
  }
  if (has_identity_number_shape(text)) {
    return say("编号形似居民身份证号，不得记入账本；请另编代号",
               "the id has the shape of a resident identity number, which must not be recorded; "
               "use another code");
  }
  return std::nullopt;
}

}  // namespace fundtrail
