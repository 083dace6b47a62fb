// SPDX-License-Identifier: Apache-2.0
//
// C04 to C07: who did what to the ledger itself, and when.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 录审分离: who records does not review, and what the ledger's policy wants signed is signed.
struct C04 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 补录迟延: records are made within a month of what they are about.
struct C05 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 入账时间: no entry claims to have been recorded later than it is known to have existed.
struct C06 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 更正合规: every correction can be applied as it is written.
struct C07 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
