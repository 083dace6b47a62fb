// SPDX-License-Identifier: Apache-2.0
//
// D09: whose money and whose word it is.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 区划机构: region codes are there and fit the names, levels are not mixed, and a name means one
/// party.
struct D09 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
