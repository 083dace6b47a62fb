// SPDX-License-Identifier: Apache-2.0
//
// P08 P09: targets and the year of their output.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 目标晚于结果: a target is set before the year of its output ends.
struct P08 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 跨年度重复: no output is counted in the programmes of two years.
struct P09 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
