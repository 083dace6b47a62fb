// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/index_key.h"
#include "schemas/record.h"
#include "verifier/placed.h"

namespace fundtrail {

/// Where records stand, ascending.
using Sequences = std::vector<std::uint64_t>;

/// Reads records of a snapshot through its index, as their entries hold them. The index is trusted
/// here; `verify` checks it.
///
/// Throws: Error(kUnchecked) wherever an entry cannot be read or decoded.
class RecordReader {
 public:
  /// With `known_size` only the first so many entries are read, as if there were no others.
  /// Lifetime: `source` outlives the reader.
  explicit RecordReader(const EntrySource& source,
                        std::optional<std::uint64_t> known_size = std::nullopt);

  [[nodiscard]] const EntrySource& source() const noexcept { return source_; }

  /// How many entries are read.
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

  /// The stored bytes of an entry.
  [[nodiscard]] Bytes entry(std::uint64_t sequence) const;

  /// The record in `entry`, which stands at `sequence`, or nothing if it is of a kind this version
  /// does not know.
  [[nodiscard]] std::optional<Placed<Record>> decode(std::uint64_t sequence, ByteView entry) const;

  /// The same of the stored entry.
  [[nodiscard]] std::optional<Placed<Record>> placed(std::uint64_t sequence) const {
    return decode(sequence, entry(sequence));
  }
  [[nodiscard]] std::optional<Record> record(std::uint64_t sequence) const;

  /// The record with `id`, or nothing.
  [[nodiscard]] std::optional<Placed<Record>> placed(const std::string& id) const;

  /// Whether there is a record of the kind that a reference wants.
  [[nodiscard]] bool leads_somewhere(const RecordReference& reference) const;

  /// Where the records with a term of the index stand, ascending.
  [[nodiscard]] Sequences sequences(IndexTermType type, std::string_view term) const;

  /// Where the records with a business date in the range stand, ascending; a bound may be missing.
  [[nodiscard]] Sequences sequences_dated(std::optional<Date> from, std::optional<Date> to) const;

  /// Where the record stands that a user means by `text`: digits alone are a sequence, anything
  /// else is an id; an id of digits alone is written `id:17`. Nothing if no record has that id.
  /// Throws: Error(kUsage) if there are not so many entries.
  [[nodiscard]] std::optional<std::uint64_t> find_sequence(const std::string& text) const;
  /// The same. Throws: Error(kUsage) if there is none, with what comes near.
  [[nodiscard]] std::uint64_t sequence_of(const std::string& text) const;

  /// Says that there is no record `text`, with the id that it was most likely meant to be; `near`
  /// is what to ask where no id comes near, as ask_name does. Throws: Error(kUsage).
  [[noreturn]] void refuse_missing(const std::string& text, const Message& near) const;

 private:
  [[nodiscard]] std::string suggest_id(const std::string& text) const;
  [[nodiscard]] std::optional<std::uint64_t> find(const std::string& id) const;

  const EntrySource& source_;
  std::uint64_t size_;
};

}  // namespace fundtrail
