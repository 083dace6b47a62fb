// SPDX-License-Identifier: Apache-2.0
//
// What a user's keys have signed last for a ledger. It lies outside every ledger: a ledger that is
// replaced by an older copy of itself does not bring its signer's memory back with it. Source:
// docs/FORMAT.md "Signer's memory".
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/checkpoint_folder.h"
#include "ledger/store/file_lock.h"

namespace fundtrail {

/// The memory of one ledger, by its origin. While it exists no other process can have it, so that
/// two signers never sign two trees side by side.
class SignerMemory {
 public:
  /// Opens what `folder` holds of `origin`; `user_state_folder() / "signer"` is where a user's
  /// lies. Throws: Error(kLocked), at once, if another process has it; Error(kUnchecked) if the
  /// disk refuses.
  SignerMemory(const std::filesystem::path& folder, std::string origin);

  /// The checkpoint that was signed last, or nothing. Its signature has not been verified.
  /// Throws: Error(kUnchecked) if the file is damaged or of another ledger: as long as it is not
  /// known what was signed, nothing is.
  [[nodiscard]] std::optional<KeptCheckpoint> last() const;

  /// Remembers `note`, which is about to be given out. Durable when it returns.
  /// Throws: Error(kRolledBack) if it is of a smaller tree than the last one, or of another one of
  /// the same size; FormatError if it is no checkpoint of the ledger; as `last`.
  void remember(const SignedNote& note) const;

  /// Where it lies.
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::string origin_;
  std::filesystem::path path_;
  FileDescriptor lock_;
};

}  // namespace fundtrail
