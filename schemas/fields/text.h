// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// The offset of the first byte of `text` that is no part of well-formed UTF-8, or nothing if there
/// is none. Characters of every kind are let pass, control characters too.
/// Source: The Unicode Standard 14.0, table 3-7.
[[nodiscard]] std::optional<std::size_t> find_ill_formed(std::string_view text);

/// Tells why `text` cannot be a text field, or nothing if it can.
///
/// Refused: an empty text, more than kTextBytesMax bytes, ill-formed UTF-8 (overlong forms and
/// surrogates included), control characters except line feed, and noncharacters. Depends on no
/// table of characters, so every reader of the format agrees for ever.
/// Source: The Unicode Standard 14.0, table 3-7; docs/FORMAT.md "Text".
[[nodiscard]] std::optional<Message> refuse_text(std::string_view text);

/// Tells why a well-formed `text` may not be appended, or nothing if it may: it must be in
/// normalization form C and hold only characters assigned in Unicode 14.
///
/// Asked at append alone: the answer depends on the library's tables.
[[nodiscard]] std::optional<Message> refuse_unnormalised(std::string_view text);

}  // namespace fundtrail
