// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fundtrail::test {

/// Seeds of xlsx_fuzz.cc by name: parts of a workbook, and whole files.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> xlsx_seeds();

}  // namespace fundtrail::test
