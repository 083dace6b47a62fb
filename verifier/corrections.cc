// SPDX-License-Identifier: Apache-2.0
#include "verifier/corrections.h"

#include <algorithm>
#include <string>

namespace fundtrail {

bool may_change_findings(const Correction& correction) {
  if (correction.type == CorrectionType::kReverse || correction.replacement) return true;
  const auto is_read = [](const Amendment& amendment) {
    const std::string_view path = amendment.field_;
    const std::string_view name = path.substr(0, path.find_first_of(".["));
    return std::find(kUnreadFields.begin(), kUnreadFields.end(), name) == kUnreadFields.end();
  };
  return std::any_of(correction.set.begin(), correction.set.end(), is_read);
}

Message left_open_words(const Verification& verification) {
  std::uint64_t count = 0;
  Message rules;
  for (const auto& [rule, errors] : verification.errors_left_open) {
    rules += say("{}{}", "{}{}", rules.is_empty() ? Message{} : say("、", ", "), rule);
    count += errors;
  }
  if (count == 0) return {};
  return say("因更正而不作结论 {} 项（更正前不成立）：{}",
             "errors left open because of corrections (before those they did not hold): {}, of {}",
             count, rules);
}

}  // namespace fundtrail
