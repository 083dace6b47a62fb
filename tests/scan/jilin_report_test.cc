// SPDX-License-Identifier: Apache-2.0
//
// The real report of examples/jilin-2024, whose text is not part of the repository: the environment
// variable FUNDTRAIL_REPORTS names its folder. What is found of what a person recorded by hand,
// what is missed, and what is proposed besides.
#include <algorithm>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "schemas/record.h"
#include "tests/scan/scan_run.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"

namespace fundtrail::test {
namespace {

std::optional<StatementScan> scan_report() {
  const auto path = reports_path("jilin-2024-self-evaluation.txt");
  if (!path) {
    BOOST_TEST_MESSAGE("skipped: FUNDTRAIL_REPORTS names no folder with the report");
    return std::nullopt;
  }
  const PartyNames parties = party_names(read_source("examples/jilin-2024/1-register.jsonl"));
  return scan_text(read_file(*path), parties);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(jilin_report)

BOOST_AUTO_TEST_CASE(proposes_these_statements) {
  const auto scan = scan_report();
  if (!scan) return;
  expect_lines("the proposals", claim_lines(*scan), expected_lines("jilin-2024-proposals"));
}

// The others differ in a scope, a party or a term; none is missed, and none is proposed besides.
BOOST_AUTO_TEST_CASE(proposes_most_as_a_person_recorded_them) {
  const auto scan = scan_report();
  if (!scan) return;
  auto proposed = claim_lines(*scan);
  auto recorded = recorded_claim_lines(read_source("examples/jilin-2024/4-statements.jsonl"));
  std::sort(proposed.begin(), proposed.end());
  std::sort(recorded.begin(), recorded.end());
  std::vector<std::string> same;
  std::set_intersection(proposed.begin(), proposed.end(), recorded.begin(), recorded.end(),
                        std::back_inserter(same));
  BOOST_TEST(recorded.size() == 42U);
  BOOST_TEST(proposed.size() == 42U);
  BOOST_TEST(same.size() == 32U);
}

BOOST_AUTO_TEST_CASE(lists_these_apart) {
  const auto scan = scan_report();
  if (!scan) return;
  expect_lines("the remarks", remark_lines(*scan), expected_lines("jilin-2024-remarks"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
