// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// What a rule is: its id (never reused), what it asks, the exact formula, and where it comes from.
struct RuleInfo {
  std::string_view id;  ///< such as `F06`
  Message title;
  Message formula;
  Message source;
  Severity severity;  ///< of a finding, unless the check says otherwise
};

/// Every rule, in the order in which checks are listed. Threads: safe to call together.
[[nodiscard]] std::span<const RuleInfo> all_rules();

/// The rule with `id`, or nullptr.
[[nodiscard]] const RuleInfo* find_rule(std::string_view id);

/// The version of the rule set, `year.number`: raised whenever a rule's results may change, or
/// there is one more. docs/CHECKS.md names it.
inline constexpr std::string_view kRulesVersion = "2026.4";

}  // namespace fundtrail
