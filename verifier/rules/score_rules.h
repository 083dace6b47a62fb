// SPDX-License-Identifier: Apache-2.0
//
// P15: scores and grades.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 评分重算: a stated score is what its weights and results come to, and its grade the score's.
struct P15 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
