// SPDX-License-Identifier: Apache-2.0
//
// D03 D05 D08: whether papers have the form that they are to have.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 自评表种: a self-evaluation comes with the form of self-evaluations 自评表.
struct D03 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 成文日期、署名、印章: an official document has all three.
struct D05 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 公开: who speaks of publishing can show what was published, where and when.
struct D08 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
