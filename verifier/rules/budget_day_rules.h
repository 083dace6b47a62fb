// SPDX-License-Identifier: Apache-2.0
//
// F03: allocations and the day of the budget.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 分配先于预算: nothing is allocated before there is a budget.
struct F03 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
