// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/payment_year_rules.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fundtrail {
namespace {

// What records a carry-over, by the programme it is from and the year it goes to.
using CarryOvers = std::map<YearKey, Support>;

// As balances say, and budgets carried in: of the programme itself on a day of that year, or of the
// programme of that year which goes on from it.
CarryOvers find_carry_overs(const Facts& facts) {
  CarryOvers carried = facts.paid.carried_into();
  for (const auto& [id, placed] : facts.registry.budgets) {
    const Budget& budget = placed.record;
    if (budget.type != BudgetType::kCarriedIn || posted(placed).is_void()) continue;
    const SupportItem item = facts.registry.support_of(placed);
    if (budget.dated_on) carried[{budget.programme->id, budget.dated_on->year}].add(item);
    const auto it = facts.registry.programmes.find(budget.programme->id);
    if (it == facts.registry.programmes.end() || !it->second.record.continues) continue;
    carried[{it->second.record.continues->id, it->second.record.year}].add(item);
  }
  return carried;
}

// What the payments of a programme come to.
struct PaidYears {
  std::uint64_t payments = 0;
  std::uint64_t undated = 0;
  std::uint64_t carried = 0;  // of another year, and their money was carried over to it
  Message found;              // those of other years, year by year
  Support support;            // of what is found, else of all
};

void add_found(const Programme& programme, std::uint16_t year, const YearPayments& paid,
               Message& found) {
  if (!found.is_empty()) found += say("；", "; ");
  found += say("{} 年支付 {} 笔 {}", "in {} {} payments of {}", year, paid.count,
               format_wan_yuan(paid.fen));
  if (year < programme.year) {
    found += say("，早于项目所属的 {} 年", ", before its year {}", programme.year);
  } else {
    found += say("，项目属 {} 年，没有结转到 {} 年的记录",
                 ", of a programme of {}, and nothing recorded as carried over to {}",
                 programme.year, year);
  }
}

PaidYears look_at_years(const Facts& facts, const Programme& programme,
                        const CarryOvers& carry_overs) {
  PaidYears years;
  Support all;
  const std::string& id = programme.id.value;
  const auto& by_year = facts.paid.by_year();
  for (auto it = by_year.lower_bound({id, 0}); it != by_year.end() && it->first.first == id; ++it) {
    const auto& [key, paid] = *it;
    years.payments += paid.count;
    all.merge(paid.support);
    if (key.second == 0) {
      years.undated = paid.count;
    } else if (key.second != programme.year) {
      const auto carried = carry_overs.find(key);
      if (key.second > programme.year && carried != carry_overs.end()) {
        years.carried += paid.count;
        all.merge(carried->second);
      } else {
        add_found(programme, key.second, paid, years.found);
        years.support.merge(paid.support);
      }
    }
  }
  if (years.found.is_empty()) years.support = all;
  return years;
}

void check_programme(const Facts& facts, const Programme& programme, const CarryOvers& carry_overs,
                     CheckList& checks) {
  PaidYears years = look_at_years(facts, programme, carry_overs);
  CheckDraft draft{programme.id.value,     CheckResult::kClear,     "", "",
                   std::move(years.found), std::move(years.support)};
  if (years.payments == 0) {
    draft.result = CheckResult::kNotApplicable;
    draft.message = say("没有支付记录", "no payment is recorded");
  } else if (!draft.message.is_empty()) {
    draft.result = CheckResult::kRefuted;
  } else if (years.undated > 0) {
    draft.result = CheckResult::kUnproven;
    draft.message =
        say("{} 笔支付没有日期，不知在哪一年", "payments without a date: {}", years.undated);
  } else {
    draft.message = say("已查 {} 笔支付，都在 {} 年", "payments: {}, all in {}", years.payments,
                        programme.year);
    if (years.carried > 0) {
      draft.message += say("，或记有结转（{} 笔）", " or carried over ({})", years.carried);
    }
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F18::info() {
  return {
      "F18",
      say("跨年度使用", "paid in another year"),
      say("支付年度 ＝ 项目年度，或记有结转到支付年度的",
          "the year of payment = that of the programme, or a carry-over to it is recorded"),
      say("预算年度；结转资金管理 †", "budget year; carry-over of funds †"),
      Severity::kHint,
      say("资金项目", "the programme"),
      say("disbursement（payment）；programme（year、continues）；balance（class 为 carryover）；"
          "budget（carried_in）",
          "disbursement: payment; programme: year, continues; balance of class carryover; budget: "
          "carried_in"),
      {{CheckResult::kRefuted,
        say("有支付在项目年度之前，或在其后而没有结转记录；逐年写明笔数和金额",
            "something was paid before the programme's year, or after it and is not recorded as "
            "carried over; what, is told year by year")},
       {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
       {CheckResult::kUnproven,
        say("没有发现，而有支付没有日期", "none found, and some payment is not dated")},
       {CheckResult::kNotApplicable, say("没有支付记录", "no payment is recorded")}}};
}

void F18::run(const Facts& facts, CheckList& checks) {
  const CarryOvers carry_overs = find_carry_overs(facts);
  for (const auto& [id, placed] : facts.registry.programmes) {
    check_programme(facts, placed.record, carry_overs, checks);
  }
}

}  // namespace fundtrail
