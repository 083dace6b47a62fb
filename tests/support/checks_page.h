// SPDX-License-Identifier: Apache-2.0
//
// What docs/CHECKS.md says of each rule in the program's own words: title, severity, formula,
// source, thresholds, subject, reads, results. It stands between two marks, and is written by
// fundtrail_write_checks docs/CHECKS.md; the prose below it is people's.
#pragma once

#include <string>
#include <string_view>

#include "verifier/rules/rule_info.h"

namespace fundtrail::test {

/// The block of one rule, its marks included.
[[nodiscard]] std::string rule_block(const RuleInfo& rule);

/// The page with the block of every rule as the program has it. A rule without its marks is added
/// after the one before it. Throws: std::logic_error if a mark lacks its other half.
[[nodiscard]] std::string with_rule_blocks(std::string page);

}  // namespace fundtrail::test
