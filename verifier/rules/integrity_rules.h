// SPDX-License-Identifier: Apache-2.0
//
// C01 to C03: what the layers of integrity found, in the list of rules. They compute nothing anew.
#pragma once

#include "verifier/rules/facts.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {

/// 链完整: nothing that is stored was altered.
struct C01 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 封存点一致: what is held of the ledger is the beginning of it.
struct C02 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

/// 截断检测: the ledger has at least as many entries as it is known to have had.
struct C03 {
  static RuleInfo info();
  static void run(const Facts& facts, CheckList& checks);
};

}  // namespace fundtrail
