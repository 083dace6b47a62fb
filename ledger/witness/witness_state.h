// SPDX-License-Identifier: Apache-2.0
//
// What a witness remembers: of each ledger the checkpoint that it cosigned last. Source:
// docs/FORMAT.md "Witness".
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/note.h"
#include "ledger/store/file_lock.h"

namespace fundtrail {

/// The folder of a witness's memory. Every function reads it anew, so that any number of processes
/// can use it.
class WitnessState {
 public:
  /// The folder need not exist. `user_state_folder() / "witness"` is where a user's lies.
  explicit WitnessState(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Where the checkpoint of `origin` is kept.
  [[nodiscard]] std::filesystem::path path_of(std::string_view origin) const;

  /// Waits until nobody else changes the folder, which is so until what is returned is destroyed or
  /// the process ends. Makes the folder. Throws: Error(kUnchecked) if it cannot be locked.
  [[nodiscard]] FileDescriptor lock() const;

  /// Reads the checkpoint of `origin`, or nothing if none was cosigned. One of `keys`, the ledger's
  /// and the witness's own, must have signed it: a damaged memory is never taken for an empty one.
  /// Throws: Error(kUnchecked), saying what to do, if it is damaged or cannot be read.
  [[nodiscard]] std::optional<SignedNote> read(std::string_view origin,
                                               std::span<const VerifierKey> keys) const;

  /// Puts `note` in the place of the checkpoint of `origin`; durable when it returns.
  /// Requires: the lock. Throws: Error(kUnchecked) if the disk refuses; then the old one is there.
  void write(std::string_view origin, const SignedNote& note) const;

  /// Keeps `refused`, a checkpoint of `origin`, beside the one `held`, in a file that is never
  /// overwritten: one for each size. Returns: its path. Throws: Error(kUnchecked).
  [[nodiscard]] std::filesystem::path keep_evidence(std::string_view origin, const SignedNote& held,
                                                    const SignedNote& refused) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace fundtrail
