// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundtrail::test {

/// Expects that `place`, such as a page or the table of a test, holds these lines in this order.
/// Each line that is missing or too many is told whole, so that it can be taken over as it stands.
void expect_lines(std::string_view place, const std::vector<std::string>& held,
                  const std::vector<std::string>& expected);

}  // namespace fundtrail::test
