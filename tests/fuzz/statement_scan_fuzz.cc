// SPDX-License-Identifier: Apache-2.0
//
// Any text as a report: what is proposed is a record that is read back, its quote stands in the
// text, and a second scan proposes the same; a text that is refused tells why.
#include <string_view>
#include <vector>

#include "scan/statement_scan.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

/// Parties with names that the seeds have.
const PartyNames& seed_parties() {
  static const PartyNames parties = [] {
    std::vector<Party> named(2);
    named[0].id.value = "jia";
    named[0].name = parse_party_name("甲市");
    named[0].role = PartyRole::kRecipient;
    named[1].id.value = "yi";
    named[1].name = parse_party_name("乙县");
    named[1].role = PartyRole::kRecipient;
    return PartyNames(named);
  }();
  return parties;
}

void try_scan(std::string_view text) {
  const ScanOptions options{{"D"}, std::nullopt, "S-"};
  const StatementScan scan = scan_statements(text, seed_parties(), options);
  for (const Proposal& proposal : scan.proposals) {
    const Record record(proposal.statement);
    demand(record_from_json(record_to_json(record)) == record, "a proposal is read back");
    demand(text.find(*proposal.statement.quote) != std::string_view::npos,
           "a quote is of the text");
  }
  for (const Remark& remark : scan.remarks) demand_reason(remark.reason);
  demand(scan_statements(text, seed_parties(), options).proposals.size() == scan.proposals.size(),
         "a text has one scan");
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  try {
    try_scan(as_text({data, size}));
  } catch (const FormatError& error) {
    demand_reason(error.message());
    demand(error.byte_offset().value_or(0) <= size, "a refusal tells a byte of the text");
  }
  return 0;
}
