// SPDX-License-Identifier: Apache-2.0
#include "schemas/choices.h"

#include <algorithm>
#include <utility>

#include "schemas/nearest.h"

namespace fundtrail {
namespace {

// What people write for a sign of comparison, and its label.
constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
    {">=", "≥"}, {"=>", "≥"}, {"≧", "≥"},  {"<=", "≤"}, {"=<", "≤"},
    {"≦", "≤"},  {">", "＞"}, {"<", "＜"}, {"=", "＝"}, {"==", "＝"}};

std::string_view label_of_sign(std::string_view word) {
  for (const auto& [sign, label] : kSigns) {
    if (sign == word) return label;
  }
  return word;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
}

Message in_words(const Choice& choice) {
  if (choice.zh.empty() || choice.zh == choice.name) return {choice.name, choice.name};
  return {choice.name + "（" + choice.zh + "）", choice.name};
}

// The only choice of which `is_meant` is true, or nullptr.
template <class IsMeant>
const Choice* only_choice(std::span<const Choice> choices, const IsMeant& is_meant) {
  const auto first = std::find_if(choices.begin(), choices.end(), is_meant);
  if (first == choices.end()) return nullptr;
  return std::any_of(first + 1, choices.end(), is_meant) ? nullptr : &*first;
}

const Choice* find_meant(std::string_view word, std::span<const Choice> choices) {
  if (word.empty()) return nullptr;
  const std::string_view label = label_of_sign(word);
  const auto is_label = [label](const Choice& choice) { return choice.zh == label; };
  if (const Choice* same = only_choice(choices, is_label)) return same;
  if (!is_ascii(label)) {
    return only_choice(choices, [label](const Choice& choice) {
      return choice.zh.find(label) != std::string::npos ||
             (!choice.zh.empty() && label.find(choice.zh) != std::string_view::npos);
    });
  }
  std::vector<std::string> names;
  for (const Choice& choice : choices) names.push_back(choice.name);
  const std::string name = nearest_word(word, names);
  return only_choice(choices, [&name](const Choice& choice) { return choice.name == name; });
}

}  // namespace

Message list_choices(std::span<const Choice> choices) {
  Message list;
  for (const Choice& choice : choices) {
    if (!list.is_empty()) list += say("、", ", ");
    list += in_words(choice);
  }
  return list;
}

std::string meant_choice(std::string_view word, std::span<const Choice> choices) {
  const Choice* meant = find_meant(word, choices);
  return meant ? meant->name : std::string();
}

Message ask_choice(std::string_view word, std::span<const Choice> choices) {
  const Choice* meant = find_meant(word, choices);
  return meant ? say("，是不是 {}", "; is {} meant?", in_words(*meant)) : Message{};
}

}  // namespace fundtrail
