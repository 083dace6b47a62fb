// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include <fmt/format.h>

namespace fundtrail {

/// The languages a user is spoken to in.
enum class Language { kChinese, kEnglish };

/// One thing said to a user, in every language at once, so that no message can lack a translation
/// and no lower layer needs to know who is reading.
struct Message {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
  [[nodiscard]] bool is_empty() const { return zh.empty() && en.empty(); }
  Message& operator+=(const Message& other) {
    zh += other.zh;
    en += other.en;
    return *this;
  }
  friend bool operator==(const Message&, const Message&) = default;
};

/// What `say` substitutes for one argument: the value itself, or a Message in the right language.
template <class T>
[[nodiscard]] const T& in_language(const T& value, Language) {
  return value;
}
[[nodiscard]] inline const std::string& in_language(const Message& message, Language language) {
  return message.in(language);
}

/// Formats one message from two format strings over the same arguments. An argument that is itself
/// a Message appears in the matching language. Both strings may reorder arguments by index.
/// Throws: fmt::format_error only if a format string is wrong (a fault of the program).
template <class... Args>
[[nodiscard]] Message say(fmt::string_view zh, fmt::string_view en, const Args&... args) {
  return {fmt::vformat(zh, fmt::make_format_args(in_language(args, Language::kChinese)...)),
          fmt::vformat(en, fmt::make_format_args(in_language(args, Language::kEnglish)...))};
}

}  // namespace fundtrail
