// SPDX-License-Identifier: Apache-2.0
//
// Lines of an input file about one programme, PG, of which a test writes only what it is about.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "tests/verifier/rule_run.h"

namespace fundtrail::test {

using Members = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// A line of the members that are not empty. Evidence is one document, of which the id is given.
inline std::string line_of(std::string_view kind, std::string_view id, std::string_view evidence,
                           Members members) {
  std::string line = fmt::format(R"({{"kind":"{}","id":"{}")", kind, id);
  for (const auto& [key, value] : members) {
    if (!value.empty()) line += fmt::format(R"(,"{}":"{}")", key, value);
  }
  if (!evidence.empty()) line += fmt::format(R"(,"evidence":[{{"document":"{}"}}])", evidence);
  return line + "}\n";
}

/// Whom and what the lines speak of: entries 1 to 9 of the ledger. NT can evidence an allocation
/// and VC a payment; DOC evidences nothing.
inline std::string register_lines() {
  const auto party = [](std::string_view id, std::string_view name, std::string_view role) {
    return line_of("party", id, {}, {{"name", name}, {"role", role}});
  };
  const auto held = [](std::string_view id, std::string_view type) {
    const std::string digest(64, '1');
    return line_of("document", id, {},
                   {{"title", "文件"}, {"type", type}, {"status", "scan"}, {"sha256", digest}});
  };
  return R"({"kind":"programme","id":"PG","name":"奖补资金","year":2024,)"
         R"("level":"province","region":"220000"})"
         "\n" +
         party("P", "省财政厅", "finance") + party("A", "甲市", "recipient") +
         party("B", "乙市", "recipient") + party("U", "甲单位", "implementer") +
         party("V", "丙公司", "payee") +
         line_of("document", "DOC", {},
                 {{"programme", "PG"},
                  {"title", "自评报告"},
                  {"type", "self_evaluation"},
                  {"status", "transcript"}}) +
         held("NT", "notice") + held("VC", "voucher");
}

struct BudgetLine {
  std::string_view amount = "1000万元";
  std::string_view dated_on = {};
  std::string_view type = "initial";
  std::string_view source = "province";
  std::string_view evidence = {};
  std::string_view programme = "PG";
};
inline std::string budget(std::string_view id, const BudgetLine& line) {
  return line_of("budget", id, line.evidence,
                 {{"programme", line.programme},
                  {"amount", line.amount},
                  {"type", line.type},
                  {"source", line.source},
                  {"dated_on", line.dated_on}});
}

struct AllocationLine {
  std::string_view from = "P";
  std::string_view to = "A";
  std::string_view amount = "1000万元";
  std::string_view dated_on = "2024-04-29";
  std::string_view type = "regular";
  std::string_view of = {};
  std::string_view under = {};
  std::string_view evidence = {};
  std::string_view programme = "PG";
};
inline std::string allocation(std::string_view id, const AllocationLine& line) {
  return line_of("allocation", id, line.evidence,
                 {{"programme", line.programme},
                  {"from", line.from},
                  {"to", line.to},
                  {"amount", line.amount},
                  {"dated_on", line.dated_on},
                  {"type", line.type},
                  {"of", line.of},
                  {"under", line.under}});
}

struct ReceiptLine {
  std::string_view party = "A";
  std::string_view amount = "1000万元";
  std::string_view source = "programme";
  std::string_view dated_on = "2024-05-10";
  std::string_view under = {};
};
inline std::string receipt(std::string_view id, const ReceiptLine& line) {
  return line_of("receipt", id, {},
                 {{"programme", "PG"},
                  {"party", line.party},
                  {"amount", line.amount},
                  {"source", line.source},
                  {"dated_on", line.dated_on},
                  {"under", line.under}});
}

struct DisbursementLine {
  std::string_view from = "A";
  std::string_view to = "V";
  std::string_view amount = "1000万元";
  std::string_view dated_on = "2024-06-01";
  std::string_view stage = "payment";
  std::string_view under = {};
  std::string_view evidence = {};
};
inline std::string disbursement(std::string_view id, const DisbursementLine& line) {
  return line_of("disbursement", id, line.evidence,
                 {{"programme", "PG"},
                  {"from", line.from},
                  {"to", line.to},
                  {"amount", line.amount},
                  {"stage", line.stage},
                  {"dated_on", line.dated_on},
                  {"under", line.under}});
}

struct RefundLine {
  std::string_view of = "PY";
  std::string_view amount = "100万元";
  std::string_view dated_on = "2024-07-01";
  std::string_view from = "V";
  std::string_view to = "A";
  std::string_view evidence = {};
};
inline std::string refund(std::string_view id, const RefundLine& line) {
  return line_of("refund", id, line.evidence,
                 {{"of", line.of},
                  {"from", line.from},
                  {"to", line.to},
                  {"amount", line.amount},
                  {"reason", "returned"},
                  {"dated_on", line.dated_on}});
}

/// A statement of DOC; the claim is JSON.
inline std::string statement(std::string_view id, std::string_view claim) {
  return fmt::format(
      R"({{"kind":"statement","id":"{}","document":"DOC","section":"二","claim":{}}})"
      "\n",
      id, claim);
}

inline std::string stated_sum(std::string_view id, std::string_view measure,
                              std::string_view value) {
  return statement(id, fmt::format(R"({{"measure":"{}","value":"{}"}})", measure, value));
}

inline std::string stated_rate(std::string_view id, std::string_view numerator,
                               std::string_view value) {
  return statement(
      id, fmt::format(R"({{"ratio":{{"numerator":"{}","denominator":"budget"}},"value":"{}"}})",
                      numerator, value));
}

/// Runs the rules over the register and `lines`.
inline RuleRun run_lines(const std::string& lines) { return RuleRun(register_lines() + lines); }

/// The same where the record `id` and those after it were recorded a day later.
inline RuleRun run_recorded_later(const std::string& lines, std::string_view id) {
  constexpr std::int64_t kNextDayUs = 1'735'693'200'000'000;  // 2025-01-01 09:00:00 in Beijing
  const std::vector<Record> records = read_lines(register_lines() + lines);
  RuleRun run(records);
  MemorySource source(records);
  bool is_later = false;
  for (std::uint64_t sequence = 1; sequence < source.head().size; ++sequence) {
    is_later = is_later || record_id(source.record(sequence)) == id;
    if (is_later) source.set_recorded_at(sequence, kNextDayUs);
  }
  source.rewrite_chain(0);
  run.verification = verify(source, {});
  BOOST_TEST((run.verification.integrity.result == IntegrityResult::kIntact));
  return run;
}

/// What a check comes to: `result severity | expected | actual | number of records: their ids`.
inline std::string in_short(const Check& check) {
  return fmt::format("{} {} | {} | {} | {}", enum_name(check.result), enum_name(check.severity),
                     check.expected, check.actual, show(check.records));
}

}  // namespace fundtrail::test
