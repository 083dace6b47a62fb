// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_word.h"

#include <algorithm>

#include "report/printable.h"

namespace fundtrail {
namespace {

// Shells read none of these signs; bytes beyond ASCII are text to them.
bool is_plain(char c) {
  constexpr std::string_view kSigns = "-_./:=@%+,";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80 || kSigns.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view name) {
  std::string text = printable(name);
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace fundtrail
