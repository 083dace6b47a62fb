// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// The candidate that `word` was most likely meant to be, or an empty text if none is near: at most
/// one slip (a letter wrong, missing, too many, or two swapped) for every three letters, of which
/// capitals are none. An option is also known by a part of its name: --sise is --expect-size.
[[nodiscard]] std::string suggest(std::string_view word,
                                  const std::vector<std::string>& candidates);

}  // namespace fundtrail
