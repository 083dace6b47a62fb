// SPDX-License-Identifier: Apache-2.0
//
// The timestamps of a ledger's checkpoints: requests and responses as they were sent and received,
// beside the checkpoints. Source: docs/FORMAT.md "Timestamps".
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/checkpoint_folder.h"
#include "ledger/proof/timestamp.h"
#include "schemas/bytes.h"

namespace fundtrail {

/// One timestamp of a checkpoint, or the request for one that was not answered yet.
struct KeptTimestamp {
  std::uint64_t size = 0;         ///< of the checkpoint
  unsigned number = 0;            ///< from 1, oldest first; each renews those before it
  Bytes request;                  ///< DER
  std::optional<Bytes> response;  ///< DER

  [[nodiscard]] StoredTimestamp stored() const { return {request, *response}; }
};

/// The files `<size>.<n>.tsq` and `<size>.<n>.tsr` of a ledger's checkpoints.
class TimestampFolder {
 public:
  /// The folder need not exist.
  explicit TimestampFolder(const std::filesystem::path& ledger_folder)
      : folder_(ledger_folder / "checkpoints") {}

  /// How many responses there are of each checkpoint, by its size. Files of other names are passed
  /// over. Throws: Error(kUnchecked) if the folder is there and cannot be read.
  [[nodiscard]] std::map<std::uint64_t, std::size_t> responses() const;

  /// The timestamps of a checkpoint, oldest first; the last may lack its response.
  /// Throws: Error(kRefused) if one is too long; Error(kUnchecked) if it cannot be read.
  [[nodiscard]] std::vector<KeptTimestamp> find(std::uint64_t size) const;

  /// Keeps a request, durable when it returns, in place of one that was never answered.
  /// Returns: its file.
  // NOLINTNEXTLINE(modernize-use-nodiscard): it is kept, whoever asks where
  std::filesystem::path keep_request(const KeptTimestamp& timestamp) const;

  /// Keeps a response. Requires: the caller has verified it. Returns: its file.
  // NOLINTNEXTLINE(modernize-use-nodiscard): it is kept, whoever asks where
  std::filesystem::path keep_response(const KeptTimestamp& timestamp) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(std::uint64_t size, unsigned number,
                                              const char* extension) const;

  std::filesystem::path folder_;
};

/// The bytes that the next timestamp of a checkpoint is over: itself, or it and all responses.
[[nodiscard]] Bytes bytes_to_stamp(const SignedNote& checkpoint,
                                   const std::vector<KeptTimestamp>& answered);

}  // namespace fundtrail
