// SPDX-License-Identifier: Apache-2.0
#include "verifier/notices.h"

#include <utility>

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

void add_view_notices(const ViewSummary& view, Verification& verification) {
  if (view.as_of) {
    verification.notices.push_back(
        say("目标和核对只看业务日期不晚于 {} 的记录（没有业务日期的照算）；完整性仍是全本的",
            "goals and checks are of the records dated {} or before (and of those without a date); "
            "integrity is of the whole ledger",
            format_date(*view.as_of)));
  }
  if (view.known_size) {
    verification.notices.push_back(
        say("目标和核对只看第 {} 号及以前的记录，如同其后什么也没有录入；完整性仍是全本的",
            "goals and checks are of the records up to {}, as if nothing had been recorded after "
            "it; integrity is of the whole ledger",
            *view.known_size - 1));
  }
}

void add_correction_notices(const View& view, Verification& verification) {
  const CorrectionCounts& counts = view.counts();
  if (counts.reversals + counts.amendments == 0) return;
  verification.notices.push_back(say(
      "已适用红字冲销 {} 笔（合计 {}）、更正 {} 笔；原记录都在，用 fundtrail show 编号 查看前后",
      "{} reversals ({} in all) and {} amendments are applied; the records are still as they "
      "were: `fundtrail show ID` tells before and after",
      counts.reversals, format_wan_yuan(counts.reversed_fen), counts.amendments));
}

}  // namespace

void add_notices(const Registry& registry, Verification& verification) {
  add_view_notices(verification.view, verification);
  add_overdrawn_notice(registry, verification);
  add_correction_notices(registry.view(), verification);
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
