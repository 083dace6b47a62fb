// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/readable_text.h"

#include <algorithm>
#include <cstddef>

namespace fundtrail::test {
namespace {

// Whether there is a byte at `at`, from `low` to `high`.
bool has(std::string_view text, std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
  if (at >= text.size()) return false;
  const unsigned byte = static_cast<unsigned char>(text[at]);
  return byte >= low && byte <= high;
}

// How many bytes the first character has; 0 if it is none.
std::size_t first_length(std::string_view text) {
  if (has(text, 0, 0x00, 0x7F)) return 1;
  if (has(text, 0, 0xC2, 0xDF)) return has(text, 1) ? 2 : 0;
  if (has(text, 0, 0xE0, 0xEF)) {
    const unsigned low = has(text, 0, 0xE0, 0xE0) ? 0xA0 : 0x80;
    const unsigned high = has(text, 0, 0xED, 0xED) ? 0x9F : 0xBF;  // no surrogates
    return has(text, 1, low, high) && has(text, 2) ? 3 : 0;
  }
  if (!has(text, 0, 0xF0, 0xF4)) return 0;
  const unsigned low = has(text, 0, 0xF0, 0xF0) ? 0x90 : 0x80;
  const unsigned high = has(text, 0, 0xF4, 0xF4) ? 0x8F : 0xBF;
  return has(text, 1, low, high) && has(text, 2) && has(text, 3) ? 4 : 0;
}

bool is_control(char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7F'; }

}  // namespace

bool is_well_formed(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = first_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool is_readable(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), is_control);
}

}  // namespace fundtrail::test
