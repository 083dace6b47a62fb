// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/execution_rules.h"

#include <set>
#include <utility>

#include "verifier/rules/cash_spending.h"
#include "verifier/rules/claims.h"

namespace fundtrail {
namespace {

// What a node's breach comes to, in words. An undated outflow counts after every day, so that a
// breach there is one whatever the dates were.
Message breach_text(const std::string& party, const AxisBreach& found) {
  const Breach& breach = found.breach;
  const std::string in = format_wan_yuan(breach.in);
  const std::string out = format_wan_yuan(breach.out);
  const std::string shortfall = format_wan_yuan(breach.shortfall());
  if (!found.is_business) {
    return say(
        "{} 按业务日期不超支；但按记账日期，截至 {} 已记支出 {}，只记可用 {}，差 {}，疑为补录",
        "{} had not overspent by business date; but by {} the ledger held {} of its "
        "spending and {} to spend, {} less; perhaps recorded late",
        party, format_ledger_day(breach.day), out, in, shortfall);
  }
  if (breach.day == TwoAxisFlow::kAfterEveryDay) {
    return say("{} 累计支出 {}，累计可用 {}，超支 {}（部分支出未载明日期，但无论何日都超）",
               "{} spent {} of {}: {} too much (some of it undated, but whatever the dates)", party,
               out, in, shortfall);
  }
  return say("{} 截至 {}，累计支出 {}，累计可用 {}，超支 {}",
             "{} by {} had spent {} of {}: {} too much", party, format_business_day(breach.day),
             out, in, shortfall);
}

// Adds what is wrong at a node, or cannot be told. Returns whether it holds.
bool check_node(const Facts& facts, const NodeKey& key, const FlowNode& node, CheckList& checks) {
  const std::string subject = key.first + " " + key.second;
  const std::string party = facts.name(key.second);
  const auto found = first_breach(node.flow);
  if (!(found && found->is_business) && node.flow.has_undated()) {
    checks.add({subject, CheckResult::kUnproven, "", "",
                say("{} 有未载明日期的支付或拨付，无法逐日核对",
                    "{} has undated payments or appropriations, so days cannot be compared", party),
                node.support});
    return false;
  }
  if (!found) return true;
  Message message = breach_text(party, *found);
  const auto fall = facts.falls.find(key);
  if (fall != facts.falls.end()) message += say("；{}", "; {}", fall_words(fall->second));
  checks.add({subject, CheckResult::kRefuted, format_wan_yuan(found->breach.in),
              format_wan_yuan(found->breach.out), std::move(message), node.support},
             found->is_business ? Severity::kError : Severity::kDoubt);
  return false;
}

// Adds the disbursements of which more came back than went out. Returns their programmes.
std::set<std::string> check_refunds(const Facts& facts, CheckList& checks) {
  std::set<std::string> programmes;
  for (const auto& [id, excess] : facts.flows.excess_refunds()) {
    programmes.insert(excess.programme);
    const std::string disbursed = format_wan_yuan(excess.disbursed);
    const std::string refunded = format_wan_yuan(excess.refunded);
    checks.add({id, CheckResult::kRefuted, disbursed, refunded,
                say("退回合计 {}，超过原支出 {}；超出部分不计入",
                    "{} came back of {}; what is over is not counted", refunded, disbursed),
                excess.support});
  }
  return programmes;
}

// Where what arrived is said to differ from the budget, the rate over it is another one.
Message received_remark(const Facts& facts, const Statement& statement, const RatioClaim& claim) {
  Support unused;
  const OperandValue received = operand_value(facts, statement, {Measure::kReceived}, unused);
  const OperandValue budget = operand_value(facts, statement, *claim.ratio.denominator, unused);
  const OperandValue executed = operand_value(facts, statement, *claim.ratio.numerator, unused);
  if (!received.value || !budget.value || !executed.value) return {};
  if (received.value->numerator <= 0 || compare(*received.value, *budget.value) == 0) return {};
  const Ratio over_received{executed.value->numerator, received.value->numerator};
  return say("；若以到位数 {} 为分母，则为 {}", "; over the {} said to have arrived it is {}",
             received.text, format_share(over_received));
}

}  // namespace

RuleInfo F04::info() {
  return {"F04",
          say("足额支付", "fully paid"),
          say("Σ支付 − Σ退回 ＝ Σ下达", "payments - refunds = allocations"),
          say("预算法；国库集中支付 †", "Budget Law; centralised treasury payment †"),
          Severity::kError,
          say("资金项目", "the programme"),
          say("allocation（无上级者）、disbursement（payment）、refund、statement、document",
              "allocation with no level above; disbursement: payment; refund, statement, document"),
          {{CheckResult::kConfirmed,
            say("相等，支付、下达每一笔都有证据", "they are equal, and each is evidenced")},
           {CheckResult::kStated,
            say("相等，有一笔没有证据", "they are equal, and some are not evidenced")},
           {CheckResult::kRefuted,
            say("不等；支付少于下达、且没有陈述说已全部执行的，为疑点",
                "they differ; a doubt where less was paid and nothing states that all was")},
           {CheckResult::kUnproven, say("支付记录 0 笔", "no payment is recorded")},
           {CheckResult::kNotApplicable, say("没有下达", "nothing was allocated")}}};
}

void F04::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const MeasureSum& allocated = facts.measures().get(id, Measure::kAllocated);
    const MeasureSum& paid = facts.measures().get(id, Measure::kPaid);
    CheckDraft draft{id, CheckResult::kUnproven, format_wan_yuan(allocated.fen), "",
                     {}, allocated.support};
    Severity severity = Severity::kError;
    if (allocated.support.is_empty()) {
      draft.result = CheckResult::kNotApplicable;
      draft.message = say("没有下达记录", "no allocation is recorded");
    } else if (facts.payment_count(id) == 0) {
      draft.message = say("支付记录 0 笔，无从核对 {} 是否支付到最终收款人",
                          "0 payments are recorded; whether {} reached its final payees cannot be "
                          "told",
                          format_wan_yuan(allocated.fen));
    } else {
      draft.support.merge(paid.support);
      draft.actual = format_wan_yuan(paid.fen);
      const bool is_equal = paid.fen == allocated.fen;
      const bool is_unfinished = paid.fen < allocated.fen && !claims_full_execution(facts, id);
      severity = is_unfinished ? Severity::kDoubt : Severity::kError;
      draft.result = is_equal ? weigh(draft.support) : CheckResult::kRefuted;
      draft.message =
          say("支付净额 {}，下达 {}，{}", "paid {} net, allocated {}: {}",
              format_wan_yuan(paid.fen), format_wan_yuan(allocated.fen),
              is_equal ? say("相等", "equal")
                       : gap_words(paid.fen, allocated.fen, say("未支付", "not yet paid")));
    }
    checks.add(std::move(draft), severity);
  }
}

RuleInfo F05::info() {
  return {
      "F05",
      say("支付不超可用", "never overspent"),
      say("任一日 t、任一付款单位、每本账：Σ支出(≤t) ≤ Σ可用(≤t)；任一笔支出：Σ退回 ≤ "
          "支出；任一建设项目："
          "Σ支付 ≤ 各来源合计（没有载明来源的，总投资）",
          "on every day t, for every payer, in each book: outflow up to t <= inflow up to t; of "
          "every disbursement: refunds <= it; of every project, over all programmes: payments <= "
          "its sources, or where none is stated, its total"),
      say("预算法；国库集中支付 †", "Budget Law; centralised treasury payment †"),
      Severity::kError,
      say("资金项目和单位（资金账的加 "
          "cash）；退回超出的，是那一笔支出；载明来源或总投资、有支付的建设项目",
          "programme and party, in the cash book with cash; where more came back than went out, "
          "the "
          "disbursement; each project that states sources or a total, and was paid for"),
      say("记录 allocation、receipt、disbursement（各 "
          "stage；project）、refund、balance（carried_to）、"
          "project（funding、total）",
          "allocation; receipt; disbursement: every stage, project; refund; balance: carried_to; "
          "project: funding, total"),
      {{CheckResult::kConfirmed,
        say("任一日、任一单位都不超；建设项目支付不超来源",
            "no party is overspent on any day; a project was not paid more than its sources")},
       {CheckResult::kRefuted,
        say("有一日超出，写出第一笔超出的记录前后的余额（只在记账日期上超的，为疑点；资金账轻一级，"
            "可能是"
            "垫付）；或一笔支出的退回超过它；或建设项目支付超过来源",
            "on some day one is, and what was left before and after the first record that took too "
            "much is told (by the ledger's days alone, a doubt; of cash, perhaps paid in advance, "
            "one severity less); or more came back than went out; or more was paid for a project "
            "than its sources")},
       {CheckResult::kUnproven, say("该单位有没有日期的支出，此外没有发现超出",
                                    "some outflow is undated, and none is found otherwise")},
       {CheckResult::kNotApplicable, say("没有支付记录", "no payment is recorded")}}};
}

void F05::run(const Facts& facts, CheckList& checks) {
  const std::set<std::string> with_excess = check_refunds(facts, checks);
  for (const auto& [id, placed] : facts.registry.programmes) {
    const std::uint64_t payments = facts.payment_count(id);
    bool holds = !with_excess.contains(id);
    Support support = facts.measures().get(id, Measure::kPaid).support;
    if (payments > 0) {
      facts.visit_nodes(id, [&, &programme = id](const std::string& party, const FlowNode& node) {
        support.merge(node.support);
        holds = check_node(facts, {programme, party}, node, checks) && holds;
      });
      holds = check_cash(facts, id, checks) && holds;
    }
    if (!holds) continue;
    checks.add({id, payments == 0 ? CheckResult::kNotApplicable : CheckResult::kConfirmed, "", "",
                payments == 0 ? say("没有支付记录", "no payment is recorded")
                              : say("任一日、任一付款单位均未超支（支付 {} 笔）",
                                    "no payer had overspent on any day ({} payments)", payments),
                support});
  }
  check_project_payments(facts, checks);
}

RuleInfo F08::info() {
  return {
      "F08",
      say("执行率重算", "execution rate recomputed"),
      say("|声明 − 执行数/预算数| ≤ ½·10⁻ᵈ（d "
          "为声明的小数位数；执行数即支付数，声明为拨付率的取拨付数"
          "）",
          "|stated - executed/budget| <= ½·10^-d, d the decimals stated; executed is what was "
          "paid, "
          "or transferred where the rate is stated of transfers"),
      say("绩效自评表 B/A 及其注；重新计算 †",
          "self-evaluation form, B/A and its note; recalculation †"),
      Severity::kError,
      say("每一条 支付数/预算数 或 拨付数/预算数 的比率陈述",
          "each stated ratio of paid or disbursed over budget"),
      say("记录 statement、disbursement、refund、budget、document",
          "statement, disbursement, refund, budget, document"),
      {{CheckResult::kConfirmed,
        say("相符，每一笔预算、拨付、支付都有证据", "it agrees, and all is evidenced")},
       {CheckResult::kStated, say("相符，有一笔没有证据，或有一个数只是文件所载",
                                  "it agrees, and some is not evidenced or only stated")},
       {CheckResult::kRefuted, say("不符", "it does not agree")},
       {CheckResult::kUnproven,
        say("缺一个数；文件所载不止一个数；声明的不是比率；分母不是正数",
            "one is lacking or stated twice; it is no ratio; the denominator is not positive")}}};
}

void F08::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<RatioClaim>(&placed.record.claim);
    if (claim == nullptr || ratio_rule(*claim) != RatioRule::kExecuted) continue;
    CheckDraft draft{id, CheckResult::kUnproven, "", format_figure(claim->value), {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    Support rests_on;
    const Recomputed recomputed = recompute_ratio(facts, placed.record, *claim, rests_on);
    draft.support.merge(rests_on);
    if (!recomputed.ratio) {
      draft.message = recomputed.reason;
    } else {
      const bool agrees = agrees_as_written(claim->value, *recomputed.ratio).value_or(false);
      const CheckResult weight = recomputed.is_claimed ? CheckResult::kStated : weigh(rests_on);
      draft.result = agrees ? weight : CheckResult::kRefuted;
      draft.expected = format_share(*recomputed.ratio, claim->value);
      draft.message = recomputed_words(claim->value, recomputed);
      draft.message += received_remark(facts, placed.record, *claim);
    }
    checks.add(std::move(draft));
  }
}

RuleInfo F09::info() {
  return {
      "F09",
      say("执行率论证方式", "how execution is argued"),
      say("声明已执行 ∧ 支付记录＝0 笔", "execution is claimed and no payment is recorded"),
      say("绩效自评表注：全年执行数指按国库集中支付制度形成的实际支出 †（大意，不是原文）",
          "self-evaluation form, note: execution means actual payment † (in substance)"),
      Severity::kDoubt,
      say("资金项目", "the programme"),
      say("statement（支付数、执行率、executed_by_"
          "nature）、disbursement（payment）、refund、document",
          "statement: paid sums, execution rates, executed_by_nature; disbursement: payment; "
          "refund, document"),
      {{CheckResult::kRefuted,
        say("声明已执行，支付记录 0 笔", "execution is claimed, and no payment is recorded")},
       {CheckResult::kClear,
        say("有支付记录，每一笔都有证据", "payments are recorded, and evidenced")},
       {CheckResult::kStated,
        say("有支付记录，有一笔没有证据", "payments are recorded, and some are not evidenced")},
       {CheckResult::kNotApplicable, say("没有关于执行的陈述", "nothing is stated of execution")}}};
}

void F09::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    Support claims;
    for (const Placed<Statement>* statement : facts.of(id).statements) {
      if (claims_execution(statement->record)) claims.add(facts.registry.support_of(*statement));
    }
    const std::uint64_t payments = facts.payment_count(id);
    const Support& paid = facts.measures().get(id, Measure::kPaid).support;
    CheckDraft draft{id, CheckResult::kNotApplicable, "", "", {}, claims};
    draft.support.merge(paid);
    if (claims.is_empty()) {
      draft.message = say("没有关于执行的陈述", "nothing is stated about execution");
    } else if (payments > 0) {
      const bool is_evidenced = weigh(paid) == CheckResult::kConfirmed;
      draft.result = is_evidenced ? CheckResult::kClear : CheckResult::kStated;
      draft.message = say("支付记录 {} 笔", "{} payments are recorded", payments);
    } else {
      draft.result = CheckResult::kRefuted;
      draft.message = say("声明资金已执行，而支付记录 0 笔：下达或拨付不等于支付",
                          "the money is said to be spent, and 0 payments are recorded: to allocate "
                          "or transfer is not to pay");
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
