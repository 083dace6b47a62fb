// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "ledger/checkpoint_folder.h"
#include "ledger/proof/key_ring.h"

namespace fundtrail {

/// The checkpoints that lie with a ledger, as far as a key of its operator signed them: one that is
/// active, or one that was.
///
/// Throws: every function that returns a checkpoint throws Error(kUntrusted), naming the file, if
/// no key of the operator signed it or it is of another ledger; as CheckpointFolder.
class SignedCheckpoints {
 public:
  SignedCheckpoints(const std::filesystem::path& ledger_folder, std::string origin,
                    const KeyRing& ring);

  /// The keys of the ledger's operator whose name is the origin, whether they count still or not.
  [[nodiscard]] const std::vector<VerifierKey>& keys() const noexcept { return keys_; }

  [[nodiscard]] std::optional<KeptCheckpoint> newest() const;
  [[nodiscard]] std::optional<KeptCheckpoint> find(std::uint64_t size) const;

  /// The checkpoint of this size, or the newest one. Throws: Error(kRefused) if there is none.
  [[nodiscard]] KeptCheckpoint require(std::optional<std::uint64_t> size) const;

  /// Throws: Error(kUntrusted) if no key of the operator signed `kept`.
  void require_signed(const KeptCheckpoint& kept) const;

  [[nodiscard]] const CheckpointFolder& folder() const noexcept { return folder_; }

 private:
  CheckpointFolder folder_;
  std::string origin_;
  std::vector<VerifierKey> keys_;
};

/// The note of a checkpoint with those of its lines that are under the ledger's own name, without
/// those of witnesses.
[[nodiscard]] SignedNote own_note(const KeptCheckpoint& kept);

/// The document of a checkpoint: `origin`, `size`, `root`, its `note` and, if `kept` has one, the
/// `path` of its file. Members are added to `document`.
void add_checkpoint(JsonValue& document, const KeptCheckpoint& kept);

}  // namespace fundtrail
