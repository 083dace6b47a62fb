// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/book_nodes.h"

#include <set>

#include "verifier/rules/handed_on.h"

namespace fundtrail {
namespace {

// The party that holds the budget is the one that allocates it.
void add_budget(const Facts& facts, const std::string& programme, BookNodes& nodes) {
  std::set<std::string> holders;
  for (const auto* placed : facts.of(programme).top_allocations) {
    if (posted(*placed).is_void()) continue;
    holders.insert(facts.registry.owner_of(placed->record.from.id));
  }
  const HandedOn budget = programme_node(facts, programme);
  for (const std::string& holder : holders) {
    BookNode& node = nodes[{Book::kIndicator, holder}];
    if (!any_left(facts.of(programme).budgets)) {
      node.unknown = say("没有预算记录", "no budget is recorded");
    } else if (holders.size() > 1) {
      node.unknown =
          say("预算由 {} 个单位下达，分不清各有多少",
              "{} parties allocate the budget; how much each has cannot be told", holders.size());
    } else {
      node.flow.merge(budget.flow);
      node.support.merge(budget.support);
    }
  }
}

void add_indicators(const Facts& facts, const std::string& programme, BookNodes& nodes) {
  facts.visit_nodes(programme, [&nodes](const std::string& party, const FlowNode& node) {
    BookNode& book = nodes[{Book::kIndicator, party}];
    book.flow.merge(node.flow);
    book.support.merge(node.support);
  });
  for (const auto* placed : facts.of(programme).allocations) {
    if (posted(*placed).is_void()) continue;
    const std::string& receiver = facts.registry.owner_of(placed->record.to.id);
    nodes[{Book::kIndicator, receiver}].support.add(facts.registry.support_of(*placed));
  }
  add_budget(facts, programme, nodes);
}

// The cash of one programme.
class CashBook {
 public:
  CashBook(const Facts& facts, const std::string& programme)
      : facts_(facts), programme_(programme) {
    for (const auto* placed : facts.of(programme).allocations) {
      if (posted(*placed).is_void()) continue;
      givers_[facts.registry.owner_of(placed->record.to.id)].insert(
          facts.registry.owner_of(placed->record.from.id));
    }
  }

  void add_to(BookNodes& nodes) const {
    const auto& all = facts_.flows.cash().nodes();
    auto it = all.lower_bound({programme_, {}});
    for (; it != all.end() && it->first.first == programme_; ++it) {
      const auto& [key, cash] = *it;
      add_outflows(key.second, cash, nodes);
      if (!has_cash(key.second)) continue;
      BookNode& node = nodes[{Book::kCash, key.second}];
      node.flow.merge(cash.has_received ? cash.received : cash.sent);
    }
  }

 private:
  [[nodiscard]] bool has_cash(const std::string& party) const {
    const auto it = facts_.flows.cash().nodes().find({programme_, party});
    return it != facts_.flows.cash().nodes().end() && it->second.has_inflow();
  }

  // Adds to `above` who gave money to `party`, those apart that were seen before.
  void add_givers(const std::string& party, std::set<std::string>& seen,
                  std::set<std::string>& above) const {
    const auto it = givers_.find(party);
    if (it == givers_.end()) return;
    for (const std::string& giver : it->second) {
      if (seen.insert(giver).second) above.insert(giver);
    }
  }

  // The parties nearest above `party` that have cash, itself if it has. A ring of allocations ends
  // where it began.
  [[nodiscard]] std::set<std::string> holders_of(const std::string& party) const {
    std::set<std::string> holders;
    std::set<std::string> seen{party};
    std::set<std::string> level{party};
    while (!level.empty()) {
      std::set<std::string> above;
      for (const std::string& one : level) {
        if (has_cash(one)) {
          holders.insert(one);
        } else {
          add_givers(one, seen, above);
        }
      }
      level = std::move(above);
    }
    return holders;
  }

  void add_outflows(const std::string& party, const CashNode& cash, BookNodes& nodes) const {
    const std::set<std::string> holders = holders_of(party);
    for (const std::string& holder : holders) {
      BookNode& node = nodes[{Book::kCash, holder}];
      node.support.merge(cash.support);
      if (holders.size() == 1) {
        node.flow.merge(cash.other);
      } else {
        node.unknown = say("{} 没有资金到账的记录，由几家下达，分不清从哪一家支付",
                           "{} has no cash of its own and several that allocated to it; whose cash "
                           "it paid cannot be told",
                           facts_.name(party));
      }
    }
  }

  const Facts& facts_;
  const std::string& programme_;
  std::map<std::string, std::set<std::string>> givers_;  // by who was allocated something
};

}  // namespace

BookNodes book_nodes(const Facts& facts, const std::string& programme) {
  BookNodes nodes;
  add_indicators(facts, programme, nodes);
  CashBook(facts, programme).add_to(nodes);
  return nodes;
}

}  // namespace fundtrail
