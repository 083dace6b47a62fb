// SPDX-License-Identifier: Apache-2.0
//
// D03: the form of a self-evaluation. D05: date, signature and seal. D08: publication.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kOfPg = R"("programme":"PG")";

// A form that is attached to the self-evaluation SE.
std::string attached(std::string_view id, std::string_view type, std::string_view status) {
  return document_line(id, type, status, R"("attachment_of":"SE")");
}

std::string self_evaluation() {
  return document_line("SE", "self_evaluation", "transcript", kOfPg);
}

Check check_form(const std::string& forms) {
  return RuleRun(base_lines() + self_evaluation() + forms).only("D03");
}

constexpr std::string_view kMarked = R"("dated_on":"2025-03-01","signed":true,"sealed":true)";

// A notice at hand.
Check check_marks(std::string_view marks) {
  return RuleRun(base_lines() + document_line("D", "notice", "scan", marks)).only("D05");
}

constexpr std::string_view kPublished =
    R"("published_on":"2025-04-01","url":"https://example.org/1")";

Check check_published(std::string_view claim, const std::string& pages = "") {
  return RuleRun(base_lines() + self_evaluation() + pages + statement_line("ST", "SE", claim))
      .only("D08");
}

std::string page(std::string_view more, std::string_view id = "WEB") {
  return document_line(id, "publication", "copy", std::string(kOfPg) + and_more(more));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_document_form)

BOOST_AUTO_TEST_CASE(D03_fires_on_a_declaration_of_targets_in_place_of_the_form) {
  const Check check = check_form(attached("F", "target_form", "missing"));
  BOOST_TEST(check.subject == "SE");
  BOOST_TEST(in_short(check) == "refuted doubt | self_evaluation_form | target_form | 2: SE F");
  BOOST_TEST(check.message.zh == "所附《文件F》是事前的申报表，不是事后的自评表");
  BOOST_TEST(check.message.en ==
             "attached is “文件F”, which sets targets beforehand, and no form of self-evaluation");
}

BOOST_AUTO_TEST_CASE(D03_holds_for_a_form_that_is_attached_or_of_the_programme) {
  const std::string_view expected =
      "confirmed doubt | self_evaluation_form | self_evaluation_form | 2: SE F";
  BOOST_TEST(in_short(check_form(attached("F", "self_evaluation_form", "copy"))) == expected);
  BOOST_TEST(in_short(check_form(document_line("F", "self_evaluation_form", "copy", kOfPg))) ==
             expected);
  BOOST_TEST(check_form(attached("F", "self_evaluation_form", "copy")).message.zh ==
             "有自评表《文件F》");
  // Beside the form the declaration may be attached as well.
  BOOST_TEST((check_form(attached("F", "self_evaluation_form", "copy") +
                         attached("G", "target_form", "copy"))
                  .result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(D03_is_unproven_without_a_form_at_hand) {
  BOOST_TEST(in_short(check_form("")) == "unproven doubt | self_evaluation_form |  | 1: SE");
  BOOST_TEST(check_form("").message.zh == "没有登记自评表");
  for (const std::string_view status : {"missing", "cited"}) {
    const Check check = check_form(attached("F", "self_evaluation_form", status));
    BOOST_TEST(in_short(check) == "unproven doubt | self_evaluation_form |  | 2: SE F");
    BOOST_TEST(check.message.zh == "自评表《文件F》没有取得");
  }
  // Those of another programme, or attached to another document, do not count.
  BOOST_TEST(in_short(check_form(
                 programme_line("PG2") +
                 document_line("F", "self_evaluation_form", "copy", R"("programme":"PG2")") +
                 document_line("G", "target_form", "copy", kOfPg))) ==
             "unproven doubt | self_evaluation_form |  | 1: SE");
}

BOOST_AUTO_TEST_CASE(D03_reads_a_form_as_it_was_amended) {
  BOOST_TEST((check_form(attached("F", "target_form", "copy") +
                         amendment("CR", "F", "type", "self_evaluation_form"))
                  .result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(D03_does_not_apply_without_a_self_evaluation) {
  BOOST_TEST(
      in_short(RuleRun(base_lines() + document_line("F", "target_form", "copy")).only("D03")) ==
      "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(D05_fires_on_each_mark_that_is_not_there) {
  const Check check = check_marks("");
  BOOST_TEST(check.subject == "D");
  BOOST_TEST(in_short(check) == "refuted hint |  |  | 1: D");
  BOOST_TEST(check.message.zh == "《文件D》未载明成文日期、署名、印章");
  BOOST_TEST(check.message.en == "“文件D”, not stated: date, signature, seal");
  BOOST_TEST(check_marks(R"("dated_on":"2025-03-01","signed":true)").message.zh ==
             "《文件D》未载明印章");
  BOOST_TEST(check_marks(R"("signed":false,"sealed":true)").message.zh ==
             "《文件D》未载明成文日期，没有署名");
  BOOST_TEST(check_marks(R"("dated_on":"2025-03-01","signed":true,"sealed":false)").message.en ==
             "“文件D”, not there: seal");
}

BOOST_AUTO_TEST_CASE(D05_holds_where_all_three_are_there) {
  const Check check = check_marks(kMarked);
  BOOST_TEST(check.subject == "ledger");
  BOOST_TEST(in_short(check) == "confirmed hint |  |  | 1: D");
  BOOST_TEST(check.message.zh == "已查 1 份公文");
}

BOOST_AUTO_TEST_CASE(D05_looks_at_official_documents_at_hand_alone) {
  const std::string others =
      document_line("D1", "notice", "cited") + document_line("D2", "notice", "missing") +
      document_line("D3", "minutes", "scan") + document_line("D4", "voucher", "original") +
      document_line("D5", "self_evaluation", "cited") +
      document_line("D6", "approval", "scan", R"("attachment_of":"D5")");
  BOOST_TEST(in_short(RuleRun(base_lines() + others).only("D05")) ==
             "not_applicable hint |  |  | 0:");
  for (const std::string_view type :
       {"notice", "approval", "regulation", "self_evaluation", "review", "audit_report"}) {
    const RuleRun run(base_lines() + document_line("D", type, "transcript"));
    BOOST_TEST((run.only("D05").result == CheckResult::kRefuted), type);
  }
}

BOOST_AUTO_TEST_CASE(D05_reads_a_document_as_it_was_amended) {
  const RuleRun run(
      base_lines() +
      document_line("D", "notice", "scan", R"("dated_on":"2025-03-01","signed":true)") +
      amendment("CR", "D", "sealed", "true"));
  BOOST_TEST((run.only("D05").result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(D08_fires_where_no_page_is_registered) {
  const auto message = [](std::string_view claim) {
    const Check check = check_published(claim);
    BOOST_TEST(check.subject == "ST");
    BOOST_TEST(in_short(check) == "refuted hint |  |  | 1: ST");
    return check.message.zh;
  };
  BOOST_TEST(message(R"("assertion":"published")") == "称已公开，没有登记公开的页面");
  BOOST_TEST(message(R"("assertion":"published","tense":"planned")") ==
             "只说将公开，没有登记公开的页面");
  BOOST_TEST(message(R"("assertion":"published","tense":"required")") ==
             "要求公开，没有登记公开的页面");
  BOOST_TEST(message(R"("duty":"publish")") == "要求公开，没有登记公开的页面");
}

BOOST_AUTO_TEST_CASE(D08_holds_for_a_dated_page_with_its_digest) {
  const Check check = check_published(R"("assertion":"published","tense":"planned")",
                                      page(std::string(kPublished) + and_more(digest_field())));
  BOOST_TEST(in_short(check) == "confirmed hint |  | https://example.org/1 | 2: WEB ST");
  BOOST_TEST(check.message.zh == "2025-04-01 已公开《文件WEB》");
}

BOOST_AUTO_TEST_CASE(D08_fires_on_a_page_that_cannot_be_looked_up_or_compared) {
  const auto lacking = [](std::string_view more) {
    const Check check = check_published(R"("assertion":"published")", page(more));
    BOOST_TEST((check.result == CheckResult::kRefuted));
    return check.message.zh;
  };
  BOOST_TEST(lacking("") == "称已公开，公开页面《文件WEB》缺公开日期、网址、摘要");
  BOOST_TEST(lacking(kPublished) == "称已公开，公开页面《文件WEB》缺摘要");
  const std::string whole = std::string(kPublished) + and_more(digest_field());

  BOOST_TEST(lacking(R"("url":"https://example.org/1",)" + digest_field()) ==
             "称已公开，公开页面《文件WEB》缺公开日期");
  BOOST_TEST(lacking(R"("published_on":"2025-04-01",)" + digest_field()) ==
             "称已公开，公开页面《文件WEB》缺网址");
}

BOOST_AUTO_TEST_CASE(D08_takes_any_page_of_the_programme_and_none_of_another) {
  const std::string whole = std::string(kPublished) + and_more(digest_field());
  BOOST_TEST((check_published(R"("duty":"publish")", page("", "WEB1") + page(whole)).result ==
              CheckResult::kConfirmed));
  const std::string other = programme_line("PG2") + document_line("WEB", "publication", "copy",
                                                                  R"("programme":"PG2",)" + whole);
  BOOST_TEST((check_published(R"("duty":"publish")", other).result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(D08_reads_a_page_as_it_was_amended) {
  const std::string undated = page(R"("url":"https://example.org/1",)" + digest_field());
  BOOST_TEST((check_published(R"("duty":"publish")",
                              undated + amendment("CR", "WEB", "published_on", "2025-04-01"))
                  .result == CheckResult::kConfirmed));
}

BOOST_AUTO_TEST_CASE(D08_is_unproven_for_a_statement_of_no_programme) {
  const RuleRun run(
      base_lines() + document_line("SE", "self_evaluation", "cited") +
      line("statement", "ST", R"("document":"SE","section":"一","claim":{"duty":"publish"})"));
  BOOST_TEST(in_short(run.only("D08")) == "unproven hint |  |  | 1: ST");
  BOOST_TEST(run.only("D08").message.zh == "陈述不属于任何资金项目");
}

BOOST_AUTO_TEST_CASE(D08_does_not_apply_where_nobody_speaks_of_publishing) {
  BOOST_TEST(in_short(check_published(R"("duty":"track")")) == "not_applicable hint |  |  | 0:");
  BOOST_TEST(in_short(check_published(R"("assertion":"filed")")) ==
             "not_applicable hint |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
