// SPDX-License-Identifier: Apache-2.0
//
// A runnable example, appended and verified as its README says, and the tally that comes of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/verification.h"

namespace fundtrail::test {

/// The verification of a ledger that holds examples/<name>.
[[nodiscard]] Verification verify_example(std::string_view name);

/// `full_payment unproven | 0.00万元 / 1000.00万元 | 支付记录 0 笔 | 4: AL-1 AL-2 AL-3 AL-4`.
[[nodiscard]] std::vector<std::string> goal_lines(const Verification& verification);

/// `F06 refuted error ST-06 | 1000.00万元 | 1648.00万元 | 5: AL-1 AL-2 AL-3 AL-4 ST-06`: expected,
/// actual, and the number of records with their ids.
[[nodiscard]] std::vector<std::string> check_lines(const Verification& verification);

/// The lines of an expected tally: blank ones are left out, and an indented one goes on with the
/// line before.
[[nodiscard]] std::vector<std::string> tally_lines(std::string_view text);

/// The number of checks by rule and result, such as `P01`: `confirmed 2, refuted 1`.
[[nodiscard]] std::map<std::string, std::string> counts_by_rule(const Verification& verification);

/// The same for all rules: every result, those of no check included.
[[nodiscard]] std::string counts_of_all(const Verification& verification);

/// The section `## 核对结果` of the example's README agrees with the verification: the goals; each
/// rule's title, severity and counts; the totals, in Chinese and in English.
void expect_readme_agrees(std::string_view name, const Verification& verification);

/// Every record that a goal or check lists is found, and stands where it was read: a statement in
/// its document, another record where it is cited, else in its first evidence.
void expect_places_agree(std::string_view name, const Verification& verification);

}  // namespace fundtrail::test
