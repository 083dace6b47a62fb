// SPDX-License-Identifier: Apache-2.0
#include "tests/examples/tally.h"

#include <fmt/format.h>

#include "tests/support/example_records.h"
#include "tests/support/ledger_fixture.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

std::string show(const Mentions& mentions) {
  std::string text = fmt::format("{}:", mentions.count);
  for (const RecordMention& mention : mentions.listed) text += " " + mention.id;
  return text;
}

}  // namespace

Verification verify_example(std::string_view name) {
  LedgerFixture fixture;
  for (const auto& batch : example_batches(name)) fixture.append(batch);
  const Ledger ledger = fixture.open();
  return verify(*ledger.snapshot(), {});
}

std::vector<std::string> goal_lines(const Verification& verification) {
  std::vector<std::string> lines;
  for (const Goal& goal : verification.goals) {
    lines.push_back(fmt::format("{} {} | {} | {} | {}", enum_name(goal.goal),
                                enum_name(goal.result), goal.figure, goal.detail.zh,
                                show(goal.records)));
  }
  return lines;
}

std::vector<std::string> check_lines(const Verification& verification) {
  std::vector<std::string> lines;
  for (const Check& check : verification.checks) {
    lines.push_back(fmt::format("{} {} {} {} | {} | {} | {}", check.rule, enum_name(check.result),
                                enum_name(check.severity), check.subject, check.expected,
                                check.actual, show(check.records)));
  }
  return lines;
}

std::map<std::string, ResultCounts> count_by_rule(const Verification& verification) {
  std::map<std::string, ResultCounts> counts;
  for (const Check& check : verification.checks) {
    ++counts[check.rule][static_cast<std::size_t>(check.result)];
  }
  return counts;
}

std::string counts_text(const ResultCounts& counts, Language language, Zeros zeros) {
  const bool is_chinese = language == Language::kChinese;
  std::string text;
  for (const auto& entry : enum_table(CheckResult{})) {
    const std::uint64_t count = counts[static_cast<std::size_t>(entry.value)];
    if (count == 0 && zeros == Zeros::kHidden) continue;
    if (!text.empty()) text += is_chinese ? "、" : ", ";
    text += fmt::format("{} {}", enum_label(entry.value).in(language), count);
  }
  return text;
}

std::string counts_of_all(const Verification& verification) {
  return counts_text(verification.counts, Language::kEnglish, Zeros::kShown);
}

std::vector<std::string> verification_lines(const Verification& verification) {
  std::vector<std::string> lines = goal_lines(verification);
  for (std::string& line : check_lines(verification)) lines.push_back(std::move(line));
  lines.push_back(counts_of_all(verification));
  lines.push_back(fmt::format("exit {}", exit_code(verification)));
  return lines;
}

}  // namespace fundtrail::test
