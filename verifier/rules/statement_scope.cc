// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/statement_scope.h"

namespace fundtrail {

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

}  // namespace fundtrail
