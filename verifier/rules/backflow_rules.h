// SPDX-License-Identifier: Apache-2.0
//
// F25: money that leads back to a party above.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 层级回流: no chain of allocations, transfers or appropriations leads back to where it began.
struct F25 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
