// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "schemas/json/json_value.h"
#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Returns the document `fundtrail.verification/1`: keys, codes and figures are the same in every
/// language, and messages are in `language`.
///
/// The order of keys is fixed: the same verification gives the same bytes. What is not known (a
/// root that cannot be recomputed, an anchor's root) is left out. Source: docs/CHECKS.md.
[[nodiscard]] JsonValue verification_json(const Verification& verification, Language language);

}  // namespace fundtrail
