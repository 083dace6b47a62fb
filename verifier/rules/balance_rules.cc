// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/balance_rules.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "verifier/rules/book_nodes.h"
#include "verifier/rules/carried_over.h"

namespace fundtrail {
namespace {

constexpr std::int64_t kEveryDay = std::numeric_limits<std::int64_t>::max();

// What the balances of one party, book and day come to.
struct Recorded {
  WideSum fen = 0;
  WideSum carried = 0;  // of it: to another programme, at the end of the day
  std::map<BalanceClass, WideSum> classes;
  Support support;
  std::vector<const Placed<Balance>*> balances;
};

using BookDay = std::tuple<Book, std::string, Date>;  // the party's id

std::map<BookDay, Recorded> recorded_balances(const Facts& facts, const std::string& programme) {
  std::map<BookDay, Recorded> all;
  for (const auto* placed : facts.of(programme).balances) {
    if (posted(*placed).is_void()) continue;
    const Balance& balance = placed->record;
    const WideSum fen = posted(*placed).net_fen();
    Recorded& recorded =
        all[{balance.book, facts.registry.owner_of(balance.party.id), balance.as_of}];
    recorded.fen += fen;
    recorded.classes[balance.class_] += fen;
    if (balance.carried_to) recorded.carried += fen;
    recorded.support.add(facts.registry.support_of(*placed));
    recorded.balances.push_back(placed);
  }
  return all;
}

std::string subject_of(const std::string& programme, const BookDay& key) {
  const auto& [book, party, as_of] = key;
  return fmt::format("{} {} {} {}", programme, party, format_date(as_of), enum_name(book));
}

// Who only spends: it pays and has nobody to allocate to, so that nothing of its is 未分配.
bool is_spender(const Facts& facts, const std::string& programme, const std::string& party) {
  for (const auto* placed : facts.of(programme).allocations) {
    if (posted(*placed).is_void()) continue;
    if (facts.registry.owner_of(placed->record.from.id) == party) return false;
  }
  const auto it = facts.registry.parties.find(party);
  const PartyRole role =
      it == facts.registry.parties.end() ? PartyRole::kOther : it->second.record.role;
  const auto node = facts.flows.nodes().find({programme, party});
  return role == PartyRole::kImplementer || role == PartyRole::kAgent ||
         role == PartyRole::kOwner || role == PartyRole::kPayee ||
         (node != facts.flows.nodes().end() && node->second.payments > 0);
}

// What speaks against the classes that balances are put in.
Message class_flaws(const Facts& facts, const std::string& programme, const std::string& party,
                    const Recorded& recorded) {
  Message flaws;
  for (const auto* placed : recorded.balances) {
    const Balance& balance = placed->record;
    if (balance.class_ == BalanceClass::kSurplus && balance.carried_to) {
      flaws +=
          say("；{} 列为结余，又转入 {}：结余应收回，结转才转入下年",
              "; {} is a surplus and is carried to {}: a surplus is recovered, what is carried "
              "over is of class carryover",
              balance.id.value, balance.carried_to->id);
    }
    if (balance.class_ == BalanceClass::kUnallocated && is_spender(facts, programme, party)) {
      flaws += say("；{} 列为未分配，而 {} 是用款单位，不再分配",
                   "; {} is classed as unallocated, and {} spends and allocates nothing",
                   balance.id.value, facts.name(party));
    }
  }
  return flaws;
}

// Compares the books with what is left by the records on the same day.
void judge_amount(const BookNode& node, const Date& as_of, const Recorded& recorded,
                  CheckDraft& draft) {
  FlowTotals totals = node.flow.business().totals_by(date_number(as_of));
  totals.out -= recorded.carried;  // it leaves once the day is over
  draft.expected = format_wan_yuan(totals.left());
  const bool agrees = totals.left() == recorded.fen;
  draft.result = agrees ? CheckResult::kConfirmed : CheckResult::kRefuted;
  draft.message +=
      say("来源 {} − 去向 {} ＝ {}，账面 {}", "{} in - {} out = {}; on the books {}",
          format_wan_yuan(totals.in), format_wan_yuan(totals.out), draft.expected, draft.actual);
  if (agrees) return;
  const WideSum gap = recorded.fen - totals.left();
  draft.message += gap > 0 ? say("，账面多 {}", ", {} too much", format_wan_yuan(gap))
                           : say("，账面少 {}", ", {} too little", format_wan_yuan(-gap));
  if (totals.left() < 0) draft.message += say("；按记录已超支", "; by the records it is overspent");
}

void check_balance(const Facts& facts, const std::string& programme, const BookNodes& nodes,
                   const std::pair<const BookDay, Recorded>& balance, CheckList& checks) {
  const auto& [key, recorded] = balance;
  const auto& [book, party, as_of] = key;
  const auto found = nodes.find({book, party});
  static const BookNode kNothing;
  const BookNode& node = found == nodes.end() ? kNothing : found->second;
  CheckDraft draft{subject_of(programme, key),
                   CheckResult::kUnproven,
                   "",
                   format_wan_yuan(recorded.fen),
                   {},
                   recorded.support};
  draft.support.merge(node.support);
  draft.message =
      say("{} {} {}：", "{} {} {}: ", facts.name(party), format_date(as_of), enum_label(book));
  if (!node.unknown.is_empty()) {
    draft.message += node.unknown;
  } else if (node.flow.has_undated()) {
    draft.message += say("有未载明日期的支出，推算不出当日结余",
                         "some outflow is undated, so what was left on the day cannot be told");
  } else if (found == nodes.end() && book == Book::kCash) {
    draft.message += say("没有到位或拨入的记录，推算不出结余",
                         "no cash received or sent to it is recorded to compare with");
  } else {
    judge_amount(node, as_of, recorded, draft);
  }
  const Message flaws = class_flaws(facts, programme, party, recorded);
  Severity severity = Severity::kError;
  if (!flaws.is_empty()) {
    draft.message += flaws;
    if (draft.result != CheckResult::kRefuted) severity = Severity::kDoubt;
    draft.result = CheckResult::kRefuted;
  }
  checks.add(std::move(draft), severity);
}

// Parties that have something left and no balance, on the last day for which a book has any.
void check_missing(const Facts& facts, const std::string& programme, const BookNodes& nodes,
                   const std::map<BookDay, Recorded>& recorded, CheckList& checks) {
  std::map<Book, Date> last;
  for (const auto& [key, one] : recorded) {
    Date& day = last[std::get<Book>(key)];
    day = std::max(day, std::get<Date>(key));
  }
  for (const auto& [key, node] : nodes) {
    const auto& [book, party] = key;
    const auto day = last.find(book);
    if (day == last.end() || !node.unknown.is_empty() || node.flow.has_undated()) continue;
    const BookDay book_day{book, party, day->second};
    const WideSum left = node.flow.business().totals_by(date_number(day->second)).left();
    if (left <= 0 || recorded.contains(book_day)) continue;
    checks.add(
        {subject_of(programme, book_day), CheckResult::kUnproven, format_wan_yuan(left), "",
         say("{} {} {}：按记录推算结余 {}，没有结转结余记录",
             "{} {} {}: by the records {} is left, and no balance is recorded", facts.name(party),
             format_date(day->second), enum_label(book), format_wan_yuan(left)),
         node.support});
  }
}

// What a report says arrived beyond what was allocated would be left too.
Message unexplained_receipts(const Facts& facts, const std::string& programme, Support& support) {
  const WideSum allocated = facts.measures().get(programme, Measure::kAllocated).fen;
  for (const auto* placed : facts.of(programme).statements) {
    const auto* claim = std::get_if<MeasureClaim>(&placed->record.claim);
    if (claim == nullptr || claim->measure != Measure::kReceived || claim->party || claim->source ||
        claim->as_of) {
      continue;
    }
    const auto received = figure_fen(claim->value);
    if (received <= allocated) continue;
    support.add(facts.registry.support_of(*placed));
    return say("；所载到位数 {} 若属实，另有 {} 去向未说明",
               "; if the stated {} arrived, another {} is not accounted for",
               format_figure(claim->value), format_wan_yuan(received - allocated));
  }
  return {};
}

// Where no balance is recorded, only what should be left can be told.
void check_without_balances(const Facts& facts, const std::string& programme,
                            const BookNodes& nodes, CheckList& checks) {
  WideSum left = 0;
  std::size_t holders = 0;
  CheckDraft draft{programme, CheckResult::kNotApplicable, "", "", {}, {}};
  for (const auto& [key, node] : nodes) {
    if (key.first != Book::kIndicator) continue;
    draft.support.merge(node.support);
    const WideSum own = node.flow.business().totals_by(kEveryDay).left();
    left += own;
    holders += own != 0 ? 1U : 0U;
  }
  if (!any_left(facts.of(programme).allocations)) {
    draft.message =
        say("没有下达，也没有结转结余记录", "nothing was allocated, no balance is recorded");
  } else if (holders == 0) {
    draft.result = CheckResult::kClear;
    draft.message = say("按记录推算各单位都没有结余，也没有结转结余记录",
                        "by the records no party has anything left, and no balance is recorded");
  } else {
    draft.result = CheckResult::kUnproven;
    draft.expected = format_wan_yuan(left);
    draft.message = say("没有结转结余记录；按记录推算 {} 个单位共结余 {}",
                        "no balance is recorded; by the records {} parties have {} left", holders,
                        draft.expected);
    draft.message += unexplained_receipts(facts, programme, draft.support);
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F13::info() {
  return {
      "F13",
      say("结转结余", "what is left"),
      say("每个单位、每本账、截止日：Σ来源 − Σ去向 ＝ 账面结余 ≥ 0；转出的结转合计 ＝ "
          "转入的上年结转",
          "for every party and book, by the day of the balance: inflow - outflow = balance >= 0; "
          "what is carried out of programmes = what is carried into the next"),
      say("守恒；预算法：结转结余资金 †", "conservation; Budget Law: funds carried over †"),
      Severity::kError,
      say("资金项目、单位、截止日和账别；转入结转的资金项目加 "
          "carried_in；没有结转结余记录的，资金项目",
          "programme, party, day and book; a programme that money is carried into and carried_in; "
          "the programme where no balance is recorded"),
      say("记录 "
          "balance、budget、allocation、receipt（programme、carryover）、disbursement、refund、"
          "programme（continues）、party（role、parent）、statement",
          "balance, budget, allocation; receipt: programme, carryover; disbursement, refund; "
          "programme: continues; party: role, parent; statement"),
      {{CheckResult::kConfirmed, say("账面等于推算；转出等于转入",
                                     "the books agree with the records; what was carried out "
                                     "was carried in")},
       {CheckResult::kRefuted,
        say("不等；转入自身、同年或更早的项目，或项目接续成环。列错类别、下年项目未写明接续上年的，"
            "为疑点",
            "they differ; money is carried to its own, an equally old or an older programme, or "
            "programmes continue each other in a ring. A doubt: a wrong class, or a programme that "
            "does not say what it continues")},
       {CheckResult::kUnproven,
        say("没有结转结余记录而按记录有结余；推算不出：没有预算、没有到账记录、有未载明日期的支出、"
            "分不清由谁支付；转入没有转出的记录",
            "no balance is recorded where something is left; it cannot be told: no budget, no cash "
            "received, undated outflow, several that may have paid; nothing is recorded as carried "
            "out")},
       {CheckResult::kClear, say("按记录没有结余，也没有结转结余记录",
                                 "by the records nothing is left, and no balance "
                                 "is recorded")},
       {CheckResult::kNotApplicable,
        say("没有下达，也没有结转结余记录", "nothing was allocated, and no balance is recorded")}}};
}

void F13::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const BookNodes nodes = book_nodes(facts, id);
    const auto recorded = recorded_balances(facts, id);
    if (recorded.empty()) {
      check_without_balances(facts, id, nodes, checks);
      continue;
    }
    for (const auto& balance : recorded) check_balance(facts, id, nodes, balance, checks);
    check_missing(facts, id, nodes, recorded, checks);
  }
  check_carried_over(facts, checks);
}

}  // namespace fundtrail
