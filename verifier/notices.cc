// SPDX-License-Identifier: Apache-2.0
#include "verifier/notices.h"

#include <utility>

#include "verifier/corrections.h"

namespace fundtrail {
namespace {

// A document that is used for more than it stands for evidences none of that use.
void add_overdrawn_notice(const Registry& registry, Verification& verification) {
  const auto& overdrawn = registry.evidence_uses.overdrawn();
  if (overdrawn.empty()) return;
  const auto& [key, document] = *overdrawn.begin();
  verification.notices.push_back(
      say("有 {} 份文件被用来证明的同类金额超过其票面金额，如 {}：票面 {}，用于 {}；这些记录按未经"
          "凭证核实处理",
          "{} documents are used for more of one kind than the amount they stand for, such as {}: "
          "amount {}, used for {}; those records count as not verified against vouchers",
          overdrawn.size(), key.first, format_wan_yuan(document.amount),
          format_wan_yuan(document.used)));
}

void add_correction_notices(const Registry& registry, Verification& verification) {
  if (registry.corrections.empty()) return;
  verification.notices.push_back(
      say("账本有 {} 条更正；本版本只记录、不适用更正，凡涉及的核对都不作结论",
          "the ledger holds {} corrections; this version records and does not apply them, and "
          "concludes nothing about what they touch",
          registry.corrections.size()));
  Message left_open = left_open_words(verification);
  if (!left_open.is_empty()) verification.notices.push_back(std::move(left_open));
}

}  // namespace

void add_notices(const Registry& registry, Verification& verification) {
  add_overdrawn_notice(registry, verification);
  add_correction_notices(registry, verification);
  if (verification.unchecked_bodies > 0) {
    verification.notices.push_back(
        say("有 {} 条记录的类别或版本本程序不认识，只核验了完整性，内容未核对；请换用更新的程序",
            "{} records are of a kind or version this program does not know: their integrity was "
            "checked, their content was not; use a newer program",
            verification.unchecked_bodies));
  }
  if (verification.integrity.is_damaged()) {
    verification.notices.push_back(
        say("账本已非原样，以下核对按现存内容计算，只供查找线索",
            "the ledger is not as it was; what follows is computed from what is there now, and "
            "serves only to find leads"));
  }
}

}  // namespace fundtrail
