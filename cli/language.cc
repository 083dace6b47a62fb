// SPDX-License-Identifier: Apache-2.0
#include "cli/language.h"

#include <cstdlib>
#include <string_view>

namespace fundtrail {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return value ? std::string_view(value) : std::string_view();
}

// The language part of a locale's name: `zh` of `zh_CN.UTF-8`.
std::string_view language_part(std::string_view locale) {
  return locale.substr(0, locale.find_first_of("_.@-"));
}

std::optional<Language> spoken(std::string_view name) {
  const std::string_view language = language_part(name);
  if (language == "zh") return Language::kChinese;
  if (language == "en") return Language::kEnglish;
  return std::nullopt;
}

}  // namespace

Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = environment(name);
    if (locale.empty()) continue;
    const std::string_view language = language_part(locale);
    const bool is_chinese = language == "zh" || language == "C" || language == "POSIX";
    return is_chinese ? Language::kChinese : Language::kEnglish;
  }
  return Language::kChinese;
}

std::optional<Language> choose_language(const std::optional<std::string>& flag) {
  if (flag) return spoken(*flag);
  const std::string_view wanted = environment("FUNDTRAIL_LANG");
  return wanted.empty() ? locale_language() : spoken(wanted);
}

}  // namespace fundtrail
