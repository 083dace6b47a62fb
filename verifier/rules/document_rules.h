// SPDX-License-Identifier: Apache-2.0
//
// D01 D02 D04: what the papers are worth.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 无独立依据: something is supported by a self-evaluation alone, or by nothing.
struct D01 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 附件缺失: a document is named and not there.
struct D02 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 文号合法: document numbers are of the standard's form, plausible and unique.
struct D04 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
