// SPDX-License-Identifier: Apache-2.0
//
// The signed checkpoints that a ledger keeps beside its data, so that proofs can lead to them. They
// are copies: what binds the ledger is that others have them too.
// Source: docs/FORMAT.md "Kept checkpoints".
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/note.h"

namespace fundtrail {

/// A signed checkpoint in a file. Its signatures have not been verified.
struct KeptCheckpoint {
  std::filesystem::path path;
  SignedNote note;
  Checkpoint checkpoint;  ///< what the note's text says
};

/// Reads a checkpoint file, or tells that there is none.
/// Throws: Error(kRefused), naming the file, if it is no note of a checkpoint or longer than
/// kNoteBytesMax; Error(kUnchecked) if it cannot be read.
[[nodiscard]] std::optional<KeptCheckpoint> read_checkpoint_file(const std::filesystem::path& path);

/// The folder `checkpoints` of a ledger, with one file for each size. Every function reads it anew.
///
/// Threads and processes: readers see each file as it was before or after a `save`.
class CheckpointFolder {
 public:
  /// The folder need not exist.
  explicit CheckpointFolder(const std::filesystem::path& ledger_folder)
      : folder_(ledger_folder / "checkpoints") {}

  /// The sizes of the checkpoints that are kept, ascending. Files of other names are passed over.
  /// Throws: Error(kUnchecked) if the folder is there and cannot be read.
  [[nodiscard]] std::vector<std::uint64_t> sizes() const;

  /// The checkpoint of this size, or nothing. Throws: as `read_checkpoint_file`, and
  /// Error(kRefused) if it is of another size than its name says.
  [[nodiscard]] std::optional<KeptCheckpoint> find(std::uint64_t size) const;

  /// The checkpoint of the largest size, or nothing. Throws: as `sizes` and `find`.
  [[nodiscard]] std::optional<KeptCheckpoint> newest() const;

  /// Keeps a checkpoint, durable when it returns. If one of this size is kept already, those of the
  /// signature lines that it lacks are added to it, after its own.
  /// Requires: the caller has verified `note`. Returns: the file.
  /// Throws: FormatError if `note` is no checkpoint, or has too many lines then; Error(kRolledBack)
  /// if another text is kept of this size, which is left as it is; Error(kUnchecked) if the disk
  /// refuses. Waits for another process that saves.
  // NOLINTNEXTLINE(modernize-use-nodiscard): it is kept, whoever asks where
  std::filesystem::path save(const SignedNote& note) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(std::uint64_t size) const;

  std::filesystem::path folder_;
};

}  // namespace fundtrail
