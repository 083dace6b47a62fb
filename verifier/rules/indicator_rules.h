// SPDX-License-Identifier: Apache-2.0
//
// P06 P07: whether indicators say something of their own, and are not exceeded too far.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 重复计列: no two indicators divide the same figures.
struct P06 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 超额: no target is exceeded by so much that it was perhaps set too low.
struct P07 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
