// SPDX-License-Identifier: Apache-2.0
//
// F21 F22: how evenly money was handed out.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 单位补助标准: for one indicator, every unit gets the same, or what a standard says.
struct F21 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 集中度: no party gets nearly all.
struct F22 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
