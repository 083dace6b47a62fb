// SPDX-License-Identifier: Apache-2.0
//
// Q02: answers to inquiries, reproduced.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 答复可复现: the query of an answer, run again, gives the result that the
/// answer was made of.
struct Q02 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
