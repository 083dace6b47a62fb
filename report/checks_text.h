// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/text_page.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Adds the checks to a page: errors that do not hold, doubts, what is unproven, what holds, then
/// hints, and in a line each what was clear or did not apply.
void add_checks(TextPage& page, const Verification& verification);

}  // namespace fundtrail
