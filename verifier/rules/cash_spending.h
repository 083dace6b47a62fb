// SPDX-License-Identifier: Apache-2.0
//
// What F05 asks beside the indicators of each payer: of its cash, and of projects.
#pragma once

#include <string>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// Adds a check for each party of a programme that sent or paid more cash than it had by then: a
/// doubt, since a treasury may pay in advance 垫付; by the days of recording alone, a hint. Parties
/// of which no cash received is recorded, or whose indicators are overspent, are passed over.
/// Returns whether there is none.
[[nodiscard]] bool check_cash(const Facts& facts, const std::string& programme, CheckList& checks);

/// Adds a check for each project that was paid for: the payments of all programmes are not more
/// than its stated sources, or where none is stated, its total.
void check_project_payments(const Facts& facts, CheckList& checks);

}  // namespace fundtrail
