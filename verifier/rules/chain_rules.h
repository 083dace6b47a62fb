// SPDX-License-Identifier: Apache-2.0
//
// C04: who did what to the ledger itself.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 录审分离: who records does not review, and what the ledger's policy wants signed is signed.
struct C04 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
