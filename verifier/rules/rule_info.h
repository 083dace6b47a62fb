// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// When a rule gives one of its results.
struct ResultMeaning {
  CheckResult result{};
  Message when;
};

/// What a rule is: its id (never reused), what it asks, the exact formula, and where it comes from.
struct RuleInfo {
  std::string_view id;  ///< such as `F06`
  Message title;
  Message formula;
  Message source;
  Severity severity;     ///< of a finding, unless the check says otherwise
  Message subject = {};  ///< what each of its checks is of
  Message reads = {};    ///< kinds of records, and the fields of them that it goes by
  /// Every result that it gives, but for `not_applicable` of an empty ledger.
  std::vector<ResultMeaning> results = {};
};

/// Every rule, in the order in which checks are listed. Threads: safe to call together.
[[nodiscard]] std::span<const RuleInfo> all_rules();

/// The rule with `id`, or nullptr.
[[nodiscard]] const RuleInfo* find_rule(std::string_view id);

/// The version of the rule set, `year.number`: raised whenever a rule's results may change, or
/// there is one more. docs/CHECKS.md names it.
inline constexpr std::string_view kRulesVersion = "2026.6";

}  // namespace fundtrail
