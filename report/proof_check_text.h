// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/paint.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"
#include "verifier/proof_check.h"

namespace fundtrail {

/// What a proof says to whoever trusts the keys that it was checked with; empty if it is not
/// proven.
[[nodiscard]] std::vector<Message> proven_statements(const ProofCheck& check);

/// What the file does not prove, whatever came of the check: what a reader must not take it for.
[[nodiscard]] std::vector<Message> unproven_statements(const ProofCheck& check);

/// Tells what was checked: the result, whose signatures there are, the record, what is proven and
/// what is not.
[[nodiscard]] std::string proof_check_text(const ProofCheck& check, Language language,
                                           const Paint& paint);

/// Returns the document `fundtrail.check/1`.
[[nodiscard]] JsonValue proof_check_json(const ProofCheck& check, Language language);

}  // namespace fundtrail
