// SPDX-License-Identifier: Apache-2.0
//
// The checkpoints that a ledger keeps of itself, with their timestamps, for a verification.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "ledger/proof/key.h"
#include "schemas/message.h"
#include "verifier/held.h"

namespace fundtrail {

/// What a ledger hands over.
struct OwnCheckpoints {
  std::vector<HeldCheckpoint> checkpoints;  ///< the largest first
  std::vector<Message> notices;             ///< what could not be read, or was left out
};

/// Reads the newest checkpoints of the ledger in `folder`, and the newest of those that have
/// timestamps. One that cannot be read says nothing, and no more would be lost if it were gone; it
/// is told of. Throws: Error(kUnchecked) if the folder cannot be read.
[[nodiscard]] OwnCheckpoints read_own_checkpoints(const std::filesystem::path& folder);

/// Looks among the newest checkpoints that the ledger in `folder` keeps for the largest, of at most
/// `size_max` entries, that has a line of one of `keys`. Nothing is verified: it is a guess at what
/// a witness remembers. Returns: its size; 0 if there is none.
/// Throws: Error(kUnchecked) if the folder cannot be read.
[[nodiscard]] std::uint64_t find_cosigned_size(const std::filesystem::path& folder,
                                               std::span<const VerifierKey> keys,
                                               std::uint64_t size_max);

}  // namespace fundtrail
