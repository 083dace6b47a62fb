// SPDX-License-Identifier: Apache-2.0
//
// D01: what rests on a self-evaluation alone. D02: documents that are missing. D04: their numbers.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kClaim = R"("assertion":"no_issue_found")";

// A self-evaluation SE, an audit report AU and a contract that is missing.
std::string documents() {
  return document_line("SE", "self_evaluation", "transcript") +
         document_line("AU", "audit_report", "cited") +
         document_line("GONE", "acceptance", "missing") +
         target_line("T", "ge", R"("value":"14部")");
}

Check check_support(std::string_view lines) {
  return RuleRun(base_lines() + documents() + std::string(lines)).only("D01");
}

std::string cited_in(std::string_view document) {
  return fmt::format(R"("cited_in":{{"document":"{}","section":"一"}})", document);
}

// A regulation with a number and perhaps a date.
std::string numbered(std::string_view id, std::string_view number, std::string_view more = "") {
  return document_line(id, "regulation", "cited", text_field("number", number) + and_more(more));
}

Check check_number(std::string_view number, std::string_view more = "") {
  return RuleRun(base_lines() + numbered("D", number, more)).only("D04");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_document)

BOOST_AUTO_TEST_CASE(D01_fires_on_what_a_self_evaluation_says_of_itself) {
  const Check check = check_support(statement_line("ST", "SE", kClaim) +
                                    report_line("IR1", "T", "14部", evidence("SE")) +
                                    report_line("IR2", "T", "14部", cited_in("SE")));
  BOOST_TEST(check.subject == "SE");
  BOOST_TEST(in_short(check) == "refuted doubt |  |  | 3: ST IR1 IR2");
  BOOST_TEST(check.message.zh == "3 条陈述或完成数仅以自评材料 《文件SE》 为依据");
  BOOST_TEST(check.message.en ==
             "3 statements or reported values rest on the self-evaluation 《文件SE》 alone");
}

BOOST_AUTO_TEST_CASE(D01_fires_for_each_self_evaluation_by_itself) {
  const RuleRun run(base_lines() + documents() +
                    document_line("FORM", "self_evaluation_form", "original") +
                    statement_line("S1", "SE", kClaim) + statement_line("S2", "FORM", kClaim));
  BOOST_TEST(in_short(run.of("D01", "SE")) == "refuted doubt |  |  | 1: S1");
  BOOST_TEST(in_short(run.of("D01", "FORM")) == "refuted doubt |  |  | 1: S2");
}

BOOST_AUTO_TEST_CASE(D01_fires_on_a_report_that_rests_on_nothing) {
  const Check check = check_support(report_line("IR", "T", "14部"));
  BOOST_TEST(check.subject == "ledger");
  BOOST_TEST(in_short(check) == "refuted doubt |  |  | 1: IR");
  BOOST_TEST(check.message.zh == "1 条陈述或完成数没有依据");
}

BOOST_AUTO_TEST_CASE(D01_takes_a_missing_document_for_no_support) {
  BOOST_TEST(in_short(check_support(statement_line("ST", "SE", kClaim, evidence("GONE")))) ==
             "refuted doubt |  |  | 1: ST");
}

BOOST_AUTO_TEST_CASE(D01_finds_nothing_where_another_document_supports) {
  const Check check = check_support(
      statement_line("S1", "SE", kClaim, evidence("AU")) + statement_line("S2", "AU", kClaim) +
      report_line("IR", "T", "14部", R"("evidence":[{"document":"SE"},{"document":"AU"}])"));
  BOOST_TEST(check.subject == "ledger");
  BOOST_TEST(in_short(check) == "clear doubt |  |  | 3: S1 S2 IR");
  BOOST_TEST(check.message.zh == "已查 3 条陈述和完成数");
  BOOST_TEST(check.message.en == "3 statements and reported values looked at");
}

BOOST_AUTO_TEST_CASE(D01_passes_over_duties) {
  BOOST_TEST(in_short(check_support(statement_line("ST", "SE", R"("duty":"track")"))) ==
             "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(D02_fires_on_a_document_that_is_missing) {
  const RuleRun run(base_lines() + document_line("SE", "self_evaluation", "transcript") +
                    document_line("D1", "target_form", "missing", R"("attachment_of":"SE")") +
                    document_line("D2", "contract", "missing"));
  BOOST_TEST(run.checks("D02").size() == 2U);
  BOOST_TEST(in_short(run.of("D02", "D1")) == "refuted doubt |  | missing | 1: D1");
  BOOST_TEST(run.of("D02", "D1").message.zh == "《文件SE》 的附件《文件D1》缺失");
  BOOST_TEST(run.of("D02", "D1").message.en == "the attachment “文件D1” of 《文件SE》 is missing");
  BOOST_TEST(in_short(run.of("D02", "D2")) == "refuted doubt |  | missing | 1: D2");
  BOOST_TEST(run.of("D02", "D2").message.zh == "文件《文件D2》缺失");
}

BOOST_AUTO_TEST_CASE(D02_fires_on_an_attachment_that_is_only_cited) {
  const RuleRun run(base_lines() + document_line("SE", "self_evaluation", "transcript") +
                    document_line("D", "target_form", "cited", R"("attachment_of":"SE")"));
  BOOST_TEST(in_short(run.only("D02")) == "refuted doubt |  | cited | 1: D");
}

BOOST_AUTO_TEST_CASE(D02_finds_nothing_in_what_is_held_or_cited_by_itself) {
  const RuleRun run(base_lines() + document_line("SE", "self_evaluation", "transcript") +
                    document_line("D1", "regulation", "cited") +
                    document_line("D2", "target_form", "copy", R"("attachment_of":"SE")"));
  BOOST_TEST(run.only("D02").subject == "ledger");
  BOOST_TEST(in_short(run.only("D02")) == "clear doubt |  |  | 3: SE D1 D2");
  BOOST_TEST(run.only("D02").message.zh == "已查 3 份文件");
  BOOST_TEST(run.only("D02").message.en == "3 documents looked at");
}

BOOST_AUTO_TEST_CASE(D02_does_not_apply_without_documents) {
  BOOST_TEST(in_short(RuleRun(base_lines()).only("D02")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(D04_holds_for_numbers_of_the_standards_form) {
  const RuleRun run(base_lines() + numbered("D1", "吉财综〔2020〕702号") +
                    numbered("D2", "吉建函〔2025〕138号", R"("dated_on":"2025-03-01")") +
                    document_line("D3", "other", "cited"));
  BOOST_TEST(run.only("D04").subject == "ledger");
  BOOST_TEST(in_short(run.only("D04")) == "confirmed hint |  |  | 2: D1 D2");
  BOOST_TEST(run.only("D04").message.zh == "2 个文号均合规范");
}

BOOST_AUTO_TEST_CASE(D04_fires_on_brackets_of_another_kind) {
  const Check check = check_number("吉财综[2020]702号");
  BOOST_TEST(in_short(check) == "refuted hint | 吉财综〔2020〕702号 | 吉财综[2020]702号 | 1: D");
  BOOST_TEST(check.message.zh == "“吉财综[2020]702号”未用六角括号，规范写法为 吉财综〔2020〕702号");
}

BOOST_AUTO_TEST_CASE(D04_fires_on_what_is_no_number_and_guesses_nothing) {
  for (const char* number : {"吉财综〔201931号", "吉财综〔2020〕第702号", "吉财综〔2020〕0702号",
                             "〔2020〕702号", "吉财综〔2020〕702"}) {
    const Check check = check_number(number);
    BOOST_TEST(in_short(check) == fmt::format("refuted hint | {} | {} | 1: D", number, number));
    BOOST_TEST(check.message.zh ==
               fmt::format("“{}”不合文号规范（机关代字〔年份〕序号号）", number));
  }
}

BOOST_AUTO_TEST_CASE(D04_fires_on_a_date_of_another_year) {
  const Check check = check_number("吉财综〔2020〕702号", R"("dated_on":"2021-01-04")");
  BOOST_TEST(in_short(check) == "refuted hint | 吉财综〔2020〕702号 | 吉财综〔2020〕702号 | 1: D");
  BOOST_TEST(check.message.zh == "“吉财综〔2020〕702号”的年份与成文日期 2021-01-04 不同");
}

BOOST_AUTO_TEST_CASE(D04_fires_on_one_number_of_two_documents_and_names_both) {
  const RuleRun run(base_lines() + numbered("D1", "吉财综〔2020〕702号") +
                    numbered("D2", "吉财综〔2020〕702号"));
  const Check check = run.only("D04");
  BOOST_TEST(check.subject == "D2");
  BOOST_TEST(in_short(check) ==
             "refuted hint | 吉财综〔2020〕702号 | 吉财综〔2020〕702号 | 2: D1 D2");
  BOOST_TEST(check.message.zh == "文号 吉财综〔2020〕702号 与《文件D1》（D1）相同");
  BOOST_TEST(check.message.en == "“文件D1” (D1) has the number 吉财综〔2020〕702号 as well");
}

BOOST_AUTO_TEST_CASE(D04_does_not_apply_without_numbers) {
  const RuleRun run(base_lines() + document_line("D", "other", "cited"));
  BOOST_TEST(in_short(run.only("D04")) == "not_applicable hint |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
