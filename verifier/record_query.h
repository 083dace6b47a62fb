// SPDX-License-Identifier: Apache-2.0
//
// Which records of a ledger are meant, and a digest over them: what `list` selects, and what an
// answer to an inquiry says that anybody can select again. Source: docs/FORMAT.md "Queries".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/digest.h"
#include "schemas/index_key.h"
#include "schemas/record.h"

namespace fundtrail {

/// The conditions that a record must meet, all of them. Each goes by the terms that the index has
/// of the record as it was recorded; corrections are records of their own.
struct RecordQuery {
  std::optional<Kind> kind{};
  std::optional<std::string> programme{};  ///< the id of one that it belongs to
  std::optional<std::string> party{};      ///< the id of one that it names
  std::optional<std::string> document{};   ///< the id of one that it rests on, cites or states
  std::optional<Date> from{};              ///< business date, inclusive; what has none is not meant
  std::optional<Date> to{};

  friend bool operator==(const RecordQuery&, const RecordQuery&) = default;
};

/// Writes a query: `list --kind allocation --programme PG-1 --from 2024-01-01`, each condition once
/// and in this order of members. There is no other spelling.
[[nodiscard]] std::string format_query(const RecordQuery& query);

/// Reads what format_query writes. Throws: FormatError for anything else.
[[nodiscard]] RecordQuery parse_query(std::string_view text);

/// Whether the record with these index terms meets the conditions.
[[nodiscard]] bool is_selected(const RecordQuery& query, const std::vector<IndexKey>& terms);

/// A query of the first `size` entries.
struct SizedQuery {
  RecordQuery query;
  std::uint64_t size = 0;
};

/// What running a query came to.
struct QueryOutcome {
  std::uint64_t count = 0;  ///< of the records selected
  /// The root of a Merkle tree over the contents of the records selected, in sequence order, as a
  /// batch signed in mode `content` has it; nothing if the entry `unread`, which is one of those
  /// that the query is of, is missing, damaged or of a kind this version does not know.
  std::optional<Digest> digest;
  std::uint64_t unread = 0;
};

/// Runs queries, which outcomes follow in their order. Throws: Error(kUnchecked) if the source
/// cannot be read. Cost: one pass over the entries that the largest size covers.
[[nodiscard]] std::vector<QueryOutcome> run_queries(const EntrySource& source, HashSuite hash,
                                                    std::span<const SizedQuery> queries);

}  // namespace fundtrail
