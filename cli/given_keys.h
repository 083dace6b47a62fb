// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ledger/proof/key.h"

namespace fundtrail {

/// The most keys that a file of keys can hold, and its longest size in bytes.
inline constexpr std::size_t kGivenKeysMax = 128;
inline constexpr std::size_t kGivenKeysBytesMax = 65'536;

/// The public keys that a user gives on the command line: a vkey, or a file with one vkey a line;
/// in a file, empty lines and those that begin with `#` say nothing. `option` is named in errors.
/// Throws: Error(kUsage) if `value` is neither; Error(kRefused), naming file and line, if the file
/// holds anything else, no key or too many; Error(kUnchecked) if it cannot be read.
[[nodiscard]] std::vector<VerifierKey> read_given_keys(const std::string& option,
                                                       const std::string& value);

}  // namespace fundtrail
