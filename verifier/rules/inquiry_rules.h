// SPDX-License-Identifier: Apache-2.0
//
// Q01, Q03: inquiries of inspections and audits, answered in time and put right in full.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 问询时限: an inquiry is answered by the day it is due.
struct Q01 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 整改金额勾稽: what was put right and what is open make up what the inquiry found.
struct Q03 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
