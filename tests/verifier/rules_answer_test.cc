// SPDX-License-Identifier: Apache-2.0
//
// Q02: the query of an answer, run again.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/inquiry_lines.h"
#include "verifier/answer_reruns.h"
#include "verifier/record_query.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail::test {
namespace {

// Entries 10 to 12: an inquiry and two allocations. An answer is entry 13.
std::string asked() {
  return inquiry({}) + allocation("AL", {}) + allocation("AM", {.to = "B", .amount = "5万元"});
}

// The digest of what a query selects of the first `size` entries, as `list --digest` prints it.
std::string digest_of(std::string_view query, std::uint64_t size) {
  const MemorySource source(read_lines(register_lines() + asked()));
  const SizedQuery queries[] = {{parse_query(query), size}};
  return format_hex(run_queries(source, source.hash(), queries).front().digest->bytes);
}

constexpr std::string_view kQuery = "list --kind allocation";

AnswerLine answer_line(std::uint64_t at_size) {
  return {.query = kQuery,
          .rules_version = kRulesVersion,
          .result_digest = digest_of(kQuery, at_size),
          .at_size = at_size};
}

Check q02(const std::string& lines) { return run_lines(lines).only("Q02"); }

std::string tell(const Check& check) {
  return fmt::format("{} {} {}: {}", enum_name(check.result), check.subject, show(check.records),
                     check.message.zh);
}

BOOST_AUTO_TEST_SUITE(rules_answer)

BOOST_AUTO_TEST_CASE(q02_has_nothing_to_run_without_answers) {
  BOOST_TEST(enum_name(q02(asked()).result) == "not_applicable");
}

BOOST_AUTO_TEST_CASE(q02_is_confirmed_where_the_same_records_are_selected) {
  const Check check = q02(asked() + answer("AN", answer_line(13)));
  BOOST_TEST(tell(check) ==
             "confirmed AN 1: AN: 重跑 list --kind allocation（前 13 条），得 2 笔记录，"
             "与答复所据的一致");
  BOOST_TEST(check.expected == digest_of(kQuery, 13));
  BOOST_TEST(check.actual == check.expected);
}

// What came after the ledger was asked is not part of the result.
BOOST_AUTO_TEST_CASE(q02_goes_by_the_size_that_was_asked) {
  const std::string lines = asked() + answer("AN", answer_line(12));
  BOOST_TEST(tell(q02(lines + allocation("AO", {.amount = "1万元"}))) ==
             "confirmed AN 1: AN: 重跑 list --kind allocation（前 12 条），得 1 笔记录，"
             "与答复所据的一致");
  AnswerLine other = answer_line(13);
  other.at_size = 12;
  BOOST_TEST(enum_name(q02(asked() + answer("AN", other)).result) == "refuted");
}

BOOST_AUTO_TEST_CASE(q02_is_refuted_by_another_result) {
  AnswerLine line = answer_line(13);
  line.result_digest.front() = line.result_digest.front() == '0' ? '1' : '0';
  const Check check = q02(asked() + answer("AN", line));
  BOOST_TEST(tell(check) ==
             "refuted AN 1: AN: 重跑 list --kind allocation（前 13 条），得 2 笔记录，"
             "不是答复所据的结果");
  BOOST_TEST((check.severity == Severity::kError));
}

BOOST_AUTO_TEST_CASE(q02_accuses_nobody_by_another_version_of_the_rules) {
  AnswerLine line = answer_line(13);
  line.rules_version = "2025.1";
  BOOST_TEST(enum_name(q02(asked() + answer("AN", line)).result) == "confirmed");
  line.result_digest = std::string(64, '0');
  BOOST_TEST(tell(q02(asked() + answer("AN", line))) ==
             fmt::format("unproven AN 1: AN: 重跑 list --kind allocation（前 13 条），得 2 笔记录，"
                         "与答复所据的不同；答复所用规则版本 2025.1，本程序 {}，不能断定是结果变了",
                         kRulesVersion));
}

BOOST_AUTO_TEST_CASE(q02_is_refuted_by_a_size_that_there_was_not_yet) {
  AnswerLine line = answer_line(13);
  line.at_size = 14;
  BOOST_TEST(tell(q02(asked() + answer("AN", line))) ==
             "refuted AN 1: AN: 自称查询时账本有 14 条，而它前面只有 13 条");
}

BOOST_AUTO_TEST_CASE(q02_is_unproven_where_the_query_cannot_be_run) {
  AnswerLine line = answer_line(13);
  line.query = "trace PG";
  BOOST_TEST(tell(q02(asked() + answer("AN", line))) ==
             "unproven AN 1: AN: 查询未能重跑：“trace PG”不是可以重跑的查询：应为 fundtrail list "
             "--digest 所印的那一行");
}

// A correction is a record of its own: what was selected then is selected now.
BOOST_AUTO_TEST_CASE(q02_goes_by_records_as_they_were_recorded) {
  const std::string lines = asked() + answer("AN", answer_line(13));
  BOOST_TEST(enum_name(q02(lines + amendment("CR", "AL", "dated_on", "2024-01-01")).result) ==
             "confirmed");
}

BOOST_AUTO_TEST_CASE(q02_concludes_nothing_from_a_damaged_chain) {
  MemorySource source(read_lines(register_lines() + asked() + answer("AN", answer_line(13))));
  source.set_recorded_at(5, 0);
  for (const Check& check : verify(source, {}).checks) {
    if (check.rule != "Q02") continue;
    BOOST_TEST(enum_name(check.result) == "unproven");
    BOOST_TEST(check.message.zh == "链已受损，重跑的结果不足为凭");
  }
}

BOOST_AUTO_TEST_CASE(answers_beyond_the_most_are_told_of) {
  ById<Answer> answers;
  const MemorySource source(read_lines(register_lines()));
  for (std::size_t i = 0; i <= kAnswersRerunMax; ++i) {
    Placed<Answer> placed{source.head().size, 0, {}, {}};
    placed.record.query = "list";
    answers.emplace(fmt::format("AN-{:04}", i), placed);
  }
  const AnswerReruns reruns = rerun_answers(source, source.hash(), answers);
  BOOST_TEST(reruns.size() == kAnswersRerunMax + 1);
  BOOST_TEST(reruns.at("AN-0999").digest.has_value());
  BOOST_TEST(reruns.at("AN-1000").obstacle.zh == "只重跑前 1000 份答复的查询");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
