// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/facts.h"

#include <algorithm>

namespace fundtrail {

std::vector<const Placed<Statement>*> Facts::statements_of(const std::string& programme) const {
  std::vector<const Placed<Statement>*> statements;
  for (const auto& [id, placed] : registry.statements) {
    if (registry.programme_of(placed.record) == programme) statements.push_back(&placed);
  }
  return statements;
}

std::string Facts::name(const std::string& id) const {
  std::string known = registry.name_of(id);
  return known.empty() ? id : known;
}

void CheckList::add(CheckDraft draft, Severity severity) {
  Check check;
  check.rule = rule_;
  check.severity = severity;
  check.result = draft.result;
  check.message = std::move(draft.message);
  if (draft.support.is_corrected()) {
    check.result = CheckResult::kUnproven;
    check.message += correction_phrase();
  }
  check.subject = std::move(draft.subject);
  check.expected = std::move(draft.expected);
  check.actual = std::move(draft.actual);
  check.records = draft.support.mentions();
  checks_.push_back(std::move(check));
}

std::vector<Check> CheckList::take() {
  std::stable_sort(checks_.begin(), checks_.end(), [](const Check& left, const Check& right) {
    return left.subject < right.subject;
  });
  return std::move(checks_);
}

CheckResult weigh(const Support& support) {
  return support.weakest() == Strength::kEvidenced ? CheckResult::kConfirmed : CheckResult::kStated;
}

Message correction_phrase() {
  return say("；其中有记录已被更正，本版本尚不适用更正，故不作结论",
             "; a record it rests on was corrected, which this version does not apply, so nothing "
             "is concluded");
}

}  // namespace fundtrail
