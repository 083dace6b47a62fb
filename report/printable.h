// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundtrail {

/// Makes text from outside fit for one line of a terminal or a document.
///
/// Ill-formed UTF-8 and control characters are spelt out as `\x1b`, characters that reorder or hide
/// their neighbours (bidirectional controls, zero-width signs) as `\u202e`; a line feed becomes a
/// space. Anything else stays as it is, so that applying it twice changes nothing.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace fundtrail
