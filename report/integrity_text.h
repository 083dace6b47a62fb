// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/text_page.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Adds to a page what was found of the integrity, what that rests on, what cannot be excluded, and
/// every damage in business terms.
void add_integrity(TextPage& page, const Integrity& integrity);

}  // namespace fundtrail
