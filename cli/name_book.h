// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/named_ids.h"
#include "cli/viewed_records.h"

namespace fundtrail {

/// Finds the ids of records by the names that tables call them by: those of a ledger, and those of
/// the batch that is being read. Each kind of the ledger is read once, when first asked for.
class NameBook {
 public:
  /// Lifetime: `source` outlives the book.
  explicit NameBook(const EntrySource& source) : records_(source) {}

  /// Adds a record of the batch. An amendment of a record of the ledger renames it from there on.
  void add(const Record& record);

  /// The id of the record of one of `kinds` that `text` means: an id of one, a name, a short name,
  /// or the number of a document with any brackets. What has the form of an id and is not known is
  /// returned as it is: the ledger judges it.
  /// Throws: Error(kRefused) if it means none, with what comes near, or several, with their
  /// ids.
  [[nodiscard]] std::string find(const std::string& text, const std::vector<Kind>& kinds);

 private:
  void read_kind(Kind kind);
  void rename(const Correction& correction);
  [[nodiscard]] std::vector<NamedId> with_names(const std::set<std::string>& ids) const;
  [[nodiscard]] std::vector<NamedId> known(const std::vector<Kind>& kinds) const;
  void add_name(Kind kind, const std::string& name, const std::string& id);
  [[noreturn]] void refuse(const std::string& text, const std::vector<Kind>& kinds);

  ViewedRecords records_;
  std::set<Kind> read_kinds_;
  std::map<std::string, Kind> batch_ids_;
  std::map<std::pair<Kind, std::string>, std::set<std::string>> ids_;  // by name
  std::map<std::string, std::string> shown_;                           // of the batch, by id
  std::map<std::string, Record> renamed_;   // records of the ledger that the batch amends, by id
  std::map<std::string, Message> refused_;  // why, by what was asked for
};

}  // namespace fundtrail
