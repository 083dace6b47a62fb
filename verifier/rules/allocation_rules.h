// SPDX-License-Identifier: Apache-2.0
//
// F01 F02 F23: the budget and how it was allocated. Each rule is a type with a static `info` and a
// `run` that reads the facts and lists its checks.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 足额分配: what was allocated equals the adjusted budget.
struct F01 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 任一时点超分: at no time was more allocated than there was to allocate, at any level.
struct F02 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 来源构成: the sources of a budget or a project add up to its stated total.
struct F23 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
