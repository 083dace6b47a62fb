// SPDX-License-Identifier: Apache-2.0
//
// What tests compare the verification of an example with: a tally, its README, its records.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/examples/tally.h"

namespace fundtrail::test {

/// The lines of an expected tally: blank ones are left out, and an indented one goes on with the
/// line before.
[[nodiscard]] std::vector<std::string> tally_lines(std::string_view text);

/// The number of checks by rule and result, such as `P01`: `confirmed 2, refuted 1`.
[[nodiscard]] std::map<std::string, std::string> counts_by_rule(const Verification& verification);

/// The section `## 核对结果` of the example's README agrees with the verification: the goals; each
/// rule's title, severity and counts; the totals, in Chinese and in English.
void expect_readme_agrees(std::string_view name, const Verification& verification);

/// Every record that a goal or check lists is found, and stands where it was read: a statement in
/// its document, another record where it is cited, else in its first evidence.
void expect_places_agree(std::string_view name, const Verification& verification);

}  // namespace fundtrail::test
