// SPDX-License-Identifier: Apache-2.0
//
// The options of `verify` that say what the caller holds: checkpoints, keys, a policy, a memory.
#pragma once

#include <vector>

#include "cli/command.h"
#include "verifier/held.h"
#include "verifier/party_keys.h"

namespace fundtrail {

/// The options, for the description of a command.
[[nodiscard]] std::vector<OptionInfo> held_options();

/// Reads the files that the options name. Nothing is verified.
/// Throws: Error(kUsage) for a file that is not there, or a key that is none; Error(kRefused), with
/// the file's name, for one that is no checkpoint, policy or list of keys.
[[nodiscard]] Held read_held(const CommandLine& line);

/// What --trust names: whose these keys are, the caller knows. Throws: as `read_held`.
[[nodiscard]] std::vector<PartyKey> read_party_keys(const CommandLine& line);

}  // namespace fundtrail
