// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "ledger/store/lmdb_environment.h"
#include "ledger/store/store.h"

namespace fundtrail {

/// A store in a folder, kept by LMDB with full durability (lmdb_layout.h tells how it lies there).
class LmdbStore : public Store {
 public:
  /// Makes a store in `folder` (itself and its parents made if they do not exist) that holds
  /// `first` and nothing else. If the power fails meanwhile, there is a whole store or none, and
  /// the folder can be used again.
  /// Throws: Error(kRefused) if the folder holds anything but what an interrupted `create` left, or
  /// lies on a network file system; Error(kLocked) if another process is making one there;
  /// Error(kUnchecked) if the disk refuses.
  static void create(const std::filesystem::path& folder, StoreBatch first);

  /// Opens the store in `folder`. Throws: as LmdbEnvironment.
  LmdbStore(const std::filesystem::path& folder, StoreAccess access);

  [[nodiscard]] std::unique_ptr<EntrySource> snapshot() const override;
  [[nodiscard]] CommitOutcome append(StoreBatch& batch, const Head& expected) override;
  [[nodiscard]] CommitOutcome rebuild_index(const std::vector<Bytes>& index_keys,
                                            const Head& expected) override;
  [[nodiscard]] std::vector<StoreFact> facts() const override;

  [[nodiscard]] const LmdbEnvironment& environment() const noexcept { return environment_; }

 private:
  /// Returns: an empty handle if the head is another than `expected`.
  [[nodiscard]] TxnHandle begin_change(const Head& expected) const;
  void finish_change(TxnHandle txn, const Head& before);
  [[nodiscard]] bool is_head(const Head& head) const;

  LmdbEnvironment environment_;
  bool has_failed_ = false;
};

}  // namespace fundtrail
