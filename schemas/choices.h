// SPDX-License-Identifier: Apache-2.0
//
// The names that a field may hold, told in words when another is given.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/enum_table.h"
#include "schemas/message.h"

namespace fundtrail {

/// One name that may be written, such as `regular`, and its Chinese label 正常下达.
struct Choice {
  std::string name;
  std::string zh;
};

/// The enumerators of `E`, in their order; those without a name are left out.
template <Enumerated E>
[[nodiscard]] std::vector<Choice> choices() {
  std::vector<Choice> all;
  for (const auto& entry : enum_table(E{})) {
    if (!entry.name.empty()) all.push_back({std::string(entry.name), std::string(entry.zh)});
  }
  return all;
}

/// Lists choices: `advance（提前下达）、regular（正常下达）` and `advance, regular`.
[[nodiscard]] Message list_choices(std::span<const Choice> choices);

/// The name that `word` was most likely meant to be: misspelt, the Chinese label or a part of it,
/// or a sign such as >=. Returns: an empty text if none is near.
[[nodiscard]] std::string meant_choice(std::string_view word, std::span<const Choice> choices);

/// Asks “，是不是 regular（正常下达）” of what meant_choice found; empty if it found nothing.
[[nodiscard]] Message ask_choice(std::string_view word, std::span<const Choice> choices);

}  // namespace fundtrail
