// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundtrail {

/// Breaks every line that takes more than `columns` on a terminal, between words or Chinese
/// characters, and indents what follows: below the last column of a row that begins in the first
/// third, else, or where there is no room, by two more than the line. A date, an amount, a hash
/// or a number with what it counts (第 17 号) is never cut; one that is too long for a line stands
/// on it whole. A line that is a command of this program is left to the terminal, so that it can be
/// copied.
///
/// Escape sequences that colour the text take no room.
[[nodiscard]] std::string wrap_lines(std::string_view text, std::size_t columns);

}  // namespace fundtrail
