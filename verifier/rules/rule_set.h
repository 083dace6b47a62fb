// SPDX-License-Identifier: Apache-2.0
//
// Every rule, and the one place that lists them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// Runs every rule but those in `skipped` and returns their checks, by rule and subject: at most
/// kListedMax of each rule, the refuted ones before others. `count` is called with each check,
/// listed or not, so that totals are exact. A rule that finds nothing to check says so in one check
/// of subject `ledger`.
[[nodiscard]] std::vector<Check> run_rules(const Facts& facts,
                                           const std::set<std::string, std::less<>>& skipped,
                                           const std::function<void(const Check&)>& count);

}  // namespace fundtrail
