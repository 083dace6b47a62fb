// SPDX-License-Identifier: Apache-2.0
//
// Batches that wait for a second person, in a folder beside the ledger: `<ledger>.held`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/prepared_batch.h"

namespace fundtrail {

/// A batch that waits.
struct HeldBatch {
  std::string id;  ///< 32 hexadecimal digits of the digest of what is signed
  std::filesystem::path path;
  PreparedBatch batch;
};

/// The batches that wait for a ledger. What lies there is checked like any input.
class HeldBatches {
 public:
  explicit HeldBatches(const std::filesystem::path& ledger_folder);

  /// Adds a batch, durable when it returns. The same batch twice, by the same key, is one.
  /// Throws: Error(kRefused) if something else waits under its id, which stays as it is;
  /// Error(kUnchecked) if the disk refuses.
  [[nodiscard]] HeldBatch hold(PreparedBatch batch) const;

  /// Every batch that waits, by id. A file that is none is told by an error when it is taken.
  [[nodiscard]] std::vector<std::string> list() const;

  /// Reads one. Throws: Error(kRefused) if there is none of this id, or its file is damaged.
  [[nodiscard]] HeldBatch take(const std::string& id) const;

  /// Takes a batch away that was appended.
  void remove(const HeldBatch& held) const;

  /// Puts a batch aside for ever, with the reason and the time: `<id>.discarded`, or
  /// `<id>.2.discarded` and so on, since what was put aside before is never overwritten.
  /// Returns: that file.
  [[nodiscard]] std::filesystem::path discard(const HeldBatch& held, const std::string& reason,
                                              const std::string& time) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& id) const;

  std::filesystem::path folder_;
};

}  // namespace fundtrail
