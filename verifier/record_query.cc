// SPDX-License-Identifier: Apache-2.0
#include "verifier/record_query.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/batch_note.h"
#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kCommand = "list";

[[noreturn]] void refuse(std::string_view text) {
  throw FormatError(say(
      "“{}”不是可以重跑的查询：应为 fundtrail list --digest 所印的那一行",
      "“{}” is no query that can be run again: give the line that `fundtrail list --digest` prints",
      shown_text(text)));
}

// The words between single spaces.
std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t end = text.find(' '); end != text.npos; end = text.find(' ')) {
    words.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  words.push_back(text);
  return words;
}

std::string read_id(std::string_view word) {
  if (auto reason = refuse_id(word)) throw FormatError(std::move(*reason));
  return std::string(word);
}

void read_condition(std::string_view option, std::string_view value, RecordQuery& query) {
  if (option == "--kind") {
    const auto* kind = find_enum_name<Kind>(value);
    if (kind == nullptr) throw FormatError(say("没有这一类记录", "there is no such kind"));
    query.kind = kind->value;
  } else if (option == "--programme") {
    query.programme = read_id(value);
  } else if (option == "--party") {
    query.party = read_id(value);
  } else if (option == "--document") {
    query.document = read_id(value);
  } else if (option == "--from") {
    query.from = parse_date(value);
  } else if (option == "--to") {
    query.to = parse_date(value);
  } else {
    throw FormatError(say("没有这个条件", "there is no such condition"));
  }
}

bool has_term(const std::vector<IndexKey>& terms, IndexTermType type,
              const std::optional<std::string>& term) {
  if (!term) return true;
  return std::any_of(terms.begin(), terms.end(),
                     [&](const IndexKey& one) { return one.type == type && one.term == *term; });
}

// Dates as they are written compare as the days do.
bool is_dated_within(const RecordQuery& query, const std::vector<IndexKey>& terms) {
  if (!query.from && !query.to) return true;
  return std::any_of(terms.begin(), terms.end(), [&](const IndexKey& one) {
    return one.type == IndexTermType::kDate &&
           (!query.from || one.term >= format_date(*query.from)) &&
           (!query.to || one.term <= format_date(*query.to));
  });
}

// The terms of an entry, or nothing if this version cannot read it.
std::optional<std::vector<IndexKey>> read_terms(std::uint64_t sequence, ByteView bytes) {
  try {
    const EntryView entry = parse_entry(bytes);
    if (!is_known(entry.header.kind, entry.header.kind_version)) return std::nullopt;
    return index_keys(sequence, decode_body(entry));
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

}  // namespace

std::string format_query(const RecordQuery& query) {
  std::string text(kCommand);
  const auto add = [&text](std::string_view option, std::string_view value) {
    text += fmt::format(" {} {}", option, value);
  };
  if (query.kind) add("--kind", enum_name(*query.kind));
  if (query.programme) add("--programme", *query.programme);
  if (query.party) add("--party", *query.party);
  if (query.document) add("--document", *query.document);
  if (query.from) add("--from", format_date(*query.from));
  if (query.to) add("--to", format_date(*query.to));
  return text;
}

RecordQuery parse_query(std::string_view text) {
  RecordQuery query;
  const std::vector<std::string_view> words = split_words(text);
  if (words.front() != kCommand || words.size() % 2 == 0) refuse(text);
  try {
    for (std::size_t i = 1; i < words.size(); i += 2) {
      read_condition(words[i], words[i + 1], query);
    }
  } catch (const FormatError&) {
    refuse(text);
  }
  if (format_query(query) != text) refuse(text);
  return query;
}

bool is_selected(const RecordQuery& query, const std::vector<IndexKey>& terms) {
  const auto kind = query.kind ? std::optional<std::string>(enum_name(*query.kind)) : std::nullopt;
  return has_term(terms, IndexTermType::kKind, kind) &&
         has_term(terms, IndexTermType::kProgramme, query.programme) &&
         has_term(terms, IndexTermType::kParty, query.party) &&
         has_term(terms, IndexTermType::kDocument, query.document) && is_dated_within(query, terms);
}

std::vector<QueryOutcome> run_queries(const EntrySource& source, HashSuite hash,
                                      std::span<const SizedQuery> queries) {
  Hasher hasher(hash);
  std::vector<BatchRoot> roots(queries.size(), BatchRoot(BatchMode::kContent, hasher));
  std::uint64_t last = 0;
  for (const SizedQuery& one : queries) last = std::max(last, one.size);
  std::uint64_t read = 0;  // so many entries, one after the other
  source.visit(0, last, [&](std::uint64_t sequence, ByteView bytes) {
    if (sequence != read) return;
    const auto terms = read_terms(sequence, bytes);
    if (!terms) return;
    ++read;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (sequence < queries[i].size && is_selected(queries[i].query, *terms)) roots[i].add(bytes);
    }
  });
  std::vector<QueryOutcome> outcomes;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    QueryOutcome outcome{roots[i].count(), std::nullopt, read};
    if (read >= queries[i].size) outcome.digest = roots[i].root();
    outcomes.push_back(outcome);
  }
  return outcomes;
}

}  // namespace fundtrail
