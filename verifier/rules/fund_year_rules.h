// SPDX-License-Identifier: Apache-2.0
//
// D11: whether everything of a programme is of its year.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 年度一致: outputs, allocations and document numbers are of the programme's year.
struct D11 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
