// SPDX-License-Identifier: Apache-2.0
//
// A record of money and its full reversal leave every balance as it was.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schemas/record.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"
#include "tests/support/memory_source.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

// What balances come to: goals, and the rules that add up or compare them. Of F02 and F05 not the
// words, which name the record of a day with which a balance fell below zero: others of the day,
// though reversed on it, may have come before that one.
std::vector<std::string> balances(const std::vector<Record>& records) {
  VerifyOptions options;
  options.jobs = 1;
  const Verification found = verify(MemorySource(records), options);
  std::vector<std::string> lines;
  for (const Goal& goal : found.goals) {
    lines.push_back(fmt::format("{} {} {} {}", goal.programme, enum_name(goal.goal),
                                enum_name(goal.result), goal.figure));
  }
  for (const Check& check : found.checks) {
    const std::string_view rule = check.rule;
    const bool is_compared = rule == "F01" || rule == "F02" || rule == "F04" || rule == "F05" ||
                             rule == "F06" || rule == "F13" || rule == "F23";
    if (!is_compared) continue;
    const bool is_worded = rule != "F02" && rule != "F05";
    lines.push_back(fmt::format("{} {} {} {} {} {}", rule, enum_name(check.result), check.subject,
                                check.expected, check.actual, is_worded ? check.message.zh : ""));
  }
  return lines;
}

// Records of money whose own effect ends with their reversal: refunds and the records that they
// are of judge each other, so that a refund of a record that is gone is one of too much.
std::vector<const Record*> reversible(const std::vector<Record>& records) {
  std::vector<const Record*> found;
  for (const Record& record : records) {
    const Kind kind = record_kind(record);
    if (kind == Kind::kBudget || kind == Kind::kAllocation || kind == Kind::kReceipt ||
        kind == Kind::kBalance || kind == Kind::kDisbursement) {
      found.push_back(&record);
    }
  }
  return found;
}

// Another record like `record`, without evidence, which others could share with it.
Record another(const Record& record) {
  Record copy = record;
  std::visit(
      [](auto& body) {
        if constexpr (requires {
                        body.id.value;
                        body.evidence;
                      }) {
          body.id.value = "another";
          body.evidence.clear();
        }
        if constexpr (requires { body.dated_on; }) body.dated_on = Date{2024, 6, 1};
        if constexpr (requires { body.as_of; }) body.as_of = Date{2024, 6, 1};
      },
      copy);
  return copy;
}

Record reversal_of_all(const std::string& id) {
  Correction correction;
  correction.id.value = "its-reversal";
  correction.type = CorrectionType::kReverse;
  correction.of.id = id;
  correction.dated_on = Date{2024, 6, 1};
  correction.reason = "录错";
  correction.approved_by = "处长";
  return correction;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reversals)

FUNDTRAIL_PROPERTY(leave_every_balance_as_before, 60) {
  std::vector<Record> records = *any_ledger();
  const std::vector<std::string> before = balances(records);
  const std::vector<const Record*> choices = reversible(records);
  const Record added = another(*choices.at(draw_below(choices.size())));
  records.push_back(added);
  records.push_back(reversal_of_all("another"));
  RC_ASSERT(balances(records) == before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
