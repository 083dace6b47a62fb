// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/idle_money_rules.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "schemas/fields/days.h"

namespace fundtrail {
namespace {

// What can be said of every party of a programme.
struct Situation {
  const Facts* facts = nullptr;
  const Programme* programme = nullptr;
  Date end;                        // of the programme
  std::optional<Date> as_of;       // of the view
  bool has_payments = false;       // of any party
  std::uint64_t unattributed = 0;  // payments of nobody's money

  [[nodiscard]] bool is_over() const { return !as_of || end <= *as_of; }
};

// How long money lay where it had arrived, and how that is known.
struct IdleTime {
  enum class Shown { kByPayment, kByBalance, kByNoPayment };
  std::int64_t days = 0;
  Date until;
  Shown shown = Shown::kByPayment;
};

WideSum larger(const BookSums& sums) { return std::max(sums[0], sums[1]); }

// Until the first payment; without one, until the day for which it is known that it was there, or
// the last that is looked at.
IdleTime idle_time(const Situation& situation, const HeldMoney& money) {
  IdleTime idle;
  if (money.first_paid) {
    idle.until = *money.first_paid;
  } else if (larger(money.left_then) > 0) {
    idle.until = *money.last_known;
    idle.shown = IdleTime::Shown::kByBalance;
  } else {
    idle.until = situation.as_of.value_or(situation.end);
    idle.shown = IdleTime::Shown::kByNoPayment;
  }
  idle.days = std::max<std::int64_t>(days_between(*money.first_received, idle.until), 0);
  return idle;
}

Message tell_idle(const HeldMoney& money, const IdleTime& idle) {
  const std::string received = format_date(*money.first_received);
  const std::string until = format_date(idle.until);
  switch (idle.shown) {
    case IdleTime::Shown::kByPayment:
      return say("{} 到位，{} 首次支付，相隔 {} 天",
                 "received on {}, first paid on {}, {} days later", received, until, idle.days);
    case IdleTime::Shown::kByBalance:
      return say(
          "{} 到位，没有支付记录，{} 账面尚有 {}，已 {} 天",
          "received on {}, no payment recorded, and on {} {} were still there, {} days later",
          received, until, format_wan_yuan(larger(money.left_then)), idle.days);
    case IdleTime::Shown::kByNoPayment:
      break;
  }
  return say("{} 到位，到 {} 没有支付记录，已 {} 天",
             "received on {}, and no payment recorded by {}, {} days later", received, until,
             idle.days);
}

// What had arrived and was neither paid nor recorded as carried over when the programme ended.
WideSum left_at_end(const Situation& situation, const HeldMoney& money) {
  if (!situation.is_over() || !situation.has_payments) return 0;
  return money.received_by_end - money.paid_by_end - larger(money.carried_at_end);
}

Message tell_left(const Situation& situation, const HeldMoney& money, WideSum left) {
  Message text = say("截至 {} 到位 {}、支付 {}", "by {}, {} had arrived and {} were paid",
                     format_date(situation.end), format_wan_yuan(money.received_by_end),
                     format_wan_yuan(money.paid_by_end));
  if (const WideSum carried = larger(money.carried_at_end); carried > 0) {
    text += say("、结转 {}", ", {} carried over", format_wan_yuan(carried));
  }
  text += say("，尚有 {} 未支付", ": {} not paid", format_wan_yuan(left));
  return text;
}

// Why a finding may be none: there may be earlier or other payments.
Message tell_doubtful(const Situation& situation, const HeldMoney& money) {
  if (money.has_undated) return say("；有支付没有日期", "; some payment is not dated");
  if (situation.unattributed > 0) {
    return say("；另有 {} 笔支付看不出用的是谁的资金",
               "; of {} other payments it cannot be told whose money it was",
               situation.unattributed);
  }
  if (!situation.has_payments && larger(money.left_then) == 0) {
    return say("；支付记录 0 笔，不能说明没有支付",
               "; 0 payments recorded do not show that none was");
  }
  return {};
}

// Adds what is found of a party, or cannot be told. Returns the days that its money lay, if nothing
// is.
std::optional<std::int64_t> check_party(const Situation& situation, const std::string& party,
                                        const HeldMoney& money, CheckList& checks) {
  const Facts& facts = *situation.facts;
  const Thresholds& limits = facts.thresholds;
  CheckDraft draft{situation.programme->id.value + " " + party, CheckResult::kUnproven, "", "",
                   say("{}：", "{}: ", facts.name(party)),      money.support};
  if (!money.first_received) {
    draft.message += say("没有到位记录", "no receipt is recorded");
    checks.add(std::move(draft));
    return std::nullopt;
  }
  const IdleTime idle = idle_time(situation, money);
  const WideSum left = left_at_end(situation, money);
  const bool is_long = idle.days > limits.f12_doubt_days;
  const bool is_open = idle.shown != IdleTime::Shown::kByPayment;
  if (!is_long && left <= 0 && !is_open) return idle.days;
  const Message doubtful = tell_doubtful(situation, money);
  if (doubtful.is_empty() && (is_long || left > 0)) draft.result = CheckResult::kRefuted;
  if (is_long) {
    draft.expected = "≤ " + std::to_string(limits.f12_doubt_days) + "天";
    draft.actual = std::to_string(idle.days) + "天";
  }
  if (is_long || is_open) draft.message += tell_idle(money, idle);
  if (left > 0) {
    if (is_long || is_open) draft.message += say("；", "; ");
    draft.message += tell_left(situation, money, left);
  }
  draft.message += doubtful;
  const bool is_grave = idle.days > limits.f12_error_days;
  checks.add(std::move(draft), is_grave ? Severity::kError : Severity::kDoubt);
  return std::nullopt;
}

// The parties of a programme that money was first allocated to, or booked by.
std::set<std::string> parties_of(const Facts& facts, const HeldByParty& held,
                                 const std::string& programme) {
  std::set<std::string> parties;
  for (const auto* placed : facts.of(programme).top_allocations) {
    if (!posted(*placed).is_void()) parties.insert(facts.registry.owner_of(placed->record.to.id));
  }
  for (auto it = held.parties.lower_bound({programme, {}});
       it != held.parties.end() && it->first.first == programme; ++it) {
    parties.insert(it->first.second);
  }
  return parties;
}

const HeldMoney& money_at(const HeldByParty& held, const NodeKey& key) {
  static const HeldMoney kNone;
  const auto it = held.parties.find(key);
  return it == held.parties.end() ? kNone : it->second;
}

void add_without_receipts(const Facts& facts, const std::string& programme,
                          const std::set<std::string>& parties, CheckList& checks) {
  CheckDraft draft{programme, CheckResult::kNotApplicable, "", "", {}, {}};
  draft.message = say("没有下达和到位", "nothing was allocated or received");
  if (!parties.empty()) {
    draft.result = CheckResult::kUnproven;
    draft.message = say("{} 个单位都没有到位记录，无从计算滞留天数",
                        "of {} parties no receipt is recorded to count days from", parties.size());
  }
  for (const auto* placed : facts.of(programme).top_allocations) {
    if (!posted(*placed).is_void()) draft.support.add(facts.registry.support_of(*placed));
  }
  checks.add(std::move(draft));
}

void check_programme(const Situation& situation, const HeldByParty& held, CheckList& checks) {
  const std::string& id = situation.programme->id.value;
  const auto parties = parties_of(*situation.facts, held, id);
  CheckDraft draft{id, CheckResult::kClear, "", "", {}, {}};
  const bool has_receipts = std::ranges::any_of(parties, [&](const std::string& party) {
    return money_at(held, {id, party}).first_received.has_value();
  });
  if (!has_receipts) {
    add_without_receipts(*situation.facts, id, parties, checks);
    return;
  }
  std::int64_t longest = 0;
  bool is_clear = true;
  for (const std::string& party : parties) {
    const HeldMoney& money = money_at(held, {id, party});
    const auto days = check_party(situation, party, money, checks);
    is_clear = is_clear && days.has_value();
    longest = std::max(longest, days.value_or(0));
    draft.support.merge(money.support);
  }
  if (!is_clear) return;
  draft.message = say("{} 个单位，到位至首次支付最长 {} 天；到 {} 没有未支付又未结转的",
                      "{} parties: {} days at most from receipt to the first payment; nothing left "
                      "by {} that was not carried over",
                      parties.size(), longest, format_date(situation.end));
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F12::info() {
  return {
      "F12",
      say("资金滞留", "idle money"),
      say("首次支付日期 − 首次到位日期 ≤ F12.doubt；到项目截止日（ends_on，没有的为年末）：到位 − "
          "支付净额 ≤ 所记结转",
          "days from the first receipt to the first payment <= F12.doubt; by the programme's end "
          "(ends_on, else the year's end): received - net payments <= recorded carry-over"),
      say("审计实务：资金滞留、闲置 †", "audit practice: idle funds †"),
      Severity::kDoubt,
      say("资金项目和单位（首先受款的）；没有发现时为资金项目",
          "programme and party that the money was first allocated to; where none is found, the "
          "programme"),
      say("receipt（source 为 programme，无上级的下达之下）；disbursement（payment；appropriation "
          "只看是谁拨的）；refund、balance、allocation、party（parent）；"
          "programme（year、ends_on）；视图的截至日",
          "receipt of source programme, at the first level; disbursement: payment, and of "
          "appropriation who made it; refund, balance, allocation, party: parent; programme: year, "
          "ends_on; the day of the view"),
      {{CheckResult::kRefuted,
        say("超过 F12.doubt（超过 F12.error 的为错误）；到截止日有未支付又未结转的",
            "longer than F12.doubt (an error if longer than F12.error), or money left by the end "
            "that was neither paid nor carried over")},
       {CheckResult::kClear, say("各单位都没有以上情形", "neither of any party")},
       {CheckResult::kUnproven,
        say("没有到位记录；支付记录 0 笔又没有余额记录；有支付没有日期，或看不出用的是谁的资金",
            "no receipt is recorded; 0 payments and no balance are; a payment is not dated, or it "
            "cannot be told whose money it was")},
       {CheckResult::kNotApplicable, say("没有下达和到位", "nothing was allocated or received")}}};
}

void F12::run(const Facts& facts, CheckList& checks) {
  const HeldByParty held = facts.paid.by_party();
  for (const auto& [id, placed] : facts.registry.programmes) {
    const auto unattributed = held.unattributed.find(id);
    Situation situation;
    situation.facts = &facts;
    situation.programme = &placed.record;
    situation.end = end_of(placed.record);
    situation.as_of = facts.registry.view().options().as_of;
    situation.has_payments = facts.payment_count(id) > 0;
    situation.unattributed = unattributed == held.unattributed.end() ? 0 : unattributed->second;
    check_programme(situation, held, checks);
  }
}

}  // namespace fundtrail
