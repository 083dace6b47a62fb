// SPDX-License-Identifier: Apache-2.0
//
// The options of `verify` that say which rules are run, and from which figures on they speak up.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "verifier/rules/rule_info.h"
#include "verifier/rules/rule_options.h"

namespace fundtrail {

/// The options, for the description of a command.
[[nodiscard]] std::vector<OptionInfo> rule_options();

/// Reads what the options say.
/// Throws: Error(kUsage) for a rules file that is not there, a rule that there is not, or where no
/// rule is left; Error(kRefused), with the file's name and the line, for one that is no rules file.
[[nodiscard]] RuleOptions read_rule_options(const CommandLine& line);

/// The rule with `id`. Throws: Error(kUsage), with the one that was perhaps meant.
[[nodiscard]] const RuleInfo& require_rule(const std::string& id);

/// The thresholds that --rules names, else those built in. Throws: as `read_rule_options`.
[[nodiscard]] Thresholds read_thresholds(const CommandLine& line);

}  // namespace fundtrail
