// SPDX-License-Identifier: Apache-2.0
//
// F24 P03 D10: sums, ratios and counts that documents state, recomputed.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 金额口径: a stated sum is what its parts, or the records, come to.
struct F24 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 比率重算: every other stated ratio is what its terms come to.
struct P03 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 计数一致: a stated count is the number of things listed.
struct D10 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
