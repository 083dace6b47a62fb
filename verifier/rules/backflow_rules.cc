// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/backflow_rules.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "verifier/rules/rings.h"

namespace fundtrail {
namespace {

// Who gave to whom, and by which records.
using Edges = std::map<std::string, std::map<std::string, Support>>;

// Allocations of which something is left. 追减 takes back along the same way and is no edge; a
// party and its own treasury are one.
Edges allocation_edges(const Facts& facts, const std::string& programme) {
  Edges edges;
  for (const auto* placed : facts.of(programme).allocations) {
    const Allocation& record = placed->record;
    if (record.type == AllocationType::kDecrease || posted(*placed).is_void()) continue;
    const std::string& from = facts.registry.owner_of(record.from.id);
    const std::string& to = facts.registry.owner_of(record.to.id);
    if (from == to && record.from != record.to) continue;
    edges[from][to].add(facts.registry.support_of(*placed));
  }
  return edges;
}

Edges cash_edges(const Facts& facts, const std::string& programme) {
  Edges edges;
  const auto& sent = facts.flows.cash().sent();
  auto it = sent.lower_bound({programme, {}});
  for (; it != sent.end() && it->first.first == programme; ++it) {
    edges[it->first.second] = it->second;
  }
  return edges;
}

// `甲市 → 乙市 → 甲市`
std::string chain_of(const Facts& facts, const std::vector<std::string>& ring) {
  std::string text;
  for (const std::string& node : ring) text += facts.name(node) + " → ";
  return text + facts.name(ring.front());
}

// Adds a check for each ring of parties. Returns whether there is none.
bool check_parties(const Facts& facts, const std::string& programme, Book book, const Edges& edges,
                   CheckList& checks) {
  Graph graph;
  for (const auto& [from, receivers] : edges) {
    for (const auto& [to, support] : receivers) graph[from].insert(to);
  }
  const auto rings = find_rings(graph);
  for (const auto& ring : rings) {
    CheckDraft draft{fmt::format("{} {} {}", programme, ring.front(), enum_name(book)),
                     CheckResult::kRefuted,
                     "",
                     "",
                     {},
                     {}};
    for (std::size_t i = 0; i < ring.size(); ++i) {
      draft.support.merge(edges.at(ring[i]).at(ring[(i + 1) % ring.size()]));
    }
    draft.message =
        book == Book::kIndicator
            ? say("下达回到上级：{}", "allocations lead back: {}", chain_of(facts, ring))
            : say("拨付回到上级：{}；退回应记为退回（refund）",
                  "transfers lead back: {}; money that is returned is a refund",
                  chain_of(facts, ring));
    checks.add(std::move(draft), Severity::kDoubt);
  }
  return rings.empty();
}

// Allocations that pass on, or change, what leads back to themselves: one batch can hold such.
bool check_references(const Facts& facts, const std::string& programme, CheckList& checks) {
  const auto& allocations = facts.registry.allocations;
  Graph graph;
  for (const auto* placed : facts.of(programme).allocations) {
    const Allocation& record = placed->record;
    for (const auto& above : {record.under, record.of}) {
      if (above && allocations.contains(above->id)) graph[record.id.value].insert(above->id);
    }
  }
  const auto rings = find_rings(graph);
  for (const auto& ring : rings) {
    CheckDraft draft{ring.front(), CheckResult::kRefuted, "", "", {}, {}};
    for (const std::string& id : ring) {
      draft.support.add(facts.registry.support_of(allocations.at(id)));
    }
    draft.message =
        say("下达互为上级，没有来源：{}",
            "allocations pass on each other, and come from nowhere: {}", chain_of(facts, ring));
    checks.add(std::move(draft), Severity::kError);
  }
  return rings.empty();
}

}  // namespace

RuleInfo F25::info() {
  return {
      "F25",
      say("层级回流", "back up the levels"),
      say("下达的上级关系、单位间的下达、单位间的调拨和拨付，都不成环",
          "neither what allocations pass on, nor who allocates to whom, nor who transfers and "
          "appropriates to whom, leads back to where it began"),
      say("守恒；审计实务：资金空转、回流 †",
          "conservation; audit practice: money that goes round †"),
      Severity::kError,
      say("环上的一笔下达；或资金项目、环上的一个单位和账别；没有环的，资金项目",
          "an allocation of the ring; or programme, a party of the ring and the book; without a "
          "ring, the programme"),
      say("记录 "
          "allocation（from、to、under、of）、disbursement（transfer、appropriation）、party（paren"
          "t）",
          "allocation: from, to, under, of; disbursement: transfer, appropriation; party: parent"),
      {{CheckResult::kRefuted,
        say("下达互为上级；或单位之间成环，写出经过的各单位（为疑点）",
            "allocations pass on each other; or there is a ring of parties, which is told (a "
            "doubt)")},
       {CheckResult::kClear, say("没有环", "there is none")},
       {CheckResult::kNotApplicable,
        say("没有下达，也没有调拨、拨付", "nothing was allocated, transferred or appropriated")}}};
}

void F25::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const Edges allocated = allocation_edges(facts, id);
    const Edges sent = cash_edges(facts, id);
    bool is_clear = check_references(facts, id, checks);
    is_clear = check_parties(facts, id, Book::kIndicator, allocated, checks) && is_clear;
    is_clear = check_parties(facts, id, Book::kCash, sent, checks) && is_clear;
    if (!is_clear) continue;
    CheckDraft draft{id, CheckResult::kClear, "", "", {}, {}};
    for (const Edges* edges : {&allocated, &sent}) {
      for (const auto& [from, receivers] : *edges) {
        for (const auto& [to, support] : receivers) draft.support.merge(support);
      }
    }
    if (draft.support.is_empty()) {
      draft.result = CheckResult::kNotApplicable;
      draft.message =
          say("没有下达，也没有调拨、拨付", "nothing was allocated, transferred or appropriated");
    } else {
      draft.message = say("查了 {} 笔下达、调拨和拨付，没有回到上级的",
                          "none of {} allocations, transfers and appropriations leads back",
                          draft.support.count());
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
