// SPDX-License-Identifier: Apache-2.0
#include "tests/support/expect_lines.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {

void expect_lines(std::string_view place, const std::vector<std::string>& held,
                  const std::vector<std::string>& expected) {
  const auto is_in = [](const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  bool is_told = held == expected;
  for (const std::string& line : expected) {
    if (is_in(held, line)) continue;
    BOOST_ERROR(place << " lacks: " << line);
    is_told = true;
  }
  for (const std::string& line : held) {
    if (is_in(expected, line)) continue;
    BOOST_ERROR(place << " has what no longer holds: " << line);
    is_told = true;
  }
  BOOST_TEST(is_told, place << " has these lines in another order, or one of them twice");
}

}  // namespace fundtrail::test
