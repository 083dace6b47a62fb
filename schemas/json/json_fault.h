// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// Tells the likely cause of what the parser refused as no JSON, with its column in characters and
/// what stands there: full-width or curly punctuation, single quotes, a comma too many, something
/// without quotes, a line that ends too early… Nothing if no cause is plain.
///
/// It judges nothing: it is asked only once the parser has refused `line`.
/// Requires: `line` is well-formed UTF-8.
[[nodiscard]] std::optional<Message> explain_json_fault(std::string_view line);

/// Whether `line`, the first of a file, is in UTF-16: by its byte order mark, or by a NUL in one
/// and only one of its first two bytes.
[[nodiscard]] bool is_utf_16(std::string_view line);

}  // namespace fundtrail
