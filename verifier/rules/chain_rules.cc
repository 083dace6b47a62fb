// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/chain_rules.h"

namespace fundtrail {
namespace {

// One fault of one kind of record, as a part of a sentence.
void tell(const Support& faulty, Kind kind, fmt::string_view zh, fmt::string_view en,
          CheckDraft& draft) {
  if (faulty.is_empty()) return;
  if (!draft.message.is_empty()) draft.message += say("；", "; ");
  draft.message += say(zh, en, enum_label(kind), faulty.count());
  draft.support.merge(faulty);
}

}  // namespace

RuleInfo C04::info() {
  return {"C04", say("录审分离", "two people"),
          say("录入人 ≠ 复核人；按规定须签名、须审批的，签名齐全，且录入与审批不是同一岗位",
              "recorder ≠ reviewer; what the policy wants signed or approved is, and by another "
              "post"),
          say("会计基础工作规范：不相容岗位相分离 †", "duties that must lie with two people †"),
          Severity::kDoubt};
}

void C04::run(const Facts& facts, CheckList& checks) {
  CheckDraft draft{"ledger", CheckResult::kRefuted, "", "", {}, {}};
  Support looked_at;
  bool lacks_signatures = false;  // which no correction of names can mend
  for (const auto& [kind, duties] : facts.duties.by_kind()) {
    looked_at.merge(duties.looked_at);
    lacks_signatures =
        lacks_signatures || !duties.lacks_signature.is_empty() || !duties.lacks_approval.is_empty();
    tell(duties.same_person, kind, "{}：录入与复核为同一人 {} 笔",
         "{}: recorded and reviewed by one person {}", draft);
    tell(duties.lacks_signature, kind, "{}：须签名而未签 {} 笔", "{}: to be signed, and not {}",
         draft);
    tell(duties.lacks_approval, kind, "{}：须审批而未审批 {} 笔", "{}: to be approved, and not {}",
         draft);
  }
  if (looked_at.is_empty()) return;
  if (draft.message.is_empty()) {
    draft.result = CheckResult::kClear;
    draft.message = say("已查 {} 笔载明录入与复核、或有规定、有审批签名的记录",
                        "{} records looked at that name both people, or that a policy or an "
                        "approver's signature is about",
                        looked_at.count());
    draft.support = looked_at;
  }
  if (facts.duties.has_amended_people() && !lacks_signatures) {
    draft.result = CheckResult::kUnproven;
    draft.message += say("；有更正改动录入人或复核人，本版本不适用更正，不作结论",
                         "; a correction amends who recorded or reviewed, which this version does "
                         "not apply: nothing is concluded");
  }
  checks.add(std::move(draft));
}

}  // namespace fundtrail
