// SPDX-License-Identifier: Apache-2.0
//
// Which targets an assertion in words is about.
#pragma once

#include "verifier/registry.h"

namespace fundtrail {

/// The assertion of a statement that says that something is so, or nullptr: not what is planned or
/// required. Lifetime: the statement's.
[[nodiscard]] const AssertionClaim* done_assertion(const Statement& statement);

/// Whether an assertion is about a target. A topic is in words, and narrows to nothing that the
/// ledger knows.
[[nodiscard]] bool is_about(const AssertionClaim& claim, const Target& target);

}  // namespace fundtrail
