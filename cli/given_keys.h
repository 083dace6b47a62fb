// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ledger/proof/key.h"
#include "verifier/party_keys.h"

namespace fundtrail {

/// The most keys that a file of keys can hold, and its longest size in bytes.
inline constexpr std::size_t kGivenKeysMax = 128;
inline constexpr std::size_t kGivenKeysBytesMax = 65'536;
/// The same of a file of parties' keys.
inline constexpr std::size_t kPartyKeysMax = 10'000;
inline constexpr std::size_t kPartyKeysBytesMax = 4'194'304;

/// The public keys that a user gives on the command line: a vkey, or a file with one vkey a line;
/// in a file, empty lines and those that begin with `#` say nothing. `option` is named in errors.
/// Throws: Error(kUsage) if `value` is neither; Error(kRefused), naming file and line, if the file
/// holds anything else, no key or too many; Error(kUnchecked) if it cannot be read.
[[nodiscard]] std::vector<VerifierKey> read_given_keys(const std::string& option,
                                                       const std::string& value);

/// The keys of a file in which each line is a party's id, a blank and a vkey; empty lines and those
/// that begin with `#` say nothing.
/// Throws: Error(kUsage) if there is no such file; FormatError and Error(kUnchecked) as above.
[[nodiscard]] std::vector<PartyKey> read_party_keys(const std::string& path);

}  // namespace fundtrail
