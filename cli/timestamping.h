// SPDX-License-Identifier: Apache-2.0
//
// Timestamps of a ledger's checkpoints: asked for, verified and kept, whether a response comes in a
// file or over HTTP.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/http_post.h"
#include "ledger/timestamp_folder.h"

namespace fundtrail {

/// A checkpoint of a ledger and the timestamps that it has.
struct StampedCheckpoint {
  KeptCheckpoint kept;
  std::vector<KeptTimestamp> answered;  ///< oldest first
  std::optional<KeptTimestamp> open;    ///< a request without a response
};

/// Finds the timestamps that the ledger at `folder` keeps of `kept`. Throws: as
/// TimestampFolder::find.
[[nodiscard]] StampedCheckpoint find_timestamps(const std::filesystem::path& folder,
                                                KeptCheckpoint kept);

/// Reads a file of certificates or CRLs in PEM, whatever is in it. Throws: Error(kUsage) if it is
/// not there; as read_small_file for one longer than kTimestampPemBytesMax.
[[nodiscard]] std::string read_pem_file(const std::string& path);

/// Reads what says which authority is trusted: `--roots`, `--crls`, `--policy-oid`, `--tsa-name`.
/// Throws: Error(kUsage) without `--roots`, or for a file that is not there; as read_small_file.
[[nodiscard]] TimestampTrust read_timestamp_trust(const CommandLine& line);

/// Makes the request for the next timestamp of a checkpoint: the first, or a renewal of those that
/// there are. `policy` is the OID that is asked for, or empty. Throws: Error(kRefused) if there are
/// kTimestampStackMax already; as make_timestamp_request.
[[nodiscard]] KeptTimestamp make_next_request(const StampedCheckpoint& stamped,
                                              const std::string& policy);

/// Verifies all timestamps of a checkpoint, each at its own time. Returns: what they say, oldest
/// first. Throws: Error(kUntrusted) for the first that does not hold, with its number and why;
/// FormatError if a text of `trust` is not what it should be.
[[nodiscard]] std::vector<Timestamp> require_verified(const StampedCheckpoint& stamped,
                                                      const TimestampTrust& trust);

/// Asks a time-stamping authority for a timestamp of a checkpoint, verifies the response and keeps
/// it with its request beside the checkpoints of the ledger at `folder`; of what does not verify
/// nothing is kept. A checkpoint that has timestamps keeps these, and nobody is asked.
///
/// Returns: as `require_verified`. Throws: as `require_verified` and `post`; Error(kUnchecked) if
/// what is answered is no response over HTTP. Source: RFC 3161 section 3.4.
[[nodiscard]] std::vector<Timestamp> stamp(const HttpSite& authority,
                                           const std::filesystem::path& folder,
                                           const KeptCheckpoint& kept, const TimestampTrust& trust);

/// The document of a timestamp.
[[nodiscard]] JsonValue timestamp_json(const Timestamp& timestamp);

}  // namespace fundtrail
