// SPDX-License-Identifier: Apache-2.0
//
// F10: allocations broken down to projects.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 分解到项目: every allocation is passed on to projects or the units that carry them out, all of
/// it, and filed.
struct F10 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
