// SPDX-License-Identifier: Apache-2.0
//
// P01 P02 P04 P05: targets, and what was reported of them.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 目标分解合计: the targets of the parts add up to the whole's.
struct P01 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 目标达成: every reported value meets its target.
struct P02 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 同一指标多值: one target of one party has one value.
struct P04 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 比率上界: a share of a whole is at most 100 %.
struct P05 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
