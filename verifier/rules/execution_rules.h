// SPDX-License-Identifier: Apache-2.0
//
// F04 F05 F08 F09: how far the money reached its final payees.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 足额支付: payments, net of refunds, equal what was allocated.
struct F04 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 支付不超可用: at no time had more gone out of a party than had come in.
struct F05 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 执行率重算: the stated execution rate is what the records come to.
struct F08 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 执行率论证方式: execution is claimed where no payment is recorded.
struct F09 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
