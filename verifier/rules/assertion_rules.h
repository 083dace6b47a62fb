// SPDX-License-Identifier: Apache-2.0
//
// D06 D07: what is said of problems found and not found.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 陈述互斥: what is said to have no problem is not said to have one.
struct D06 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 无问题陈述须有依据: who says that no problem was found names who looked.
struct D07 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
