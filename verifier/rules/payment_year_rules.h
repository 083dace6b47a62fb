// SPDX-License-Identifier: Apache-2.0
//
// F18: payments and the year of their programme.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 跨年度使用: money is paid in the year of its programme, or was carried over to the year in which
/// it is paid.
struct F18 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
