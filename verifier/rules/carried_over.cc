// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/carried_over.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fundtrail {
namespace {

// What one party carries to a programme, by the book of the balances. Both books tell of the same
// money, so that they are never added.
struct CarriedOut {
  std::map<Book, WideSum> by_book;

  [[nodiscard]] WideSum fen() const {
    const auto indicators = by_book.find(Book::kIndicator);
    return indicators != by_book.end() ? indicators->second : by_book.begin()->second;
  }
};

// All that is carried into one programme.
struct CarryOver {
  std::map<std::pair<std::string, std::string>, CarriedOut> out;  // by programme and party
  WideSum in = 0;
  bool has_in = false;
  Support support;
};

const Programme* find_programme(const Facts& facts, const std::string& id) {
  const auto it = facts.registry.programmes.find(id);
  return it == facts.registry.programmes.end() ? nullptr : &it->second.record;
}

std::map<std::string, CarryOver> carry_overs(const Facts& facts) {
  std::map<std::string, CarryOver> all;
  for (const auto& [id, placed] : facts.registry.balances) {
    const Balance& balance = placed.record;
    if (!balance.carried_to || posted(placed).is_void()) continue;
    CarryOver& carry = all[balance.carried_to->id];
    const std::string& party = facts.registry.owner_of(balance.party.id);
    carry.out[{balance.programme->id, party}].by_book[balance.book] += posted(placed).net_fen();
    carry.support.add(facts.registry.support_of(placed));
  }
  for (const auto& [id, placed] : facts.registry.budgets) {
    if (placed.record.type != BudgetType::kCarriedIn || posted(placed).is_void()) continue;
    CarryOver& carry = all[placed.record.programme->id];
    carry.has_in = true;
    carry.in += posted(placed).net_fen();
    carry.support.add(facts.registry.support_of(placed));
  }
  return all;
}

// The programmes from which money is carried to `id` though they are not before it.
std::vector<std::string> not_earlier(const Facts& facts, const std::string& id,
                                     const CarryOver& carry) {
  std::set<std::string> found;
  const Programme* into = find_programme(facts, id);
  for (const auto& [from, carried] : carry.out) {
    const Programme* source = find_programme(facts, from.first);
    const bool is_earlier = into != nullptr && source != nullptr && source->year < into->year;
    if (!is_earlier) found.insert(from.first);
  }
  return {found.begin(), found.end()};
}

// The programmes from which money is carried to `id`, and which it does not say it continues.
std::vector<std::string> not_continued(const Facts& facts, const std::string& id,
                                       const CarryOver& carry) {
  std::set<std::string> found;
  const Programme* into = find_programme(facts, id);
  for (const auto& [from, carried] : carry.out) {
    const bool is_named = into != nullptr && into->continues && into->continues->id == from.first;
    if (!is_named) found.insert(from.first);
  }
  return {found.begin(), found.end()};
}

// What was carried out, largest parts by name: “甲市 100.00万元 + 乙市 50.00万元”.
std::string list_out(const Facts& facts, const CarryOver& carry) {
  std::string text;
  std::size_t shown = 0;
  for (const auto& [from, carried] : carry.out) {
    if (++shown > kPartsShown) return text + " + …";
    text += (text.empty() ? "" : " + ") + facts.name(from.second) + " " +
            format_wan_yuan(carried.fen());
  }
  return text;
}

void compare(const Facts& facts, const std::string& id, const CarryOver& carry, CheckDraft& draft) {
  WideSum out = 0;
  for (const auto& [from, carried] : carry.out) out += carried.fen();
  if (carry.out.empty()) {
    draft.actual = format_wan_yuan(carry.in);
    draft.message = say("{} 上年结转 {}，没有转出的结转记录",
                        "{}: {} is carried in, and nothing is recorded as carried out to it",
                        facts.name(id), draft.actual);
    return;
  }
  draft.expected = format_wan_yuan(out);
  if (!carry.has_in && !any_left(facts.of(id).budgets)) {
    draft.message = say("转入 {} 的结转 {}（{}），后者没有预算记录",
                        "{} is told to get {} ({}), and has no budget recorded", facts.name(id),
                        draft.expected, list_out(facts, carry));
    return;
  }
  draft.actual = format_wan_yuan(carry.in);
  draft.result = out == carry.in ? CheckResult::kConfirmed : CheckResult::kRefuted;
  draft.message =
      say("{}：转出 {} ＝ {}，转入的上年结转 {}", "{}: carried out {} = {}, carried in {}",
          facts.name(id), list_out(facts, carry), draft.expected, draft.actual);
  if (out == carry.in) return;
  draft.message += out > carry.in
                       ? say("，少转入 {}", ", {} too little", format_wan_yuan(out - carry.in))
                       : say("，多转入 {}", ", {} too much", format_wan_yuan(carry.in - out));
}

void check_carry_over(const Facts& facts, const std::string& id, const CarryOver& carry,
                      CheckList& checks) {
  CheckDraft draft{id + " carried_in", CheckResult::kUnproven, "", "", {}, carry.support};
  compare(facts, id, carry, draft);
  Severity severity = Severity::kError;
  for (const std::string& from : not_earlier(facts, id, carry)) {
    draft.result = CheckResult::kRefuted;
    draft.message += from == id ? say("；{} 结转到自身", "; {} is carried over to itself", id)
                                : say("；{} 的年度不早于 {}，不能结转",
                                      "; {} is not of an earlier year than {}", from, id);
  }
  for (const std::string& from : not_continued(facts, id, carry)) {
    if (from == id) continue;
    if (draft.result != CheckResult::kRefuted) severity = Severity::kDoubt;
    draft.result = CheckResult::kRefuted;
    draft.message +=
        say("；{} 没有写明接续 {}", "; {} does not say that it continues {}", id, from);
  }
  checks.add(std::move(draft), severity);
}

// The programmes that lead from `id` by `continues` back to it, or nothing.
std::vector<std::string> ring_of(const Facts& facts, const std::string& id) {
  std::vector<std::string> ring{id};
  std::set<std::string> seen{id};
  const Programme* at = find_programme(facts, id);
  while (at != nullptr && at->continues) {
    const std::string& before = at->continues->id;
    ring.push_back(before);
    if (before == id) return ring;
    if (!seen.insert(before).second) return {};  // a ring further back
    at = find_programme(facts, before);
  }
  return {};
}

// Each ring is told once, of the first of its programmes.
void check_ring(const Facts& facts, const std::string& id, CheckList& checks) {
  const std::vector<std::string> ring = ring_of(facts, id);
  if (ring.empty() || *std::min_element(ring.begin(), ring.end()) != id) return;
  CheckDraft draft{id + " continues", CheckResult::kRefuted, "", "", {}, {}};
  std::string names;
  for (const std::string& one : ring) {
    names += (names.empty() ? "" : " → ") + one;
    draft.support.add(facts.registry.support_of(facts.registry.programmes.at(one)));
  }
  draft.message = say("项目接续成环：{}", "programmes continue each other in a ring: {}", names);
  checks.add(std::move(draft));
}

}  // namespace

void check_carried_over(const Facts& facts, CheckList& checks) {
  for (const auto& [id, carry] : carry_overs(facts)) check_carry_over(facts, id, carry, checks);
  for (const auto& [id, placed] : facts.registry.programmes) check_ring(facts, id, checks);
}

}  // namespace fundtrail
