// SPDX-License-Identifier: Apache-2.0
//
// P10: what a document says of deviations, held against them.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 无偏离陈述: who says that nothing deviates has no deviation among the targets.
struct P10 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
