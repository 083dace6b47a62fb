// SPDX-License-Identifier: Apache-2.0
//
// F12: money that lies idle.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 资金滞留: money that arrived is paid on soon, and all of it by the end of the programme.
struct F12 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
