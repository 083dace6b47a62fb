// SPDX-License-Identifier: Apache-2.0
//
// Characters of Chinese running text, read by hand from UTF-8. A character that is searched for as
// a whole is never found inside another: UTF-8 is self-synchronising.
//
// Requires of every function here: well-formed UTF-8. Lifetime of every view: that of the text.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace fundtrail {

/// The bytes of the first character; 0 of an empty text.
[[nodiscard]] std::size_t character_bytes(std::string_view text) noexcept;

/// The last character; empty of an empty text.
[[nodiscard]] std::string_view last_character(std::string_view text) noexcept;

/// The bytes of the blank that `text` begins with (spaces of any width, tabulators, form feeds,
/// carriage returns), or 0.
[[nodiscard]] std::size_t blank_bytes(std::string_view text) noexcept;

/// `text` without the blanks around it.
[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;

/// A digit, 0 to 9, and the bytes it takes.
struct Digit {
  int value = 0;
  std::size_t bytes = 0;
};

/// The digit that `text` begins with, of ordinary or full width.
[[nodiscard]] std::optional<Digit> first_digit(std::string_view text) noexcept;

/// Whether the last character is such a digit.
[[nodiscard]] bool ends_with_digit(std::string_view text) noexcept;

/// Whether `text` begins with a Chinese character (U+4E00 to U+9FFF).
[[nodiscard]] bool starts_with_han(std::string_view text) noexcept;

/// Takes `literal` off the front of `text`. Returns: whether it was there.
[[nodiscard]] bool take_word(std::string_view& text, std::string_view literal) noexcept;

/// The first of `words` that `text` begins with, ends with or contains; empty if none does.
[[nodiscard]] std::string_view word_at_front(
    std::string_view text, std::initializer_list<std::string_view> words) noexcept;
[[nodiscard]] std::string_view word_at_back(std::string_view text,
                                            std::initializer_list<std::string_view> words) noexcept;
[[nodiscard]] bool contains_any(std::string_view text,
                                std::initializer_list<std::string_view> words) noexcept;

/// Takes a number of Chinese numerals, 一 to 九十九 or 两, off the front of `text`.
/// Returns: nothing, with `text` as it was, if it begins with none.
[[nodiscard]] std::optional<unsigned> take_chinese_number(std::string_view& text) noexcept;

}  // namespace fundtrail
