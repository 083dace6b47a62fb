// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/scan_run.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "schemas/record.h"
#include "tests/support/files.h"
#include "tests/support/paths.h"

namespace fundtrail::test {
namespace {

std::string claim_json(const Statement& statement) {
  return format_json(*record_to_json(Record(statement)).find("claim"));
}

// The records of one kind, in JSON lines.
template <typename T>
std::vector<T> records_of(std::string_view lines) {
  std::vector<T> found;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty()) continue;
    Record record = record_from_json(parse_json(line));
    if (auto* one = std::get_if<T>(&record)) found.push_back(std::move(*one));
  }
  return found;
}

}  // namespace

PartyNames party_names(std::string_view lines) { return PartyNames(records_of<Party>(lines)); }

const PartyNames& demo_parties() {
  static const PartyNames parties =
      party_names(read_file(source_path("tests/data/scan/parties.jsonl")));
  return parties;
}

StatementScan scan_text(std::string_view text, const PartyNames& parties) {
  return scan_statements(text, parties, {{"D"}, std::nullopt, "S-"});
}

std::vector<std::string> claim_lines(const StatementScan& scan) {
  std::vector<std::string> lines;
  for (const Proposal& proposal : scan.proposals) {
    lines.push_back(proposal.statement.section + " " + claim_json(proposal.statement));
  }
  return lines;
}

std::vector<std::string> recorded_claim_lines(std::string_view records) {
  std::vector<std::string> lines;
  for (const Statement& statement : records_of<Statement>(records)) {
    lines.push_back(statement.section + " " + claim_json(statement));
  }
  return lines;
}

std::vector<std::string> remark_lines(const StatementScan& scan) {
  std::vector<std::string> lines;
  for (const Remark& remark : scan.remarks) {
    lines.push_back(fmt::format("{} {} {}", remark.section, enum_name(remark.type), remark.value));
  }
  return lines;
}

std::vector<std::string> expected_lines(std::string_view name) {
  std::istringstream text(read_source(fmt::format("tests/data/scan/{}.txt", name)));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> claims_of(std::string_view paragraph, const PartyNames& parties) {
  std::vector<std::string> claims;
  for (const Proposal& proposal : scan_text(paragraph, parties).proposals) {
    claims.push_back(claim_json(proposal.statement));
  }
  return claims;
}

}  // namespace fundtrail::test
