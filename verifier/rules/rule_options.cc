// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rule_options.h"

#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

// The thresholds of one rule. Returns: those that are not as built in, in words.
Message tell_thresholds(const RuleInfo& rule, const Thresholds& thresholds,
                        Verification& verification) {
  Message changed;
  for (const ThresholdInfo& info : thresholds_of(rule.id)) {
    const std::int64_t value = thresholds.*info.value;
    const std::int64_t built_in = Thresholds{}.*info.value;
    verification.thresholds[std::string(info.id)] = format_threshold(info, value);
    if (value == built_in) continue;
    if (!changed.is_empty()) changed += say("、", ", ");
    changed += say("{} {}（内置 {}）", "{} {} (built in: {})", info.id,
                   format_threshold(info, value), format_threshold(info, built_in));
  }
  return changed;
}

void add(Message& list, const Message& item) {
  if (item.is_empty()) return;
  if (!list.is_empty()) list += say("、", ", ");
  list += item;
}

}  // namespace

void tell_rule_options(const RuleOptions& options, Verification& verification) {
  verification.rules_version = kRulesVersion;
  Message changed;
  Message skipped;
  for (const RuleInfo& rule : all_rules()) {
    if (options.skipped.contains(rule.id)) {
      verification.skipped_rules.emplace_back(rule.id);
      add(skipped, say("{} {}", "{} {}", rule.id, rule.title));
    } else {
      add(changed, tell_thresholds(rule, options.thresholds, verification));
    }
  }
  if (!skipped.is_empty()) {
    verification.notices.push_back(
        say("按要求略过 {} 条规则，没有核对，退出码因此不为 0：{}",
            "rules skipped as asked, and not checked, so that the exit code is not 0 ({}): {}",
            verification.skipped_rules.size(), skipped));
  }
  if (!changed.is_empty()) {
    verification.notices.push_back(say("阈值按所给的规则文件，与内置的不同：{}",
                                       "thresholds as the rules file says, other than built in: {}",
                                       changed));
  }
}

}  // namespace fundtrail
