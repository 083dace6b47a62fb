// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "schemas/message.h"
#include "verifier/rules/thresholds.h"

namespace fundtrail {

/// Reads a rules file: TOML, a table for each rule and in it a text for each threshold. What it
/// does not name stays as built in. Source: docs/FORMAT.md "Rules file".
///
/// Throws: FormatError that names the line, for what is no TOML, a rule or threshold that there is
/// not, a value that is no text or out of its range, thresholds that contradict each other, or more
/// than kRulesFileBytesMax bytes.
[[nodiscard]] Thresholds parse_rules_file(std::string_view text);

/// A rules file that names every threshold of the rules there are, each below what it means.
/// parse_rules_file(format_rules_file(x)) == x, where x changes no other threshold.
[[nodiscard]] std::string format_rules_file(const Thresholds& thresholds, Language language);

}  // namespace fundtrail
