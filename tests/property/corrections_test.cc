// SPDX-License-Identifier: Apache-2.0
//
// What corrections must come to, whatever the ledger and the view.
#include <string>
#include <vector>

#include "report/verification_json.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"
#include "tests/support/memory_source.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

Verification verify_records(const std::vector<Record>& records, const ViewOptions& view = {}) {
  VerifyOptions options;
  options.jobs = 1;
  options.view = view;
  // These go by the day that a view ends on, whatever it holds.
  options.rules.skipped = {"F12", "Q01"};
  return verify(MemorySource(records), options);
}

// What every goal of every programme comes to.
std::string balances_of(const Verification& verification) {
  std::string text;
  for (const Goal& goal : verification.goals) {
    text += goal.programme + " " + std::string(enum_name(goal.goal)) + " " +
            std::string(enum_name(goal.result)) + " " + goal.figure + "\n";
  }
  return text;
}

std::string bytes_of(Verification verification) {
  verification.integrity = {};
  return format_json(verification_json(verification, Language::kChinese));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections)

// The view of what was known is the ledger that there was.
FUNDTRAIL_PROPERTY(that_are_not_known_yet_do_nothing, 40) {
  const std::vector<Record> ledger = *any_ledger();
  ViewOptions view;
  view.known_size = 2 + draw_below(ledger.size());
  const std::vector<Record> known(
      ledger.begin(), ledger.begin() + static_cast<std::ptrdiff_t>(*view.known_size - 1));
  Verification then = verify_records(known);
  Verification now = verify_records(ledger, view);
  RC_ASSERT(balances_of(now) == balances_of(then));
}

// A view as of the last day of all leaves nothing out.
FUNDTRAIL_PROPERTY(are_all_there_on_the_last_day, 40) {
  const std::vector<Record> ledger = *any_ledger();
  ViewOptions view;
  view.as_of = Date{2199, 12, 31};
  Verification found = verify_records(ledger, view);
  const Verification whole = verify_records(ledger);
  found.view = {};
  found.notices = whole.notices;
  RC_ASSERT(bytes_of(found) == bytes_of(whole));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
