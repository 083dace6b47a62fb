// SPDX-License-Identifier: Apache-2.0
//
// What one verification takes from the auditor's memory and leaves there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/auditor_folder.h"
#include "ledger/proof/entry_source.h"
#include "verifier/held.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Where the memories of the user lie. Throws: Error(kUsage) if there is no place for them.
[[nodiscard]] AuditorFolder auditor_folder();

/// The memory of the ledger that is being verified.
class VerifyMemory {
 public:
  /// `ledger` is the folder where it lies; nothing for entries that were exported, which are known
  /// by their origin alone. Throws: Error(kUsage) if there is no place for memories;
  /// Error(kUnchecked) if the folder cannot be found.
  explicit VerifyMemory(const std::optional<std::filesystem::path>& ledger);

  /// Adds what is remembered of `source` to what is held.
  /// Throws: Error(kUnchecked), with what to do, if a memory is damaged.
  void recall(const EntrySource& source, Held& held) const;

  /// Remembers an intact verification; another one changes nothing. If it cannot be written, that
  /// is added to the notices: the verification is as good without. Throws: Error(kRolledBack) if
  /// another verification has seen another history meanwhile.
  void remember(Verification& found) const;

 private:
  AuditorFolder folder_;
  std::string path_;  // of the ledger, absolute; empty if it has none
};

}  // namespace fundtrail
