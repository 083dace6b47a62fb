// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scan/statement_scan.h"

namespace fundtrail::test {

/// The parties of tests/data/scan/parties.jsonl.
[[nodiscard]] const PartyNames& demo_parties();

/// Names of parties, from records in JSON lines; other kinds are passed over.
[[nodiscard]] PartyNames party_names(std::string_view lines);

/// What a scan finds, of document D with ids S-001, S-002….
[[nodiscard]] StatementScan scan_text(std::string_view text,
                                      const PartyNames& parties = demo_parties());

/// Each proposal as `section claim`, the claim in JSON.
[[nodiscard]] std::vector<std::string> claim_lines(const StatementScan& scan);

/// The same of statements that are recorded, from JSON lines.
[[nodiscard]] std::vector<std::string> recorded_claim_lines(std::string_view records);

/// Each remark as `section type value`.
[[nodiscard]] std::vector<std::string> remark_lines(const StatementScan& scan);

/// The lines of tests/data/scan/NAME.txt.
[[nodiscard]] std::vector<std::string> expected_lines(std::string_view name);

/// The claims alone, in JSON, of one paragraph.
[[nodiscard]] std::vector<std::string> claims_of(std::string_view paragraph,
                                                 const PartyNames& parties = demo_parties());

}  // namespace fundtrail::test
