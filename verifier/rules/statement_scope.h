// SPDX-License-Identifier: Apache-2.0
//
// What an assertion in words is about.
#pragma once

#include "verifier/registry.h"

namespace fundtrail {

/// The assertion of a statement that says that something is so, or nullptr: not what is planned or
/// required. Lifetime: the statement's.
[[nodiscard]] const AssertionClaim* done_assertion(const Statement& statement);

/// Whether an assertion is about a target. A topic is in words, and narrows to nothing that the
/// ledger knows.
[[nodiscard]] bool is_about(const AssertionClaim& claim, const Target& target);

/// How the scopes of two assertions lie to each other.
enum class ScopeMatch {
  kApart,      ///< they name different parties, categories, years or topics
  kUncertain,  ///< the inner one leaves open what the outer one narrows to
  kWithin,     ///< all that the inner one is about, the outer one is about as well
};

/// Whether what `inner` is about lies within what `outer` is about. Topics are in words: those that
/// are not the same are apart.
[[nodiscard]] ScopeMatch match_scopes(const AssertionClaim& inner, const AssertionClaim& outer);

}  // namespace fundtrail
