// SPDX-License-Identifier: Apache-2.0
//
// A user's witness: its key, the ledgers that it knows and its memory, from the command line.
#pragma once

#include <vector>

#include "cli/command.h"
#include "ledger/witness/witness.h"

namespace fundtrail {

/// The options by which a witness is opened.
[[nodiscard]] std::vector<OptionInfo> witness_options();

/// Reads the keys of `--log` and `--log-file`. Throws: Error(kUsage) if none is given; as
/// read_given_keys.
[[nodiscard]] std::vector<VerifierKey> read_log_keys(const CommandLine& line);

/// Opens the witness whose key is `--key`, asking for its passphrase. Its memory lies in the user's
/// state folder. Throws: Error(kRefused) if the key is not a witness's; as `read_log_keys`.
[[nodiscard]] Witness open_witness(const Context& context);

}  // namespace fundtrail
