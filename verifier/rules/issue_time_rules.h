// SPDX-License-Identifier: Apache-2.0
//
// F11: how long after the budget's approval, or after receipt, transfers are allocated.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 下达时限: transfers are allocated, and passed on, within the time that the law allows.
struct F11 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
