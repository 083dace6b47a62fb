// SPDX-License-Identifier: Apache-2.0
#include "scan/statement_scan.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/record.h"
#include "tests/scan/scan_run.h"
#include "tests/support/expect_error.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"

namespace fundtrail::test {
namespace {

std::string report() { return read_source("tests/data/scan/report.txt"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(statement_scan)

BOOST_AUTO_TEST_CASE(proposes_the_statements_of_a_report) {
  expect_lines("the proposals", claim_lines(scan_text(report())),
               expected_lines("report-proposals"));
}

BOOST_AUTO_TEST_CASE(lists_apart_what_is_no_statement) {
  expect_lines("the remarks", remark_lines(scan_text(report())), expected_lines("report-remarks"));
}

BOOST_AUTO_TEST_CASE(proposes_drafts_that_the_decoder_accepts) {
  const std::string text = report();
  const ScanOptions options{{"DOC-1"}, ProgrammeRef{"PG"}, "DOC-1-ST-"};
  const StatementScan scan = scan_statements(text, demo_parties(), options);
  BOOST_REQUIRE(!scan.proposals.empty());
  std::size_t number = 0;
  for (const Proposal& proposal : scan.proposals) {
    const Statement& statement = proposal.statement;
    const Record read = record_from_json(record_to_json(Record(statement)));
    BOOST_TEST((read == Record(statement)));
    BOOST_TEST(statement.id.value == fmt::format("DOC-1-ST-{:03}", ++number));
    BOOST_TEST(statement.document.id == "DOC-1");
    BOOST_TEST(statement.programme->id == "PG");
    BOOST_TEST(statement.note->starts_with("草稿，待人工核对"));
    BOOST_TEST(text.find(*statement.quote) != std::string::npos, *statement.quote);
  }
}

BOOST_AUTO_TEST_CASE(tells_the_reviewer_what_to_look_at) {
  const StatementScan scan = scan_text("全省2024年补助资金预算数1000万元。");
  BOOST_REQUIRE(scan.proposals.size() == 1);
  BOOST_TEST(*scan.proposals[0].statement.note ==
             "草稿，待人工核对：所指范围（“全省2024年补助资金”）请核对");
  BOOST_TEST(*scan_text("年初预算数800万元。").proposals.front().statement.note ==
             "草稿，待人工核对：所指范围（“年初”）请核对");
}

BOOST_AUTO_TEST_CASE(cuts_a_quote_that_is_too_long_and_says_so) {
  std::string text = "资金共100万元，其中：";
  for (int i = 0; i < 50; ++i) text += "某某镇某某村2万元，";
  const StatementScan scan = scan_text(text);
  BOOST_REQUIRE(scan.proposals.size() == 1);
  const Statement& statement = scan.proposals[0].statement;
  BOOST_TEST(statement.quote->size() <= kQuoteBytesMax);
  BOOST_TEST(text.find(*statement.quote) != std::string::npos);
  BOOST_TEST(*statement.note == "草稿，待人工核对：引文已截短");
}

BOOST_AUTO_TEST_CASE(doubts_a_number_that_a_line_break_may_have_cut) {
  const StatementScan scan = scan_text("到位资金1\n648万元，预算资金1000万元。");
  BOOST_TEST(claim_lines(scan).size() == 1U);
  BOOST_TEST(remark_lines(scan).front() == "正文 unclear ");
}

BOOST_AUTO_TEST_CASE(tells_what_was_planned_from_what_was_done) {
  const StatementScan scan =
      scan_text("完成值1：实际开工七千套，超过年度任务5574套，完成任务5套。");
  const std::vector<std::string> expected{"正文 target 5574套", "正文 completion 5套"};
  BOOST_TEST(remark_lines(scan) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(proposes_nothing_that_could_not_be_appended) {
  // U+F900 is not in normalization form C.
  const StatementScan scan = scan_text("未发现\xEF\xA4\x80问题。");
  BOOST_TEST(scan.proposals.empty());
  BOOST_TEST(remark_lines(scan).front() == "正文 unclear ");
  BOOST_TEST(scan.remarks.front().reason.en.find("normalization form C") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(recognises_nothing_in_other_text) {
  const StatementScan scan = scan_text("今天天气很好。");
  BOOST_TEST(scan.proposals.empty());
  BOOST_TEST(scan.remarks.empty());
}

BOOST_AUTO_TEST_CASE(refuses_ids_that_are_none) {
  const auto scan = [](const ScanOptions& options) {
    static_cast<void>(scan_statements("甲", demo_parties(), options));
  };
  expect_error(ErrorCode::kRefused, "138号", [&] { scan({{"138号"}, {}, "S"}); });
  expect_error(ErrorCode::kRefused, "the id", [&] { scan({{"D"}, ProgrammeRef{""}, "S"}); });
  expect_error(ErrorCode::kRefused, "the id", [&] { scan({{"D"}, {}, "-"}); });
  expect_error(ErrorCode::kRefused, "too long", [&] {
    scan({{"D"}, {}, std::string(kScanPrefixBytesMax + 1, 'S')});
  });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(party_names_of_a_text)

BOOST_AUTO_TEST_CASE(takes_the_longest_name_and_no_ambiguous_one) {
  const PartyNames names = party_names(
      R"({"kind":"party","id":"a","name":"通化市","role":"recipient"}
{"kind":"party","id":"b","name":"通化市财政局","role":"finance","aliases":["市财政局"]}
{"kind":"party","id":"c","name":"辽源市财政局","role":"finance","aliases":["市财政局"]}
)");
  BOOST_TEST(names.at_front("通化市财政局拨付")->party->id == "b");
  BOOST_TEST(names.at_front("通化市拨付")->party->id == "a");
  BOOST_TEST(!names.at_front("辽源市").has_value());
  BOOST_REQUIRE(names.at_front("市财政局拨付").has_value());
  BOOST_TEST(names.at_front("市财政局拨付")->party == nullptr);
  BOOST_TEST(names.find("市财政局") == nullptr);
  BOOST_TEST(names.find("通化市")->id == "a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
