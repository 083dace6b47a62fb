// SPDX-License-Identifier: Apache-2.0
#include "tests/examples/example_run.h"

#include <algorithm>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/support/example_records.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"
#include "tests/support/markdown.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail::test {
namespace {

// The severity of a rule's checks: the gravest of them.
Severity severity_of(const Verification& verification, std::string_view rule) {
  Severity gravest = Severity::kHint;
  for (const Check& check : verification.checks) {
    if (check.rule == rule) gravest = std::min(gravest, check.severity);
  }
  return gravest;
}

using Cells = std::vector<std::vector<std::string>>;

Cells expected_goals(const Verification& verification) {
  Cells rows;
  for (const Goal& goal : verification.goals) {
    rows.push_back({enum_label(goal.goal).zh + " `" + std::string(enum_name(goal.goal)) + "`",
                    enum_label(goal.result).zh, goal.figure, goal.detail.zh});
  }
  return rows;
}

Cells expected_rules(const Verification& verification) {
  const auto counts = count_by_rule(verification);
  Cells rows;
  for (const RuleInfo& rule : all_rules()) {
    rows.push_back(
        {std::string(rule.id), rule.title.zh, enum_label(severity_of(verification, rule.id)).zh,
         counts_text(counts.at(std::string(rule.id)), Language::kChinese, Zeros::kHidden)});
  }
  return rows;
}

// As they stand on the page.
std::vector<std::string> table_lines(const Cells& rows) {
  std::vector<std::string> lines;
  for (const auto& row : rows) lines.push_back(fmt::format("| {} |", fmt::join(row, " | ")));
  return lines;
}

void expect_stands_in(std::string_view place, std::string_view section,
                      const std::string& sentence) {
  BOOST_TEST((section.find(sentence) != std::string_view::npos), place << " lacks: " << sentence);
}

// Where a record stands: its document and section.
using Place = std::pair<std::string, std::string>;

Place place_of(const Record& record) {
  if (const auto* statement = std::get_if<Statement>(&record)) {
    return {statement->document.id, statement->section};
  }
  const RecordBase& base = *record_base(record);
  if (base.cited_in) return {base.cited_in->document.id, base.cited_in->section};
  if (base.evidence.empty()) return {};
  return {base.evidence.front().document.id, base.evidence.front().section.value_or("")};
}

}  // namespace

std::vector<std::string> tally_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& line : split_lines(text)) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos) continue;
    if (start == 0) {
      lines.push_back(line);
    } else {
      lines.back() += " " + line.substr(start);
    }
  }
  return lines;
}

std::map<std::string, std::string> counts_by_rule(const Verification& verification) {
  std::map<std::string, std::string> texts;
  for (const auto& [rule, counts] : count_by_rule(verification)) {
    texts[rule] = counts_text(counts, Language::kEnglish, Zeros::kHidden);
  }
  return texts;
}

void expect_readme_agrees(std::string_view name, const Verification& verification) {
  const std::string path = fmt::format("examples/{}/README.md", name);
  const std::string page = read_source(path);
  const std::string results = section_of(page, "## 核对结果");
  Cells goals;
  Cells rules;
  for (auto row : table_cells(results)) {
    const bool is_rule = row.size() == 5;  // the fifth cell, the main figures, is free
    if (is_rule) row.pop_back();
    (is_rule ? rules : goals).push_back(std::move(row));
  }
  expect_lines(path, table_lines(goals), table_lines(expected_goals(verification)));
  expect_lines(path + " (where a fifth cell, of the main figures, follows)", table_lines(rules),
               table_lines(expected_rules(verification)));
  expect_stands_in(
      path, results,
      fmt::format("共 {} 条核对：{}。", verification.checks.size(),
                  counts_text(verification.counts, Language::kChinese, Zeros::kShown)));
  expect_stands_in(
      path, section_of(page, "## English"),
      fmt::format("{} checks: {}.", verification.checks.size(), counts_of_all(verification)));
}

void expect_places_agree(std::string_view name, const Verification& verification) {
  std::map<std::string, Place> places;
  for (const auto& batch : example_batches(name)) {
    for (const Record& record : batch) places[std::string(record_id(record))] = place_of(record);
  }
  const auto expect_places = [&places](const Mentions& mentions) {
    BOOST_TEST(mentions.listed.size() == mentions.count);
    for (const RecordMention& mention : mentions.listed) {
      BOOST_REQUIRE(places.contains(mention.id));
      const auto& [document, section] = places.at(mention.id);
      BOOST_TEST(mention.document == document, mention.id);
      BOOST_TEST(mention.section == section, mention.id);
    }
  };
  for (const Goal& goal : verification.goals) expect_places(goal.records);
  for (const Check& check : verification.checks) expect_places(check.records);
}

}  // namespace fundtrail::test
