// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/cash_spending.h"

#include <utility>

#include <fmt/format.h>

#include "verifier/rules/book_nodes.h"

namespace fundtrail {
namespace {

void check_project(const Facts& facts, const Placed<Project>& placed, CheckList& checks) {
  const Project& project = placed.record;
  const auto paid = facts.flows.project_payments().find(project.id.value);
  if (paid == facts.flows.project_payments().end()) return;
  WideSum provided = 0;
  for (const Funding& part : project.funding) provided += part.amount.fen;
  if (project.funding.empty() && project.total) provided = project.total->fen;
  if (provided == 0) return;
  const WideSum spent = paid->second.fen;
  CheckDraft draft{project.id.value,
                   spent <= provided ? CheckResult::kConfirmed : CheckResult::kRefuted,
                   format_wan_yuan(provided),
                   format_wan_yuan(spent),
                   {},
                   paid->second.support};
  draft.support.add(facts.registry.support_of(placed));
  draft.message = say("{}：各项目资金支付合计 {}，{} {}", "{}: paid from all programmes {}, {} {}",
                      project.name, draft.actual,
                      project.funding.empty() ? say("总投资", "its total is")
                                              : say("各来源合计", "its sources come to"),
                      draft.expected);
  if (spent > provided) {
    draft.message += say("，超出 {}", ", {} too much", format_wan_yuan(spent - provided));
  }
  checks.add(std::move(draft));
}

// What came before the day's first record that took something is exact; which of several it was
// that took too much is left to the reader.
Message cash_words(const std::string& party, const AxisBreach& found) {
  const Breach& breach = found.breach;
  const std::string in = format_wan_yuan(breach.in);
  const std::string out = format_wan_yuan(breach.out);
  const std::string shortfall = format_wan_yuan(breach.shortfall());
  if (breach.day == TwoAxisFlow::kAfterEveryDay) {
    return say("{} 资金账：累计支出 {}，累计到账 {}，多支 {}（部分未载明日期，但无论何日都多）",
               "{}, cash: {} went out of {}: {} too much (some of it undated, but whatever the "
               "dates)",
               party, out, in, shortfall);
  }
  const std::string day =
      found.is_business ? format_business_day(breach.day) : format_ledger_day(breach.day);
  Message words =
      say("{} 资金账：截至 {}，累计支出 {}，累计到账 {}，多支 {}；当日首笔支出"
          "（第 {} 号记录）之前结余 {}",
          "{}, cash: by {}, {} had gone out of {}: {} too much; before the day's first "
          "(record {}) {} was left",
          party, day, out, in, shortfall, breach.first_sequence, format_wan_yuan(breach.before()));
  words += found.is_business ? say("；请核对是否垫付", "; perhaps paid in advance")
                             : say("；只在记账日期上如此，疑为补录",
                                   "; by the days of recording alone, perhaps recorded late");
  return words;
}

}  // namespace

bool check_cash(const Facts& facts, const std::string& programme, CheckList& checks) {
  bool holds = true;
  for (const auto& [key, node] : book_nodes(facts, programme)) {
    const auto& [book, party] = key;
    if (book != Book::kCash || !node.unknown.is_empty()) continue;
    const auto indicators = facts.flows.nodes().find({programme, party});
    if (indicators != facts.flows.nodes().end() && first_breach(indicators->second.flow)) continue;
    const auto found = first_breach(node.flow);
    if (!found) continue;
    holds = false;
    checks.add({fmt::format("{} {} {}", programme, party, enum_name(book)), CheckResult::kRefuted,
                format_wan_yuan(found->breach.in), format_wan_yuan(found->breach.out),
                cash_words(facts.name(party), *found), node.support},
               found->is_business ? Severity::kDoubt : Severity::kHint);
  }
  return holds;
}

void check_project_payments(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.projects) check_project(facts, placed, checks);
}

}  // namespace fundtrail
