// SPDX-License-Identifier: Apache-2.0
//
// Where a passphrase comes from: a file, a descriptor or the terminal; never an argument or an
// environment value, which other programs can see.
#pragma once

#include <vector>

#include "cli/command.h"
#include "ledger/proof/passphrase.h"

namespace fundtrail {

/// The options `--passphrase-file` and `--passphrase-fd`, for commands that use a private key.
[[nodiscard]] std::vector<OptionInfo> passphrase_options();

/// What a passphrase is asked for.
enum class PassphraseUse {
  kOpen,  ///< to open a key that has one
  kNew,   ///< to protect a new key: asked twice on a terminal
};

/// Reads the passphrase of the key `name`: from the file or descriptor of the options, else the
/// file that FUNDTRAIL_PASSPHRASE_FILE names, else the terminal, without echo. Of a file or
/// descriptor the first line counts, without its end; a file that others may read is warned of.
/// Throws: Error(kUsage) if there is none of these, two options are given, or the two that were
/// typed differ; Error(kRefused) if it is empty or too long; Error(kUnchecked) if it cannot be
/// read.
[[nodiscard]] Passphrase read_passphrase(const Context& context, const std::string& name,
                                         PassphraseUse use);

}  // namespace fundtrail
