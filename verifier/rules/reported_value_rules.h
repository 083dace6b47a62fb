// SPDX-License-Identifier: Apache-2.0
//
// P14 P16 P17: whether reported values can be what they are said to be.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 满意度样本: a rate of satisfaction is one that its sample can give.
struct P14 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 全优: it is told if of many targets every one was met.
struct P16 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 定性定量不符: qualitative targets are reported in words, others in figures.
struct P17 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
