// SPDX-License-Identifier: Apache-2.0
//
// What a verification says as a whole: its exit code, its progress, its notices.
#include "verifier/verify.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kKindAt = 17;  // of an entry: its kind, two bytes

Verification verification_of(IntegrityResult result) {
  Verification verification;
  verification.integrity.result = result;
  return verification;
}

Goal goal_of(CheckResult result) {
  Goal goal;
  goal.result = result;
  return goal;
}

BOOST_AUTO_TEST_SUITE(exit_codes)

BOOST_AUTO_TEST_CASE(are_those_of_the_integrity_before_all_else) {
  const std::pair<IntegrityResult, int> codes[] = {
      {IntegrityResult::kTampered, 10},   {IntegrityResult::kUntrusted, 11},
      {IntegrityResult::kRolledBack, 12}, {IntegrityResult::kForked, 12},
      {IntegrityResult::kUnchecked, 13},
  };
  for (const auto& [result, code] : codes) {
    Verification verification = verification_of(result);
    verification.refuted_errors = 1;
    verification.goals.push_back(goal_of(CheckResult::kRefuted));
    BOOST_TEST(exit_code(verification) == code);
    verification.unchecked_bodies = 1;
    BOOST_TEST(exit_code(verification) == 13);
  }
}

BOOST_AUTO_TEST_CASE(of_an_intact_ledger_are_those_of_its_findings) {
  Verification verification = verification_of(IntegrityResult::kIntact);
  verification.goals.push_back(goal_of(CheckResult::kConfirmed));
  BOOST_TEST(exit_code(verification) == 0);
  verification.goals.push_back(goal_of(CheckResult::kStated));
  BOOST_TEST(exit_code(verification) == 6);
  verification.refuted_errors = 1;
  BOOST_TEST(exit_code(verification) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(whole_verification)

BOOST_AUTO_TEST_CASE(names_the_ledger_and_what_it_holds) {
  const MemorySource source(sample_records(), HashSuite::kSm3);
  const Integrity found = verify(source, {}).integrity;
  BOOST_TEST(found.origin == "test.example/memory");
  BOOST_TEST((found.hash == HashSuite::kSm3));
  BOOST_TEST(found.entries == 60U);
  BOOST_TEST((found.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(tells_its_progress_to_the_end) {
  for (const std::vector<std::uint64_t>& cuts :
       {std::vector<std::uint64_t>{}, std::vector<std::uint64_t>{7, 30}}) {
    std::vector<std::uint64_t> told;
    VerifyOptions options;
    options.jobs = 2;
    options.cuts = cuts;
    options.progress = [&told](std::uint64_t done, std::uint64_t total) {
      BOOST_TEST(total == 180U);
      told.push_back(done);
    };
    const MemorySource source(sample_records());
    BOOST_TEST((verify(source, options).integrity.result == IntegrityResult::kIntact));
    BOOST_TEST(std::is_sorted(told.begin(), told.end()));
    BOOST_TEST_REQUIRE(!told.empty());
    BOOST_TEST(told.front() < 180U);
    BOOST_TEST(told.back() == 180U);
  }
}

BOOST_AUTO_TEST_CASE(counts_its_checks_by_what_they_come_to) {
  const Verification found = run_lines(budget("BG", {}) + stated_sum("S1", "budget", "1000万元") +
                                       stated_sum("S2", "budget", "900万元"))
                                 .verification;
  std::array<std::uint64_t, kCheckResultCount> counts{};
  std::uint64_t refuted_errors = 0;
  for (const Check& check : found.checks) {
    ++counts.at(static_cast<std::size_t>(check.result));
    const bool is_refuted = check.result == CheckResult::kRefuted;
    refuted_errors += is_refuted && check.severity == Severity::kError ? 1 : 0;
  }
  BOOST_TEST(found.counts == counts, boost::test_tools::per_element());
  BOOST_TEST(found.refuted_errors == refuted_errors);
  BOOST_TEST(refuted_errors > 0U);
}

BOOST_AUTO_TEST_CASE(warns_where_the_ledger_is_not_as_it_was) {
  MemorySource source(sample_records());
  source.flip_node({1, 3});
  const Verification found = verify(source, {});
  BOOST_TEST_REQUIRE(found.notices.size() == 1U);
  BOOST_TEST(found.notices.front().zh == "账本已非原样，以下核对按现存内容计算，只供查找线索");
}

// The index is read after the chain and the tree.
BOOST_AUTO_TEST_CASE(lists_damage_by_its_place_whenever_it_was_found) {
  MemorySource source(sample_records());
  source.delete_index_key(source.index_keys().begin()->first);
  source.flip_byte(50, 20);
  const Integrity found = verify(source, {}).integrity;
  BOOST_TEST_REQUIRE(found.damage.size() == 2U);
  BOOST_TEST((found.damage[0].layer == Layer::kIndex));
  BOOST_TEST(found.damage[0].sequence < 50U);
  BOOST_TEST(found.damage[1].sequence == 50U);
}

BOOST_AUTO_TEST_CASE(warns_of_records_of_an_unknown_kind) {
  MemorySource source(sample_records());
  source.flip_byte(59, kKindAt, 0x40);
  source.rewrite_chain(59);
  const Verification found = verify(source, {});
  BOOST_TEST(found.unchecked_bodies == 1U);
  BOOST_TEST_REQUIRE(found.notices.size() == 1U);
  BOOST_TEST(found.notices.front().zh ==
             "有 1 条记录的类别或版本本程序不认识，只核验了完整性，内容未核对；请换用更新的程序");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(mentioned_records)

std::string place(const RecordMention& mention) {
  return fmt::format("{} {} [{}] {} {}", mention.sequence, mention.id, mention.document,
                     mention.document_name, mention.section);
}

// Entries 10 to 13; DOC has a title alone, and so has NT.
BOOST_AUTO_TEST_CASE(are_placed_where_they_were_read_or_else_by_their_first_evidence) {
  const auto line = [](std::string_view id, std::string_view sources) {
    return fmt::format(R"({{"kind":"budget","id":"{}","programme":"PG","amount":"1万元",)"
                       R"("type":"initial","source":"province"{}}})"
                       "\n",
                       id, sources);
  };
  const std::string evidence = R"("evidence":[{"document":"NT","section":"三"}])";
  const RuleRun run =
      run_lines(line("B1", R"(,"cited_in":{"document":"DOC","section":"四"},)" + evidence) +
                line("B2", "," + evidence) + line("B3", R"(,"evidence":[{"document":"NT"}])") +
                line("B4", ""));
  const auto records = run.goal(GoalType::kFullAllocation).records.listed;
  BOOST_TEST_REQUIRE(records.size() == 4U);
  BOOST_TEST(place(records[0]) == "10 B1 [DOC] 《自评报告》 四");
  BOOST_TEST(place(records[1]) == "11 B2 [NT] 《文件》 三");
  BOOST_TEST(place(records[2]) == "12 B3 [NT] 《文件》 ");
  BOOST_TEST(place(records[3]) == "13 B4 []  ");
  BOOST_TEST(records[3].words.zh == "预算 年初预算 1.00万元（B4）");
}

BOOST_AUTO_TEST_CASE(are_placed_where_a_statement_is_made) {
  const RuleRun run = run_lines(budget("BG", {}) + stated_sum("S", "budget", "900万元"));
  bool is_found = false;
  for (const Check& check : run.verification.checks) {
    for (const RecordMention& mention : check.records.listed) {
      if (mention.id != "S") continue;
      is_found = true;
      BOOST_TEST(place(mention) == "11 S [DOC] 《自评报告》 二");
    }
  }
  BOOST_TEST(is_found);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
