// SPDX-License-Identifier: Apache-2.0
//
// Lines of an input file about what documents say and what targets came to: each function writes
// what such a record must have, and `more` are further fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {

/// A line of any kind. `fields` is the inside of a JSON object.
inline std::string line(std::string_view kind, std::string_view id, std::string_view fields) {
  return fmt::format(R"({{"kind":"{}","id":"{}",{}}})"
                     "\n",
                     kind, id, fields);
}

/// Further fields, led by a comma where there are any.
inline std::string and_more(std::string_view more) {
  return more.empty() ? std::string() : "," + std::string(more);
}

/// A field of text.
inline std::string text_field(std::string_view name, std::string_view value) {
  return fmt::format(R"("{}":"{}")", name, value);
}

inline std::string programme_line(std::string_view id = "PG", std::string_view more = "",
                                  std::string_view level = "province") {
  return line(
      "programme", id,
      fmt::format(R"("name":"奖补资金","year":2024,"level":"{}","region":"220000")", level) +
          and_more(more));
}

/// Programme PG, who gives (P), and the cities 甲市 (A) and 乙市 (B): register_lines without
/// documents.
inline std::string base_lines(std::string_view more = "", std::string_view level = "province") {
  return programme_line("PG", more, level) +
         line("party", "P", R"("name":"省财政厅","role":"finance")") +
         line("party", "A", R"("name":"甲市","role":"recipient")") +
         line("party", "B", R"("name":"乙市","role":"recipient")");
}

inline std::string digest_field() {
  return text_field("sha256", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
}

inline std::string document_line(std::string_view id, std::string_view type,
                                 std::string_view status, std::string_view more = "") {
  return line("document", id,
              fmt::format(R"("title":"文件{}","type":"{}","status":"{}")", id, type, status) +
                  and_more(more));
}

/// A document that can evidence: an original with its digest.
inline std::string held_document(std::string_view id, std::string_view type,
                                 std::string_view more = "") {
  return document_line(id, type, "original", digest_field() + and_more(more));
}

/// A record that rests on the document `id`.
inline std::string evidence(std::string_view id) {
  return fmt::format(R"("evidence":[{{"document":"{}"}}])", id);
}

inline std::string target_line(std::string_view id, std::string_view comparator,
                               std::string_view more = "") {
  return line("target", id,
              fmt::format(R"("programme":"PG","name":"加装电梯","category":"output.quantity",)"
                          R"("comparator":"{}")",
                          comparator) +
                  and_more(more));
}

inline std::string report_line(std::string_view id, std::string_view target, std::string_view value,
                               std::string_view more = "") {
  return line("indicator_report", id,
              fmt::format(R"("programme":"PG","target":"{}","value":"{}")", target, value) +
                  and_more(more));
}

/// `claim` is the inside of the claim's JSON object.
inline std::string statement_line(std::string_view id, std::string_view document,
                                  std::string_view claim, std::string_view more = "") {
  return line("statement", id,
              fmt::format(R"("programme":"PG","document":"{}","section":"一","claim":{{{}}})",
                          document, claim) +
                  and_more(more));
}

/// A run of records of one batch, which may refer to each other in any order.
inline RuleRun run_in_one_batch(const std::vector<Record>& records) {
  constexpr std::int64_t kOneTimeUs = 1'735'693'200'000'000;  // 2025-01-01 09:00:00 in Beijing
  MemorySource source(records);
  for (std::uint64_t sequence = 1; sequence < source.head().size; ++sequence) {
    source.set_recorded_at(sequence, kOneTimeUs);
  }
  source.rewrite_chain(0);
  return RuleRun(source);
}
inline RuleRun run_in_one_batch(std::string_view lines) {
  return run_in_one_batch(read_lines(lines));
}

/// A reversal 红字冲销 of `of`: of all that is left, unless an amount is given.
inline std::string reversal(std::string_view id, std::string_view of, std::string_view amount = {},
                            std::string_view dated_on = "2024-12-01") {
  return line_of("correction", id, {},
                 {{"type", "reverse"},
                  {"of", of},
                  {"dated_on", dated_on},
                  {"amount", amount},
                  {"reason", "录错"},
                  {"approved_by", "处长"}});
}

/// An amendment 更正 of one field.
inline std::string amendment(std::string_view id, std::string_view of, std::string_view field,
                             std::string_view value) {
  return line("correction", id,
              fmt::format(R"("type":"amend","of":"{}","dated_on":"2025-03-01",)"
                          R"("set":[{{"field":"{}","value":"{}"}}],)"
                          R"("reason":"漏记","approved_by":"处长")",
                          of, field, value));
}

}  // namespace fundtrail::test
