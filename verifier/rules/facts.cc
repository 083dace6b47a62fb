// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/facts.h"

#include <algorithm>
#include <string_view>

namespace fundtrail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The run of digits at the front, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

// Orders T2 before T10: runs of digits compare as numbers, the rest byte by byte.
bool is_naturally_before(std::string_view left, std::string_view right) {
  const std::string_view whole_left = left;
  const std::string_view whole_right = right;
  while (!left.empty() && !right.empty()) {
    if (is_digit(left.front()) && is_digit(right.front())) {
      const std::string_view a = take_number(left);
      const std::string_view b = take_number(right);
      if (a != b) return a.size() != b.size() ? a.size() < b.size() : a < b;
    } else {
      if (left.front() != right.front()) return left.front() < right.front();
      left.remove_prefix(1);
      right.remove_prefix(1);
    }
  }
  if (left.empty() != right.empty()) return left.empty();
  return whole_left < whole_right;
}

}  // namespace

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
    return is_naturally_before(left.subject, right.subject);
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
