// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fundtrail {

/// The candidate that `word` was most likely meant to be, or an empty text if none is near: at most
/// one slip (a letter wrong, missing, too many, or two swapped; capitals are none) for every three
/// letters, or else its beginning, of three letters or more.
[[nodiscard]] std::string nearest_word(std::string_view word,
                                       std::span<const std::string> candidates);

}  // namespace fundtrail
