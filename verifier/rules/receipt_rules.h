// SPDX-License-Identifier: Apache-2.0
//
// F06 F07: what is said to have arrived.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 到位与分配一致: what arrived equals what was allocated; each stated sum is a subject.
struct F06 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 到位率重算: the stated rate of arrival is received / budget.
struct F07 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
