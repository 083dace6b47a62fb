// SPDX-License-Identifier: Apache-2.0
//
// The one home of an enumerator's number, JSON name and Chinese label: a function `enum_table`
// beside the enumeration, found by argument-dependent lookup.
#pragma once

#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include "schemas/message.h"

namespace fundtrail {

/// One enumerator: its value (the number is part of the format and never reused), its name in JSON,
/// and its Chinese label. The English label is the name with `_` read as a space.
template <class E>
struct EnumEntry {
  E value;
  std::string_view name;
  std::string_view zh;
};

template <class E>
concept Enumerated = std::is_enum_v<E> && requires(E value) {
  enum_table(value).size();
};

/// Returns the entry of `value`, or nullptr if it is no enumerator.
template <Enumerated E>
[[nodiscard]] const EnumEntry<E>* find_enum(E value) {
  static constexpr auto table = enum_table(E{});
  for (const auto& entry : table) {
    if (entry.value == value) return &entry;
  }
  return nullptr;
}

/// Returns the entry whose JSON name is `name`, or nullptr.
template <Enumerated E>
[[nodiscard]] const EnumEntry<E>* find_enum_name(std::string_view name) {
  static constexpr auto table = enum_table(E{});
  for (const auto& entry : table) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

/// Returns the JSON name of a known enumerator, or an empty string.
template <Enumerated E>
[[nodiscard]] std::string_view enum_name(E value) {
  const auto* entry = find_enum(value);
  return entry ? entry->name : std::string_view();
}

/// Reads `_` as a space: the English label of a JSON name.
[[nodiscard]] inline std::string english_label(std::string_view name) {
  std::string label(name);
  for (char& c : label) c = c == '_' ? ' ' : c;
  return label;
}

/// Returns the label of a known enumerator in both languages.
template <Enumerated E>
[[nodiscard]] Message enum_label(E value) {
  const auto* entry = find_enum(value);
  if (!entry) return {};
  return {std::string(entry->zh), english_label(entry->name)};
}

/// Lists every JSON name, for messages: `a, b, c`.
template <Enumerated E>
[[nodiscard]] std::string enum_names() {
  std::string names;
  for (const auto& entry : enum_table(E{})) {
    if (!names.empty()) names += ", ";
    names += entry.name;
  }
  return names;
}

}  // namespace fundtrail
