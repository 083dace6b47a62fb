// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/payment_group_rules.h"

#include <utility>

namespace fundtrail {
namespace {

// All payments of a ledger.
struct AllPayments {
  explicit AllPayments(const Facts& facts) {
    for (const auto& [id, placed] : facts.registry.programmes) {
      count += facts.payments.of(id).count;
      support.merge(facts.measures().get(id, Measure::kPaid).support);
    }
  }

  std::uint64_t count = 0;
  Support support;
};

// Adds a check for each group, with what `describe` writes of it, and counts those not listed.
template <class Describe>
void add_groups(const PaymentGroupList& groups, Severity severity, CheckList& checks,
                const Describe& describe) {
  for (const PaymentGroup& group : groups.listed()) {
    CheckDraft draft{
        group.record.id.value, CheckResult::kRefuted, "", format_wan_yuan(group.fen), {},
        group.support};
    describe(group, draft);
    checks.add(std::move(draft), severity);
  }
  checks.count_unlisted(CheckResult::kRefuted, severity, groups.count() - groups.listed().size());
}

// Says of the ledger as a whole what could not be compared, or that nothing was found.
void check_ledger(const Facts& facts, const Support& undated, CheckList& checks) {
  const AllPayments all(facts);
  const std::uint64_t uncompared = facts.payment_groups.uncompared;
  if (all.count == 0 && uncompared == 0) return;
  const auto add_unproven = [&checks](Message message, const Support& support) {
    checks.add({"ledger", CheckResult::kUnproven, "", "", std::move(message), support});
  };
  if (!undated.is_empty()) {
    add_unproven(say("{} 笔未载明日期，无从与别的支付按日期比较",
                     "{} without a date cannot be compared with others by date", undated.count()),
                 undated);
  }
  if (uncompared > 0) {
    add_unproven(say("{} 笔超出一次能比较的 {} 笔，没有比较",
                     "{} are more than the {} that can be compared at once, and were not",
                     uncompared, facts.payment_groups.rows_max),
                 {});
  }
  if (!checks.is_empty()) return;
  checks.add({"ledger", CheckResult::kClear, "", "",
              say("已查 {} 笔支付", "{} payments looked at", all.count), all.support});
}

// The days of a group: one, or from one to another.
Message days_of(const PaymentGroup& group) {
  const std::string first = format_date(group.first_day);
  if (group.first_day == group.last_day) return say("{}", "on {}", first);
  const std::string last = format_date(group.last_day);
  return say("{} 至 {}", "from {} to {}", first, last);
}

ResultMeaning when_clear() {
  return {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")};
}
ResultMeaning when_unproven() {
  return {CheckResult::kUnproven,
          say("有没有日期的，或一处的支付多到不能一次比较",
              "some are undated, or too many belong together to be compared at once")};
}
ResultMeaning when_not_applicable() {
  return {CheckResult::kNotApplicable, say("没有支付记录", "no payment is recorded")};
}

Message ledger_otherwise(const Message& subject) {
  return say("{}；没有发现、无从比较的，为 ledger",
             "{}; of what was not found or not compared, ledger", subject);
}

}  // namespace

RuleInfo F14::info() {
  return {
      "F14",
      say("重复支付", "paid twice"),
      say("同一付款人、同一收款人、同一金额的支付，相隔 ＞ F14.days；同一收款人的同一合同、"
          "同一期款，只支付一笔；同一付款人的一个凭证号，只用于一笔拨付（否则为错误）",
          "payments of one payer, payee and amount are more than F14.days apart; one instalment of "
          "a contract is paid to a payee once; one voucher number of a payer is of one "
          "disbursement (else an error)"),
      say("审计实务 †", "audit practice †"),
      Severity::kDoubt,
      ledger_otherwise(say("第二笔支付或拨付", "the second payment or disbursement")),
      say("disbursement（payment；凭证号看各阶段）、refund、party（treasury 的 parent）",
          "disbursement: payment, of vouchers any stage; refund; party: parent of a treasury"),
      {{CheckResult::kRefuted, say("有这样的支付；凭证号相同的，为错误",
                                   "there are such; of one voucher number, an error")},
       when_clear(),
       when_unproven(),
       when_not_applicable()}};
}

void F14::run(const Facts& facts, CheckList& checks) {
  const PaymentGroups& groups = facts.payment_groups;
  add_groups(groups.same_voucher, Severity::kError, checks,
             [&facts](const PaymentGroup& group, CheckDraft& draft) {
               draft.message =
                   say("{} 的凭证号 {} 用于 {} 笔拨付，合计 {}；一个付款人的凭证号只能用一次",
                       "voucher number {1} of {0} is of {2} disbursements, {3} in all; a payer "
                       "uses a number once",
                       facts.name(group.record.from.id), group.record.voucher_number.value_or(""),
                       group.support.count(), draft.actual);
             });
  add_groups(groups.same_instalment, Severity::kDoubt, checks,
             [&facts](const PaymentGroup& group, CheckDraft& draft) {
               draft.message =
                   say("{} 的合同 {} 同一期款（{}）支付了 {} 笔，合计 {}，疑为重复支付",
                       "to {}, under contract {}, instalment {} was paid {} times, {} in all: "
                       "perhaps twice",
                       facts.name(group.record.to.id), group.record.contract.value_or(""),
                       group.record.instalment.value_or(""), group.support.count(), draft.actual);
             });
  add_groups(groups.same_amount, Severity::kDoubt, checks,
             [&facts](const PaymentGroup& group, CheckDraft& draft) {
               draft.expected = format_wan_yuan(group.paid_fen);
               draft.message =
                   say("{} 付 {} 同为 {} 的有 {} 笔（{}），合计 {}，疑为重复支付",
                       "{} paid {} the same {} {} times ({}), {} in all: perhaps twice",
                       facts.name(group.record.from.id), facts.name(group.record.to.id),
                       draft.expected, group.support.count(), days_of(group), draft.actual);
             });
  check_ledger(facts, groups.undated_payments, checks);
}

RuleInfo F15::info() {
  return {
      "F15",
      say("拆分支付", "split payments"),
      say("同一付款人、同一收款人，相隔 ≤ F15.days 的两笔以上支付，每笔 ＜ F15.limit 的，合计 ＜ "
          "F15.limit",
          "two or more payments of one payer and payee, at most F15.days apart and each < "
          "F15.limit, are together < F15.limit"),
      say("政府采购、招标限额 †；各地限额不同",
          "limits of procurement and tendering †, which differ by place"),
      Severity::kDoubt,
      ledger_otherwise(
          say("使合计达到限额的那笔支付", "the payment with which they reach the limit")),
      say("disbursement（payment）、refund、party（treasury 的 parent）",
          "disbursement: payment; refund; party: parent of a treasury"),
      {{CheckResult::kRefuted, say("合计达到限额", "together they reach the limit")},
       when_clear(),
       when_unproven(),
       when_not_applicable()}};
}

void F15::run(const Facts& facts, CheckList& checks) {
  const PaymentGroupList& split = facts.payment_groups.split;
  const std::string limit = format_wan_yuan(facts.thresholds.f15_limit_fen);
  add_groups(split, Severity::kDoubt, checks, [&](const PaymentGroup& group, CheckDraft& draft) {
    draft.expected = limit;
    draft.message = say("{} 付 {} {} 笔（{}），每笔低于限额 {}，合计 {}，疑为拆分支付",
                        "{} paid {} {} times ({}), each below the limit of {}, and {} in all: "
                        "perhaps split",
                        facts.name(group.record.from.id), facts.name(group.record.to.id),
                        group.support.count(), days_of(group), limit, draft.actual);
  });
  check_ledger(facts, facts.payment_groups.undated_payments, checks);
}

namespace {

// Adds the payments to a party that is no final payee, and why it is none.
void add_payee(const std::string& subject, const Message& fault, const PaymentsTo& paid,
               CheckList& checks) {
  const std::string fen = format_wan_yuan(paid.fen);
  checks.add({subject, CheckResult::kRefuted, "", fen,
              say("{}；支付 {} 笔，合计 {}", "{}; {} payments, {} in all", fault,
                  paid.support.count(), fen),
              paid.support});
}

void check_payees(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const PaymentProfile& profile = facts.payments.of(id);
    if (!profile.to_unregistered.support.is_empty()) {
      add_payee(id, say("收款人不在机构目录", "the payees are not registered"),
                profile.to_unregistered, checks);
    }
    for (const auto& [payee, paid] : profile.to_payer) {
      add_payee(fmt::format("{} {}", id, payee),
                say("付款人就是收款人 {}", "{} paid itself", facts.name(payee)), paid, checks);
    }
    for (const auto& [payee, paid] : profile.to_unfit) {
      const PartyRole role = facts.registry.parties.at(payee).record.role;
      add_payee(fmt::format("{} {}", id, payee),
                say("收款人 {} 的角色是{}，不像最终收款人",
                    "payee {} has the role “{}”, hardly a final payee", facts.name(payee),
                    enum_label(role)),
                paid, checks);
    }
  }
}

}  // namespace

RuleInfo F16::info() {
  return {
      "F16",
      say("收款人与回流", "payees and round trips"),
      say("支付的收款人已登记、不是付款人自己，角色不是财政、国库、主管部门、住房城乡建设部门、"
          "受款地区、审计、巡视机构；收款人在 F16.days 之内没有把钱拨付回付款人（退回除外）",
          "payees are registered, not the payer, and no finance, treasury, housing or other "
          "department, recipient region, auditor or inspector; none disbursed money back to its "
          "payer within F16.days, but for refunds"),
      say("审计实务：挪用、套取的线索 †", "audit practice: leads to misuse †"),
      Severity::kDoubt,
      ledger_otherwise(say("资金项目和收款人；第一笔付回的拨付",
                           "programme and payee; the first disbursement that goes back")),
      say("disbursement（payment；付回的看各阶段）、refund、party（role；treasury 的 parent）",
          "disbursement: payment, and of what goes back any stage; refund; party: role, parent of "
          "a treasury"),
      {{CheckResult::kRefuted,
        say("有这样的收款人，或有付回的", "there are such payees, or money went back")},
       when_clear(),
       when_unproven(),
       when_not_applicable()}};
}

void F16::run(const Facts& facts, CheckList& checks) {
  const PaymentGroups& groups = facts.payment_groups;
  check_payees(facts, checks);
  add_groups(groups.round_trips, Severity::kDoubt, checks,
             [&facts](const PaymentGroup& group, CheckDraft& draft) {
               const std::string payer = facts.name(group.record.to.id);
               const std::string payee = facts.name(group.record.from.id);
               const std::string out = format_wan_yuan(group.other_fen);
               draft.message =
                   say("{} 付 {} {}，{} 又拨付回 {}（{}），疑为回流",
                       "{} paid {} {}, and {} disbursed {} back ({}): perhaps a round trip", payer,
                       payee, out, payee, draft.actual, days_of(group));
             });
  Support undated = groups.undated_payments;
  undated.merge(groups.undated_others);
  check_ledger(facts, undated, checks);
}

}  // namespace fundtrail
