// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/index_key.h"
#include "schemas/record.h"

namespace fundtrail {

/// Reads records of a snapshot through its index, for commands that show them. The index is trusted
/// here; `verify` checks it.
///
/// Throws: Error(kUnchecked) wherever an entry cannot be read or decoded.
class RecordReader {
 public:
  /// Lifetime: `source` outlives the reader.
  explicit RecordReader(const EntrySource& source) : source_(source) {}

  [[nodiscard]] const EntrySource& source() const noexcept { return source_; }

  /// The stored bytes of an entry.
  [[nodiscard]] Bytes entry(std::uint64_t sequence) const;

  /// The record in `entry`, which stands at `sequence`, or nothing if it is of a kind this version
  /// does not know.
  [[nodiscard]] std::optional<Record> decode(std::uint64_t sequence, ByteView entry) const;

  /// The same of the stored entry.
  [[nodiscard]] std::optional<Record> record(std::uint64_t sequence) const {
    return decode(sequence, entry(sequence));
  }

  /// The record with `id`, or nothing.
  [[nodiscard]] std::optional<Record> record(const std::string& id) const;

  /// Where the records with a term of the index stand, ascending.
  [[nodiscard]] std::vector<std::uint64_t> sequences(IndexTermType type,
                                                     std::string_view term) const;

  /// Where the records with a business date in the range stand, ascending; a bound may be missing.
  [[nodiscard]] std::vector<std::uint64_t> sequences_dated(std::optional<Date> from,
                                                           std::optional<Date> to) const;

  /// Where the corrections of the record with `id` stand, ascending.
  [[nodiscard]] std::vector<std::uint64_t> corrections_of(const std::string& id) const;

  /// Where the record stands that a user means by `text`: digits alone are a sequence, anything
  /// else is an id; an id of digits alone is written `id:17`.
  /// Throws: Error(kUsage) if there is none, with what comes near.
  [[nodiscard]] std::uint64_t sequence_of(const std::string& text) const;

  /// The id of a record that `text` was most likely meant to be, or an empty text.
  [[nodiscard]] std::string suggest_id(const std::string& text) const;

  /// The name of a party, programme, project, target or document (its number, else its title);
  /// empty if it has none. Remembered. Never throws: a name is not worth failing for.
  [[nodiscard]] std::string name(const std::string& id);
  /// The same as a function. Lifetime: that of the reader.
  [[nodiscard]] NameOf name_of();

  /// The 文号 of a document; empty if it has none or `id` is no document. Never throws.
  [[nodiscard]] std::string document_number(const std::string& id);
  [[nodiscard]] NameOf document_number_of();

  /// The id that people mean by `text`: an id of a record of one of `kinds`, or else the name or an
  /// alias of one; of a document also the number with other brackets, or the short name that
  /// reports print. Throws: Error(kUsage) if it is none, with what comes near, or several.
  [[nodiscard]] std::string resolve(const std::string& text, const std::vector<Kind>& kinds);

 private:
  [[noreturn]] void refuse_missing(const std::string& text) const;
  [[nodiscard]] std::vector<std::string> ids_called(const std::string& name,
                                                    const std::vector<Kind>& kinds) const;
  [[nodiscard]] std::vector<Message> names_near(const std::string& text,
                                                const std::vector<Kind>& kinds) const;

  const EntrySource& source_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> document_numbers_;
};

}  // namespace fundtrail
