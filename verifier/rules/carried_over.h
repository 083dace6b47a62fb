// SPDX-License-Identifier: Apache-2.0
//
// Money carried from one programme to another: what leaves the one must enter the other, once.
#pragma once

#include "verifier/rules/facts.h"

namespace fundtrail {

/// Adds a check for each programme that money was carried into, or that continues itself through
/// others. Its subject is the programme and `carried_in`.
void check_carried_over(const Facts& facts, CheckList& checks);

}  // namespace fundtrail
