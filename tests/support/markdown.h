// SPDX-License-Identifier: Apache-2.0
//
// Reads pages of the repository, so that what they say and what the program does can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundtrail::test {

[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

/// The text below the line `heading` (as it stands, marks included), up to the next heading of its
/// level or of one above. Throws: std::runtime_error if there is no such heading.
[[nodiscard]] std::string section_of(std::string_view page, std::string_view heading);

/// The rows of every table in `text`, heads left out, cell by cell without the space around them.
[[nodiscard]] std::vector<std::vector<std::string>> table_cells(std::string_view text);

}  // namespace fundtrail::test
