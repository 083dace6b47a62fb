// SPDX-License-Identifier: Apache-2.0
//
// What the rules and goals make of records that a test writes as an input file would hold them.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/json/json_value.h"
#include "schemas/record.h"
#include "tests/support/memory_source.h"
#include "verifier/verify.h"

namespace fundtrail::test {

/// One record for each line that is not blank.
inline std::vector<Record> read_lines(std::string_view lines) {
  std::vector<Record> records;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (line.find_first_not_of(' ') == std::string_view::npos) continue;
    records.push_back(record_from_json(parse_json(line)));
  }
  return records;
}

inline std::string show(const Mentions& mentions) {
  std::string text = fmt::format("{}:", mentions.count);
  for (const RecordMention& mention : mentions.listed) text += " " + mention.id;
  return text;
}

/// One line of a check or goal, for messages of failed tests and to compare runs.
inline std::string show(const Check& check) {
  return fmt::format("{} {} {} {} | {} | {} | {} | {} | {}", check.rule, enum_name(check.result),
                     enum_name(check.severity), check.subject, check.expected, check.actual,
                     check.message.zh, check.message.en, show(check.records));
}
inline std::string show(const Goal& goal) {
  return fmt::format("{} {} {} | {} | {} | {} | {}", goal.programme, enum_name(goal.goal),
                     enum_name(goal.result), goal.figure, goal.detail.zh, goal.detail.en,
                     show(goal.records));
}

inline std::string show_findings(const Verification& verification) {
  std::string text;
  for (const Goal& goal : verification.goals) text += show(goal) + "\n";
  for (const Check& check : verification.checks) text += show(check) + "\n";
  for (const Message& notice : verification.notices) text += notice.zh + "\n";
  return text;
}

/// A verification of records, which must be whole: every reference leads somewhere. It is made once
/// in one piece and once in pieces of one entry, which must agree.
class RuleRun {
 public:
  explicit RuleRun(std::string_view lines) : RuleRun(read_lines(lines)) {}

  explicit RuleRun(const std::vector<Record>& records) : RuleRun(MemorySource(records)) {}

  explicit RuleRun(const MemorySource& source) {
    VerifyOptions options;
    options.jobs = 1;
    verification = verify(source, options);
    for (std::uint64_t cut = 1; cut < source.head().size; ++cut) options.cuts.push_back(cut);
    BOOST_TEST(show_findings(verify(source, options)) == show_findings(verification));
    BOOST_TEST((verification.integrity.result == IntegrityResult::kIntact));
    for (const Damage& damage : verification.integrity.damage) BOOST_ERROR(damage.detail.en);
  }

  /// The checks of a rule, by subject.
  [[nodiscard]] std::vector<Check> checks(std::string_view rule) const {
    std::vector<Check> found;
    for (const Check& check : verification.checks) {
      if (check.rule == rule) found.push_back(check);
    }
    return found;
  }

  /// The one check of a rule. Throws if there is none, or more than one.
  [[nodiscard]] Check only(std::string_view rule) const {
    const auto found = checks(rule);
    if (found.size() != 1) throw std::logic_error(fmt::format("{}: {}", rule, found.size()));
    return found.front();
  }

  /// The check of a rule for a subject. Throws if there is none.
  [[nodiscard]] Check of(std::string_view rule, std::string_view subject) const {
    for (const Check& check : checks(rule)) {
      if (check.subject == subject) return check;
    }
    throw std::logic_error(
        fmt::format("no {} of {} in\n{}", rule, subject, show_findings(verification)));
  }

  [[nodiscard]] Goal goal(GoalType type, std::string_view programme = "PG") const {
    for (const Goal& goal : verification.goals) {
      if (goal.goal == type && goal.programme == programme) return goal;
    }
    throw std::logic_error("no such goal");
  }

  Verification verification;
};

}  // namespace fundtrail::test
