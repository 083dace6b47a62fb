// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/facts.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

struct Outcome {
  CheckResult result;
  Severity severity;
};

// From the gravest to the lightest.
constexpr Outcome kOutcomes[] = {
    {CheckResult::kRefuted, Severity::kError}, {CheckResult::kRefuted, Severity::kDoubt},
    {CheckResult::kRefuted, Severity::kHint},  {CheckResult::kUnproven, Severity::kError},
    {CheckResult::kStated, Severity::kError},  {CheckResult::kConfirmed, Severity::kError},
};

CheckDraft draft(std::string subject, CheckResult result) {
  CheckDraft draft;
  draft.subject = std::move(subject);
  draft.result = result;
  return draft;
}

// The list of a rule that finds as many as are listed of `first`, and then one of `last`.
std::vector<Check> listed(const Outcome& first, const Outcome& last) {
  CheckList checks("F01", Severity::kError, [](const Check&) {});
  for (std::size_t i = 0; i < kListedMax; ++i) {
    checks.add(draft("B" + std::to_string(i), first.result), first.severity);
  }
  checks.add(draft("A", last.result), last.severity);
  return checks.take();
}

BOOST_AUTO_TEST_SUITE(check_list)

BOOST_AUTO_TEST_CASE(lists_the_graver_first_where_not_all_are_listed) {
  for (std::size_t i = 1; i < std::size(kOutcomes); ++i) {
    const std::vector<Check> graver_last = listed(kOutcomes[i], kOutcomes[i - 1]);
    BOOST_TEST(graver_last.size() == kListedMax);
    BOOST_TEST(graver_last.front().subject == "A", i);
    const std::vector<Check> graver_first = listed(kOutcomes[i - 1], kOutcomes[i]);
    BOOST_TEST(graver_first.size() == kListedMax);
    BOOST_TEST(graver_first.front().subject == "B0", i);
  }
}

BOOST_AUTO_TEST_CASE(lists_equals_by_their_subject) {
  const std::vector<Check> checks = listed(kOutcomes[0], kOutcomes[0]);
  BOOST_TEST(checks.size() == kListedMax);
  BOOST_TEST(checks[0].subject == "A");
  BOOST_TEST(checks[2].subject == "B1");
  BOOST_TEST(checks[11].subject == "B10");
  BOOST_TEST(checks.back().subject == "B" + std::to_string(kListedMax - 2));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
