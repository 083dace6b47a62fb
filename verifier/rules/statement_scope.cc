// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/statement_scope.h"

#include <algorithm>

namespace fundtrail {
namespace {

template <class T>
ScopeMatch match_one(const std::optional<T>& inner, const std::optional<T>& outer) {
  if (!outer || inner == outer) return ScopeMatch::kWithin;
  return inner ? ScopeMatch::kApart : ScopeMatch::kUncertain;
}

}  // namespace

const AssertionClaim* done_assertion(const Statement& statement) {
  const auto* claim = std::get_if<AssertionClaim>(&statement.claim);
  const bool is_done = claim != nullptr && claim->tense.value_or(Tense::kDone) == Tense::kDone;
  return is_done ? claim : nullptr;
}

bool is_about(const AssertionClaim& claim, const Target& target) {
  if (!claim.scope) return true;
  const AssertionScope& scope = *claim.scope;
  return (!scope.party || scope.party == target.party) &&
         (!scope.category || scope.category == target.category) &&
         (!scope.year || !target.output_year || scope.year == target.output_year);
}

ScopeMatch match_scopes(const AssertionClaim& inner, const AssertionClaim& outer) {
  const AssertionScope in = inner.scope.value_or(AssertionScope());
  const AssertionScope out = outer.scope.value_or(AssertionScope());
  return std::min({match_one(in.party, out.party), match_one(in.category, out.category),
                   match_one(in.year, out.year), match_one(in.topic, out.topic)});
}

}  // namespace fundtrail
