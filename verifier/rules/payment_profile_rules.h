// SPDX-License-Identifier: Apache-2.0
//
// F17 F19 F20: what the payments of a programme are like as a whole. Hints where to look.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 年末突击: how much of a year was paid in its last eleven days.
struct F17 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 整数与尾数: how many amounts are round, and how the last digits of the others are spread.
struct F19 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 首位数字: whether first digits are spread as Benford's law has them.
struct F20 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
