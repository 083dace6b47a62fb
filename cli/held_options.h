// SPDX-License-Identifier: Apache-2.0
//
// The options of `verify` that say what the caller holds: checkpoints, keys, a policy, a memory.
#pragma once

#include <vector>

#include "cli/command.h"
#include "ledger/proof/key.h"
#include "verifier/held.h"

namespace fundtrail {

/// The options, for the description of a command.
[[nodiscard]] std::vector<OptionInfo> held_options();

/// Reads the files that the options name. Nothing is verified.
/// Throws: Error(kUsage) for a file that is not there, or a key that is none; Error(kRefused), with
/// the file's name, for one that is no checkpoint, policy or list of keys.
[[nodiscard]] Held read_held(const CommandLine& line);

/// The keys of --trust: whose they are, the caller knows. Throws: as `read_held`.
[[nodiscard]] std::vector<VerifierKey> read_trusted_keys(const CommandLine& line);

}  // namespace fundtrail
