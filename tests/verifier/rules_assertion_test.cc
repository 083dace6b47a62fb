// SPDX-License-Identifier: Apache-2.0
//
// D06: “no problem” beside “a problem”. D07: who looked for problems.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kOfPg = R"("programme":"PG")";

std::string documents() { return document_line("SE", "self_evaluation", "transcript", kOfPg); }

// An assertion of SE; `more` are further fields of its claim.
std::string assertion(std::string_view id, std::string_view type, std::string_view more = "",
                      std::string_view fields = "") {
  return statement_line(id, "SE", fmt::format(R"("assertion":"{}")", type) + and_more(more),
                        fields);
}

std::string scope(std::string_view inside) { return fmt::format(R"("scope":{{{}}})", inside); }

RuleRun run_statements(const std::string& statements) {
  return RuleRun(base_lines() + documents() + statements);
}

// D06 of NO, of the scope `no`, beside YES, of the scope `yes`.
CheckResult result_of(std::string_view no, std::string_view yes) {
  return run_statements(assertion("NO", "no_issue_found", scope(no)) +
                        assertion("YES", "issue_found", scope(yes)))
      .only("D06")
      .result;
}

Check check_inspection(const std::string& document, std::string_view fields) {
  return run_statements(document + assertion("NO", "no_issue_found", "", fields)).only("D07");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_assertion)

BOOST_AUTO_TEST_CASE(D06_fires_where_both_are_said_of_the_same) {
  const RuleRun run =
      run_statements(assertion("NO", "no_issue_found") + assertion("YES1", "issue_found") +
                     assertion("YES2", "issue_found", scope(R"("year":2024)")));
  BOOST_TEST(run.only("D06").subject == "NO");
  BOOST_TEST(in_short(run.only("D06")) == "refuted error |  |  | 3: NO YES1 YES2");
  BOOST_TEST(run.only("D06").message.zh ==
             "称未发现问题，而所称范围内又称发现问题：YES1（一）、YES2（一）");
  BOOST_TEST(run.only("D06").message.en ==
             "no problem is said to be found, and of the same one is: YES1 (一), YES2 (一)");
}

BOOST_AUTO_TEST_CASE(D06_compares_the_scopes) {
  const auto kFires = CheckResult::kRefuted;
  const auto kOpen = CheckResult::kUnproven;
  const auto kApart = CheckResult::kClear;
  BOOST_TEST((result_of(R"("year":2023)", R"("year":2023)") == kFires));
  BOOST_TEST((result_of(R"("year":2023)", R"("year":2024)") == kApart));
  BOOST_TEST((result_of(R"("year":2023)", "") == kOpen));
  BOOST_TEST((result_of("", R"("year":2023)") == kFires));
  BOOST_TEST((result_of(R"("party":"A")", R"("party":"A","topic":"质量")") == kFires));
  BOOST_TEST((result_of(R"("party":"A")", R"("party":"B")") == kApart));
  BOOST_TEST((result_of(R"("party":"A","year":2023)", R"("party":"A")") == kOpen));
  BOOST_TEST((result_of(R"("party":"A","year":2023)", R"("year":2024)") == kApart));
  BOOST_TEST(
      (result_of(R"("category":"output.quality")", R"("category":"output.quality")") == kFires));
  BOOST_TEST(
      (result_of(R"("category":"output.quality")", R"("category":"satisfaction")") == kApart));
  BOOST_TEST((result_of(R"("topic":"质量")", R"("topic":"质量")") == kFires));
  BOOST_TEST((result_of(R"("topic":"质量")", R"("topic":"资金")") == kApart));
}

BOOST_AUTO_TEST_CASE(D06_says_what_leaves_the_scope_open) {
  const Check check = run_statements(assertion("NO", "no_issue_found", scope(R"("topic":"质量")")) +
                                     assertion("YES", "issue_found"))
                          .only("D06");
  BOOST_TEST(in_short(check) == "unproven error |  |  | 2: NO YES");
  BOOST_TEST(check.message.zh == "另称发现问题，没有写明是不是所称的范围：YES（一）");
}

BOOST_AUTO_TEST_CASE(D06_finds_none_where_nobody_says_the_contrary) {
  const RuleRun run = run_statements(assertion("NO", "no_issue_found") +
                                     assertion("YES1", "issue_found", R"("tense":"planned")") +
                                     assertion("YES2", "issue_found", R"("tense":"required")"));
  BOOST_TEST(in_short(run.only("D06")) == "clear error |  |  | 1: NO");
  BOOST_TEST(run.only("D06").message.zh == "已查“发现问题”的陈述 0 条");
  const std::string other = programme_line("PG2") +
                            document_line("AU", "audit_report", "cited", R"("programme":"PG2")") +
                            line("statement", "YES",
                                 R"("programme":"PG2","document":"AU","section":"一",)"
                                 R"("claim":{"assertion":"issue_found"})");
  BOOST_TEST(in_short(run_statements(other + assertion("NO", "no_issue_found")).only("D06")) ==
             "clear error |  |  | 1: NO");
}

BOOST_AUTO_TEST_CASE(D06_lists_so_many_and_no_more) {
  std::string lines = assertion("NO", "no_issue_found");
  for (int i = 1; i <= 9; ++i) lines += assertion(fmt::format("YES{}", i), "issue_found");
  const std::string text = run_statements(lines).only("D06").message.zh;
  BOOST_TEST(text.ends_with("YES8（一）…"));
}

BOOST_AUTO_TEST_CASE(D06_and_D07_do_not_apply_where_nobody_says_that_all_is_well) {
  const RuleRun run = run_statements(assertion("YES", "issue_found") +
                                     assertion("NO", "no_issue_found", R"("tense":"planned")"));
  BOOST_TEST(in_short(run.only("D06")) == "not_applicable error |  |  | 0:");
  BOOST_TEST(in_short(run.only("D07")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(D06_is_unproven_for_a_statement_of_no_programme) {
  const RuleRun run(base_lines() + document_line("LOOSE", "audit_report", "cited") +
                    line("statement", "NO",
                         R"("document":"LOOSE","section":"一",)"
                         R"("claim":{"assertion":"no_issue_found"})"));
  BOOST_TEST(in_short(run.only("D06")) == "unproven error |  |  | 1: NO");
  BOOST_TEST(run.only("D06").message.zh == "陈述不属于任何资金项目");
}

BOOST_AUTO_TEST_CASE(D07_fires_where_no_inspection_is_named) {
  const Check check = check_inspection("", "");
  BOOST_TEST(check.subject == "NO");
  BOOST_TEST(in_short(check) == "refuted doubt |  |  | 1: NO");
  BOOST_TEST(check.message.zh == "称未发现问题，没有写明是谁、什么时候、依哪份文件检查的");
  for (const std::string_view type : {"self_evaluation", "survey", "other", "review"}) {
    BOOST_TEST(
        (check_inspection(held_document("D", type), evidence("D")).result == CheckResult::kRefuted),
        type);
  }
}

BOOST_AUTO_TEST_CASE(D07_holds_by_the_paper_of_an_inspection) {
  for (const std::string_view type : {"audit_report", "acceptance"}) {
    const Check check = check_inspection(held_document("D", type), evidence("D"));
    BOOST_TEST(in_short(check) == "confirmed doubt |  |  | 2: D NO");
    BOOST_TEST(check.message.zh == "依据《文件D》");
  }
  const RuleRun run(base_lines() + held_document("AU", "audit_report", kOfPg) +
                    statement_line("NO", "AU", R"("assertion":"no_issue_found")"));
  BOOST_TEST(in_short(run.only("D07")) == "confirmed doubt |  |  | 2: AU NO");
}

BOOST_AUTO_TEST_CASE(D07_takes_a_list_of_inspections_once_it_is_signed) {
  const auto result_of_list = [](std::string_view marks) {
    return check_inspection(held_document("D", "register", marks), evidence("D")).result;
  };
  BOOST_TEST((result_of_list(R"("signed":true)") == CheckResult::kConfirmed));
  BOOST_TEST((result_of_list(R"("sealed":true)") == CheckResult::kConfirmed));
  BOOST_TEST((result_of_list(R"("signed":false)") == CheckResult::kUnproven));
  BOOST_TEST((result_of_list("") == CheckResult::kUnproven));
  const std::string signed_later =
      held_document("D", "register") + amendment("CR", "D", "signed", "true");
  BOOST_TEST((check_inspection(signed_later, evidence("D")).result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(D07_is_unproven_where_the_paper_is_not_at_hand) {
  for (const std::string_view status : {"cited", "missing", "transcript", "original"}) {
    const Check check = check_inspection(document_line("D", "audit_report", status), evidence("D"));
    BOOST_TEST(in_short(check) == "unproven doubt |  |  | 2: D NO", status);
    BOOST_TEST(check.message.zh == "所列《文件D》没有取得，或没有署名、盖章");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
