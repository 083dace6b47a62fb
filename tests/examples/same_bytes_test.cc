// SPDX-License-Identifier: Apache-2.0
//
// The same input gives the same bytes: whatever the ledger's folder, the threads, the cuts.
#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "report/verification_json.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/paths.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

std::vector<Record> jilin_records() {
  std::vector<Record> records;
  for (const char* file : {"1-register", "2-funds", "3-targets", "4-statements"}) {
    std::ifstream stream(source_path(std::string("examples/jilin-2024/") + file + ".jsonl"));
    std::ostringstream text;
    text << stream.rdbuf();
    for (Record& record : parse_records(text.str())) records.push_back(std::move(record));
  }
  BOOST_REQUIRE(!records.empty());
  return records;
}

Verification verify_fixture(const LedgerFixture& fixture, const VerifyOptions& options = {}) {
  const Ledger ledger = fixture.open();
  return verify(*ledger.snapshot(), options);
}

std::string verification_bytes(const LedgerFixture& fixture, const VerifyOptions& options = {}) {
  return format_json(verification_json(verify_fixture(fixture, options), Language::kChinese));
}

// A finding without sequence numbers: what a reordered input must leave as it is.
using Finding = std::tuple<std::string, std::string, int, int, std::string, std::string,
                           std::multiset<std::string>>;

std::multiset<std::string> ids_of(const Mentions& mentions) {
  std::multiset<std::string> ids;
  for (const RecordMention& mention : mentions.listed) ids.insert(mention.id);
  return ids;
}

std::multiset<Finding> findings(const Verification& verification) {
  std::multiset<Finding> found;
  for (const Check& check : verification.checks) {
    found.insert({check.rule, check.subject, static_cast<int>(check.result),
                  static_cast<int>(check.severity), check.expected + " | " + check.actual,
                  check.message.zh, ids_of(check.records)});
  }
  for (const Goal& goal : verification.goals) {
    found.insert({goal.programme, goal.figure, static_cast<int>(goal.goal),
                  static_cast<int>(goal.result), "", goal.detail.zh, ids_of(goal.records)});
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(same_bytes)

BOOST_AUTO_TEST_CASE(two_ledgers_of_one_input_verify_to_the_same_bytes) {
  LedgerFixture first;
  LedgerFixture second;
  const auto records = jilin_records();
  first.append(records);
  second.append(records);
  BOOST_TEST(verification_bytes(first) == verification_bytes(second));
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_bytes) {
  LedgerFixture fixture;
  fixture.append(jilin_records());
  const std::string expected = verification_bytes(fixture);
  for (const unsigned jobs : {1U, 2U, 3U, 4U, 7U}) {
    VerifyOptions options;
    options.jobs = jobs;
    BOOST_TEST(verification_bytes(fixture, options) == expected, "jobs " << jobs);
  }
}

BOOST_AUTO_TEST_CASE(any_cuts_give_the_same_bytes) {
  LedgerFixture fixture;
  fixture.append(jilin_records());
  const std::string expected = verification_bytes(fixture);
  const unsigned seed = std::random_device{}();
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20; ++round) {
    VerifyOptions options;
    options.jobs = 3;
    std::set<std::uint64_t> cuts;
    for (int i = 0; i < round; ++i) cuts.insert(random() % 92);
    options.cuts.assign(cuts.begin(), cuts.end());
    BOOST_TEST(verification_bytes(fixture, options) == expected, "seed " << seed);
  }
}

BOOST_AUTO_TEST_CASE(a_cut_before_every_entry_gives_the_same_bytes) {
  LedgerFixture fixture;
  fixture.append(jilin_records());
  VerifyOptions options;
  for (std::uint64_t cut = 1; cut < 92; ++cut) options.cuts.push_back(cut);
  BOOST_TEST(verification_bytes(fixture, options) == verification_bytes(fixture));
}

BOOST_AUTO_TEST_CASE(a_reordered_batch_gives_the_same_findings) {
  LedgerFixture fixture;
  std::vector<Record> records = jilin_records();
  fixture.append(records);
  const auto expected = findings(verify_fixture(fixture));
  const unsigned seed = std::random_device{}();
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(records.begin(), records.end(), random);
    LedgerFixture shuffled;
    shuffled.append(records);
    const Verification verification = verify_fixture(shuffled);
    BOOST_TEST(exit_code(verification) == 1);
    BOOST_TEST((findings(verification) == expected), "seed " << seed);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
