// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fundtrail::test {

/// Tells in one line what the running test counted: as a message of the test, and, where the
/// environment variable FUNDTRAIL_FIGURES names a file, as a line at its end, the test's name
/// before it. `check.sh --long` ends with those lines.
/// Throws: std::runtime_error if the file cannot be written.
void tell_figures(std::string_view text);

}  // namespace fundtrail::test
