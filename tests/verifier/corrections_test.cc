// SPDX-License-Identifier: Apache-2.0
#include "verifier/corrections.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/files.h"
#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// 110 of 100万元 is paid: F04 and F05 are refuted errors.
std::string overspent_lines() {
  return budget("BG", {.amount = "100万元"}) + allocation("AL", {.amount = "100万元"}) +
         disbursement("PY", {.amount = "110万元", .under = "AL"});
}

std::string amendment(std::string_view of, std::string_view fields, std::string_view more = "") {
  return line("correction", "CR",
              fmt::format(R"("type":"amend","of":"{}","dated_on":"2025-03-01","set":[{}],)"
                          R"("reason":"漏记","approved_by":"处长"{})",
                          of, fields, more));
}

std::string amended(std::string_view of, std::string_view field, std::string_view more = "") {
  return amendment(of, fmt::format(R"({{"field":"{}","value":"改"}})", field), more);
}

// F04 and F05 of PG, and the exit code.
std::string outcome(const std::string& lines) {
  const RuleRun run = run_lines(lines);
  return fmt::format("{} {} {}", enum_name(run.of("F04", "PG").result),
                     enum_name(run.of("F05", "PG A").result), exit_code(run.verification));
}

constexpr std::string_view kRefuted = "refuted refuted 1";
constexpr std::string_view kOpen = "unproven unproven 6";

// Every unread field of a record filled in.
Record annotated(const Record& record, const DocumentRef& document) {
  Record copy = record;
  std::visit(
      [&document](auto& body) {
        if constexpr (std::is_base_of_v<RecordBase, std::decay_t<decltype(body)>>) {
          body.cited_in = Citation{document, "九", "原文"};
          body.recorded_by = "甲";
          body.reviewed_by = "乙";
          body.late_reason = "迟";
          body.note = "注";
        }
      },
      copy);
  return copy;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections)

BOOST_AUTO_TEST_CASE(an_amendment_of_fields_that_nothing_reads_changes_nothing) {
  BOOST_TEST(outcome(overspent_lines()) == kRefuted);
  for (const std::string_view field :
       {"note", "late_reason", "recorded_by", "reviewed_by", "cited_in", "cited_in.quote"}) {
    BOOST_TEST(outcome(overspent_lines() + amended("PY", field)) == kRefuted, field);
  }
}

BOOST_AUTO_TEST_CASE(any_other_correction_leaves_open_what_it_touches) {
  BOOST_TEST(outcome(overspent_lines() + correction("CR", "PY")) == kOpen);
  for (const std::string_view field :
       {"stage", "evidence[0].document", "dated_on", "notes", "not", ".note"}) {
    BOOST_TEST(outcome(overspent_lines() + amended("PY", field)) == kOpen, field);
  }
  const std::string_view both =
      R"({"field":"note","value":"改"},{"field":"stage","value":"payment"})";
  BOOST_TEST(outcome(overspent_lines() + amendment("PY", both)) == kOpen);
  BOOST_TEST(outcome(overspent_lines() + amended("PY", "note", R"(,"replacement":"AL")")) == kOpen);
}

BOOST_AUTO_TEST_CASE(errors_left_open_are_told_with_their_rules) {
  const Verification found = run_lines(overspent_lines() + amended("PY", "stage")).verification;
  BOOST_TEST(found.refuted_errors == 0U);
  BOOST_TEST(left_open_words(found).zh == "因更正而不作结论 2 项（更正前不成立）：F04、F05");
  BOOST_TEST(left_open_words(found).en ==
             "errors left open because of corrections (before those they did not hold): 2, of F04, "
             "F05");
  BOOST_TEST_REQUIRE(found.notices.size() == 2U);
  BOOST_TEST(found.notices.back().zh == left_open_words(found).zh);
}

BOOST_AUTO_TEST_CASE(only_errors_that_did_not_hold_are_left_open) {
  const std::string unpaid = budget("BG", {}) + allocation("AL", {}) +
                             disbursement("PY", {.amount = "10万元", .under = "AL"});
  BOOST_TEST(enum_name(run_lines(unpaid).of("F04", "PG").severity) == "doubt");
  const RuleRun run = run_lines(unpaid + amended("PY", "stage"));
  BOOST_TEST(enum_name(run.of("F04", "PG").result) == "unproven");
  BOOST_TEST(run.verification.errors_left_open.empty());
  BOOST_TEST(left_open_words(run.verification).is_empty());
}

// Else whoever may append could turn exit code 1 into 0.
BOOST_AUTO_TEST_CASE(an_error_left_open_is_never_exit_code_0) {
  const std::string lines =
      budget("BG", {.dated_on = "2024-01-25", .evidence = "NT"}) +
      allocation("AL", {.evidence = "NT"}) +
      disbursement("TR", {.from = "P",
                          .to = "A",
                          .dated_on = "2024-05-08",
                          .stage = "transfer",
                          .under = "AL",
                          .evidence = "VC"}) +
      disbursement("PY", {.under = "AL", .evidence = "VC"}) + held_document("AC", "acceptance") +
      target_line("T", "ge", R"("value":"14部")") + report_line("R", "T", "14部", evidence("AC"));
  BOOST_TEST(exit_code(run_lines(lines).verification) == 0);
  const std::string wrong = lines + stated_sum("ST", "allocated", "900万元");
  BOOST_TEST(exit_code(run_lines(wrong).verification) == 1);
  const RuleRun run = run_lines(wrong + correction("CR", "ST"));
  for (const Goal& goal : run.verification.goals) {
    BOOST_TEST(enum_name(goal.result) == "confirmed");
  }
  BOOST_TEST(exit_code(run.verification) == 6);
}

// The list is right as long as filling in every field of it changes no finding.
BOOST_AUTO_TEST_CASE(no_rule_but_c04_and_no_goal_reads_an_unread_field) {
  std::string lines;
  for (const char* part : {"1-register", "2-funds", "3-targets", "4-statements"}) {
    lines += read_source(fmt::format("examples/jilin-2024/{}.jsonl", part));
  }
  std::vector<Record> records = read_lines(lines);
  const auto findings = [&records] {
    Verification found = run_in_one_batch(records).verification;
    std::erase_if(found.checks, [](const Check& check) { return check.rule == "C04"; });
    found.counts = {};
    return show_findings(found);
  };
  const std::string before = findings();
  DocumentRef document;
  for (const Record& record : records) {
    if (std::holds_alternative<Document>(record)) document.id = record_id(record);
  }
  for (Record& record : records) record = annotated(record, document);
  BOOST_TEST(findings() == before);
}

BOOST_AUTO_TEST_CASE(the_page_lists_the_unread_fields) {
  const std::string page = read_source("docs/CHECKS.md");
  const std::size_t begin = page.find("\n## 更正 Corrections");
  const std::string section = page.substr(begin, page.find("\n## ", begin + 1) - begin);
  for (const std::string_view name : kUnreadFields) {
    BOOST_TEST(section.find(fmt::format("`{}`", name)) != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
