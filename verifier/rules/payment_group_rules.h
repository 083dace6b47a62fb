// SPDX-License-Identifier: Apache-2.0
//
// F14 F15 F16: payments that look odd beside each other.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 重复支付: what may have been paid twice.
struct F14 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 拆分支付: what may have been split to stay below a limit.
struct F15 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 收款人与回流: whether final payees are such, and the money stays with them.
struct F16 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
