// SPDX-License-Identifier: Apache-2.0
//
// The folder of an auditor's memories: one file for each ledger, outside every ledger, so that
// whoever runs a ledger cannot make its auditors forget.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/auditor_memory.h"

namespace fundtrail {

/// An auditor's memories. Every function reads the folder anew.
class AuditorFolder {
 public:
  /// The folder need not exist. `user_state_folder() / "auditor"` is where a user's lies.
  explicit AuditorFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The file that holds what is remembered of `origin`: `<SHA-256 of it, hexadecimal>.memory`.
  [[nodiscard]] std::filesystem::path file_of(std::string_view origin) const;

  /// What is remembered of a ledger, or nothing.
  /// Throws: Error(kUnchecked), with what to do, if its file is damaged or cannot be read.
  [[nodiscard]] std::optional<AuditorMemory> find(std::string_view origin) const;

  /// What is remembered of the ledgers that lay at `path`, an absolute one.
  /// Throws: as `find`, of any file: the damaged one may be the one. Cost: reads every file.
  [[nodiscard]] std::vector<AuditorMemory> find_at(std::string_view path) const;

  /// Joins `memory` to what is remembered; durable when it returns. Whoever does the same meanwhile
  /// waits. Throws: as `find` and `join_memories`; FormatError as `format_memory`;
  /// Error(kUnchecked) if the disk refuses.
  void remember(const AuditorMemory& memory) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace fundtrail
