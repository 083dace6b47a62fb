// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "schemas/kinds/genesis.h"

namespace fundtrail::test {

/// A verifier key of this name: always the same Ed25519 key, that of RFC 8032's first test.
[[nodiscard]] std::string test_vkey(const std::string& name);

/// The genesis of a ledger of this name, with such a key.
[[nodiscard]] Genesis test_genesis(const std::string& origin, HashSuite hash = HashSuite::kSha256);

}  // namespace fundtrail::test
