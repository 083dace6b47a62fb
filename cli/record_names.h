// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

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
  /// reports print. Throws: Error(kUsage) if it is none, with what comes near, or several.
  [[nodiscard]] std::string resolve(const std::string& text, const std::vector<Kind>& kinds) const;

 private:
  [[nodiscard]] std::vector<std::string> ids_called(const std::string& name,
                                                    const std::vector<Kind>& kinds) const;
  [[nodiscard]] std::vector<Message> names_near(const std::string& text,
                                                const std::vector<Kind>& kinds) const;
  [[noreturn]] void refuse_unknown(const std::string& text, const std::vector<Kind>& kinds) const;

  const ViewedRecords& records_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> document_numbers_;
};

}  // namespace fundtrail
