// SPDX-License-Identifier: Apache-2.0
//
// F13: what is left of a programme, by party and book, and what is carried to the next one.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 结转结余: what the books say is left equals what came in less what went out; what is carried out
/// of one programme is carried into the next, once.
struct F13 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
