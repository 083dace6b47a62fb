// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>

#include "verifier/rules/thresholds.h"
#include "verifier/verification.h"

namespace fundtrail {

/// What a caller wants of the rules.
struct RuleOptions {
  Thresholds thresholds;
  std::set<std::string, std::less<>> skipped;  ///< ids of rules that are not run
};

/// Writes into a verification what its rules went by: the rule set's version, the thresholds of the
/// rules that ran, the rules that did not, and a notice of each that is not as it is by default.
void tell_rule_options(const RuleOptions& options, Verification& verification);

}  // namespace fundtrail
