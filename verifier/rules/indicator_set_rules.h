// SPDX-License-Identifier: Apache-2.0
//
// P11 P12 P13: whether a programme's indicators are all there, and its parts of one kind.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 指标类别缺失: output, cost, benefit and satisfaction each have an indicator.
struct P11 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 完成未按单位分解: what is set for single parties is reported for each of them.
struct P12 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 口径混合: parts that are added up count the same thing.
struct P13 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
