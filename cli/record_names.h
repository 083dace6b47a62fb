// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cli/named_ids.h"
#include "cli/viewed_records.h"
#include "schemas/record.h"

namespace fundtrail {

/// What people call the records of a view, and which they mean.
class RecordNames {
 public:
  /// Lifetime: `records` outlive the names.
  explicit RecordNames(const ViewedRecords& records) : records_(records) {}

  /// The name of a party, programme, project, target or document (its number, else its title);
  /// empty if it has none. Remembered. Never throws: a name is not worth failing for.
  [[nodiscard]] std::string name(const std::string& id);
  /// The same as a function. Lifetime: that of these names.
  [[nodiscard]] NameOf name_of();

  /// The 文号 of a document; empty if it has none or `id` is no document. Never throws.
  [[nodiscard]] std::string document_number(const std::string& id);
  [[nodiscard]] NameOf document_number_of();

  /// The id that people mean by `text`: an id of a record of one of `kinds`, or else the name or an
  /// alias of one; of a document also the number with other brackets, or the short name that
  /// reports print. Throws: Error(kUsage) if it is none, with what comes near, or several, with
  /// their ids.
  [[nodiscard]] std::string resolve(const std::string& text, const std::vector<Kind>& kinds) const;

  /// Where the record stands that people mean by `text`: as RecordReader::find_sequence, or else by
  /// a name as `resolve` knows them. Throws: as `resolve`.
  [[nodiscard]] std::uint64_t sequence_of(const std::string& text) const;

  /// What the records of `kinds` are called by, as far as they are looked through for what comes
  /// near; one without a name by its id.
  [[nodiscard]] std::vector<NamedId> known(const std::vector<Kind>& kinds) const;

 private:
  [[nodiscard]] std::vector<NamedId> called(const std::string& name,
                                            const std::vector<Kind>& kinds) const;
  [[noreturn]] void refuse_unknown(const std::string& text, const std::vector<Kind>& kinds) const;

  const ViewedRecords& records_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> document_numbers_;
};

}  // namespace fundtrail
