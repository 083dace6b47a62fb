// SPDX-License-Identifier: Apache-2.0
//
// docs/CHECKS.md says of every rule, goal, result and kind of evidence what the program does.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/record.h"
#include "tests/support/checks_page.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"
#include "tests/support/markdown.h"
#include "verifier/evidence.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail::test {
namespace {

const std::string& page() {
  static const std::string text = read_source("docs/CHECKS.md");
  return text;
}

// The titles of the sections below the heading `above`, in order.
std::vector<std::string> titles_below(std::string_view above) {
  std::vector<std::string> titles;
  for (const std::string& line : split_lines(section_of(page(), above))) {
    if (line.starts_with("### ")) titles.push_back(line.substr(4));
  }
  return titles;
}

std::string title_of(const RuleInfo& rule) {
  return fmt::format("{} {} · {}", rule.id, rule.title.zh, rule.title.en);
}

// `refund` 退回
template <class E>
std::string code_and_label(E value) {
  return fmt::format("`{}` {}", enum_name(value), enum_label(value).zh);
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Every word of the page that has the form of a rule's id.
std::set<std::string> named_rules() {
  std::set<std::string> ids;
  const std::string text = " " + page() + " ";
  for (std::size_t at = 1; at + 3 < text.size(); ++at) {
    const bool is_id = std::string_view("CFPDQ").find(text[at]) != std::string_view::npos &&
                       is_digit(text[at + 1]) && is_digit(text[at + 2]);
    const bool is_word = !is_alphanumeric(text[at - 1]) && !is_alphanumeric(text[at + 3]);
    if (is_id && is_word) ids.insert(text.substr(at, 3));
  }
  return ids;
}

using Cells = std::vector<std::vector<std::string>>;

void expect_rows(std::string_view heading, const Cells& expected) {
  const Cells rows = table_cells(section_of(page(), heading));
  BOOST_TEST(rows.size() == expected.size());
  for (std::size_t i = 0; i < std::min(rows.size(), expected.size()); ++i) {
    const std::vector<std::string> front(rows[i].begin(), rows[i].begin() + 2);
    BOOST_TEST(front == expected[i], boost::test_tools::per_element());
  }
}

template <class E>
Cells labels_and_codes() {
  Cells rows;
  for (const auto& entry : enum_table(E{})) {
    rows.push_back({enum_label(entry.value).zh, fmt::format("`{}`", entry.name)});
  }
  return rows;
}

// A held document that can evidence `kind`, type by type.
std::string evidencing_types(Kind kind) {
  std::string types;
  for (const auto& entry : enum_table(DocumentType{})) {
    Document document;
    document.type = entry.value;
    document.status = DocumentStatus::kOriginal;
    document.sha256 = Digest{};
    if (!is_evidence_for(kind, document)) continue;
    types += (types.empty() ? "" : "、") + code_and_label(entry.value);
  }
  return types;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks_doc)

BOOST_AUTO_TEST_CASE(the_rules_are_those_of_the_rule_set_in_its_order) {
  std::vector<std::string> expected;
  for (const RuleInfo& rule : all_rules()) expected.push_back(title_of(rule));
  expect_lines("docs/CHECKS.md “## 规则 Rules”", titles_below("## 规则 Rules"), expected);
  const auto version =
      fmt::format("规则版本 rule set {}：{} 条规则", kRulesVersion, all_rules().size());
  BOOST_TEST((page().find(version) != std::string::npos), "docs/CHECKS.md lacks: " << version);
}

BOOST_AUTO_TEST_CASE(says_of_every_rule_what_the_program_does) {
  for (const RuleInfo& rule : all_rules()) {
    BOOST_TEST((page().find(rule_block(rule)) != std::string::npos),
               "run fundtrail_write_checks: docs/CHECKS.md lacks\n"
                   << rule_block(rule));
    BOOST_TEST(!rule.results.empty(), rule.id);
  }
  BOOST_TEST((with_rule_blocks(page()) == page()));
}

BOOST_AUTO_TEST_CASE(no_rule_is_named_that_does_not_exist) {
  std::set<std::string> known;
  for (const RuleInfo& rule : all_rules()) known.insert(std::string(rule.id));
  BOOST_TEST(named_rules() == known, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_goals_are_those_that_are_judged) {
  std::vector<std::string> expected;
  for (const auto& entry : enum_table(GoalType{})) expected.push_back(code_and_label(entry.value));
  expect_lines("docs/CHECKS.md “## 目标 Goals”", titles_below("## 目标 Goals"), expected);
}

BOOST_AUTO_TEST_CASE(results_and_severities_are_called_as_they_are_printed) {
  expect_rows("## 结果 Results", labels_and_codes<CheckResult>());
  expect_rows("## 级别 Severities", labels_and_codes<Severity>());
}

BOOST_AUTO_TEST_CASE(the_evidence_is_what_the_goals_weigh) {
  Cells expected;
  for (const auto& entry : enum_table(Kind{})) {
    const std::string types = evidencing_types(entry.value);
    if (!types.empty()) expected.push_back({code_and_label(entry.value), types});
  }
  expect_rows("## 证据 Evidence", expected);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
