// SPDX-License-Identifier: Apache-2.0
#include "report/trace.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

namespace fundtrail {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// The id of the record that this one hangs from, or an empty text.
struct ParentId {
  std::string operator()(const Allocation& record) const {
    if (record.of) return record.of->id;
    return record.under ? record.under->id : std::string();
  }
  std::string operator()(const Receipt& record) const {
    return record.under ? record.under->id : std::string();
  }
  std::string operator()(const Disbursement& record) const {
    return record.under ? record.under->id : std::string();
  }
  std::string operator()(const Refund& record) const { return record.of.id; }
  std::string operator()(const Correction& record) const { return record.of.id; }
  template <class T>
  std::string operator()(const T&) const {
    return {};
  }
};

bool is_flow(const Record& record) {
  return std::holds_alternative<Allocation>(record) || std::holds_alternative<Receipt>(record) ||
         std::holds_alternative<Disbursement>(record) || std::holds_alternative<Refund>(record);
}

bool is_meant(const Record& record, const TraceFocus& focus) {
  if (record_kind(record) == focus.kind && record_id(record) == focus.id) return true;
  if (focus.kind == Kind::kAllocation) return false;
  const auto references = record_references(record);
  return std::any_of(references.begin(), references.end(), [&](const RecordReference& reference) {
    return reference.kind == focus.kind && reference.id == focus.id;
  });
}

bool is_adjustment(const Allocation& record) {
  return record.type == AllocationType::kIncrease || record.type == AllocationType::kDecrease;
}

WideSum own_amount(const Record& record) {
  const auto amount = record_amount(record);
  const auto* allocation = std::get_if<Allocation>(&record);
  const bool is_decrease = allocation != nullptr && allocation->type == AllocationType::kDecrease;
  return WideSum{amount ? amount->fen : 0} * (is_decrease ? -1 : 1);
}

// What corrections take back, by record: of a reversal what it takes back, of a record of money all
// that is taken back of it. Both have the sign of the record's amount.
struct Reversed {
  std::vector<WideSum> by;
  std::vector<WideSum> of;
};

Reversed sum_reversed(const std::vector<Placed<Record>>& records) {
  std::map<std::uint64_t, std::size_t> places;  // of corrections
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (std::holds_alternative<Correction>(records[i].record)) places[records[i].sequence] = i;
  }
  Reversed reversed{std::vector<WideSum>(records.size()), std::vector<WideSum>(records.size())};
  for (std::size_t i = 0; i < records.size(); ++i) {
    const int sign = own_amount(records[i].record) < 0 ? -1 : 1;
    for (const Reversal& reversal : records[i].reversals) {
      reversed.of[i] += reversal.fen * sign;
      const auto place = places.find(reversal.sequence);
      if (place != places.end()) reversed.by[place->second] = reversal.fen * sign;
    }
  }
  return reversed;
}

// Where totals of a node go: its parent, or the forest if it is a root.
struct Sink {
  TraceTotals& totals;
  WideSum* net;  // of the parent, nullptr for a forest
};

void add_below(const TraceTotals& below, TraceTotals& totals) {
  totals.appropriated += below.appropriated;
  totals.paid += below.paid;
}

void add_direct(const TraceTotals& below, TraceTotals& totals) {
  totals.allocated += below.allocated;
  totals.received += below.received;
  totals.transferred += below.transferred;
}

// Adds a finished node to what it hangs from.
struct Adder {
  const TraceNode& node;
  Sink sink;

  void operator()(const Allocation& record) const {
    add_below(node.totals, sink.totals);
    if (sink.net != nullptr && is_adjustment(record)) {
      // An adjustment is part of what it adjusts: what was done with it counts there.
      *sink.net += node.net;
      add_direct(node.totals, sink.totals);
    } else {
      sink.totals.allocated += own();
      // Of the forest: what hangs directly from its roots.
      if (sink.net == nullptr) add_roots();
    }
  }
  void operator()(const Receipt&) const { sink.totals.received += own(); }
  void operator()(const Disbursement& record) const {
    if (record.stage == DisbursementStage::kTransfer) sink.totals.transferred += own();
    if (record.stage == DisbursementStage::kAppropriation) sink.totals.appropriated += own();
    if (record.stage == DisbursementStage::kPayment) sink.totals.paid += own();
  }
  void operator()(const Refund&) const { take_back(); }
  void operator()(const Correction&) const { take_back(); }
  template <class T>
  void operator()(const T&) const {}

 private:
  [[nodiscard]] TraceSum own() const { return {node.net, 1}; }

  void take_back() const {
    if (sink.net != nullptr) *sink.net -= node.net;
  }

  void add_roots() const {
    sink.totals.received += node.totals.received;
    sink.totals.transferred += node.totals.transferred;
  }
};

class ForestMaker {
 public:
  ForestMaker(const std::vector<Placed<Record>>& records, const Reversed& reversed,
              const std::optional<TraceFocus>& focus)
      : records_(records),
        reversed_(reversed),
        children_(records.size()),
        is_visited_(records.size()) {
    std::map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < records.size(); ++i) {
      by_id.emplace(record_id(records[i].record), i);
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
      const std::string parent = std::visit(ParentId(), records[i].record);
      const auto found = by_id.find(parent);
      const bool is_linked = found != by_id.end() && found->second != i;
      parents_.push_back(is_linked ? found->second : kNone);
      if (is_linked) children_[found->second].push_back(i);
    }
    for (const Placed<Record>& one : records) {
      is_meant_.push_back(!focus || is_meant(one.record, *focus));
    }
    is_origin_.resize(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (is_meant_[i]) mark_origins(i);
    }
  }

  // The trees that begin with an allocation.
  TraceForest linked() {
    TraceForest forest;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const auto* allocation = std::get_if<Allocation>(&records_[i].record);
      const bool is_root = allocation != nullptr && parents_[i] == kNone;
      if (is_root && std::visit(ParentId(), records_[i].record).empty()) add_tree(i, forest);
    }
    sum(forest);
    return forest;
  }

  // Every flow that is not in one of those, with what hangs from it. Call after `linked`.
  TraceForest unlinked() {
    TraceForest forest;
    for (const bool wants_root : {true, false}) {
      for (std::size_t i = 0; i < records_.size(); ++i) {
        const bool is_root = parents_[i] == kNone;
        if (is_visited_[i] || !is_flow(records_[i].record) || is_root != wants_root) continue;
        add_tree(i, forest);
      }
    }
    sum(forest);
    return forest;
  }

 private:
  struct Step {
    std::size_t record;
    std::size_t parent;  // position in the forest, kNone for a root or a record not kept
  };

  // Marks what a record hangs from, however far up.
  void mark_origins(std::size_t record) {
    for (std::size_t i = parents_[record]; i != kNone && !is_origin_[i]; i = parents_[i]) {
      is_origin_[i] = true;
    }
  }

  // Walks with a stack of its own: a chain of allocations may be as long as the ledger.
  void add_tree(std::size_t root, TraceForest& forest) {
    std::vector<Step> steps{{root, kNone}};
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      if (is_visited_[step.record]) continue;
      is_visited_[step.record] = true;
      const Record& record = records_[step.record].record;
      const bool is_root = step.parent == kNone;
      const bool is_below = !is_root && !forest.nodes[step.parent].is_origin;
      const bool is_kept = is_meant_[step.record] || is_below;
      const bool is_shown = is_kept || is_origin_[step.record];
      const std::size_t position = is_shown ? forest.nodes.size() : kNone;
      if (is_shown) {
        const std::size_t depth = is_root ? 0 : forest.nodes[step.parent].depth + 1;
        const WideSum amount = own_amount(record) + reversed_.by[step.record];
        forest.nodes.push_back({step.record, depth, !is_kept, amount, {}});
        positions_.push_back(step.parent);
      }
      const auto& children = children_[step.record];
      for (auto i = children.rbegin(); i != children.rend(); ++i) steps.push_back({*i, position});
    }
  }

  // From the last to the first: whatever hangs from a node is summed before it.
  void sum(TraceForest& forest) {
    for (std::size_t i = forest.nodes.size(); i-- > 0;) {
      if (forest.nodes[i].is_origin) continue;
      const std::size_t parent = positions_[i];
      const bool is_root = parent == kNone || forest.nodes[parent].is_origin;
      const Sink sink{is_root ? forest.totals : forest.nodes[parent].totals,
                      is_root ? nullptr : &forest.nodes[parent].net};
      std::visit(Adder{forest.nodes[i], sink}, records_[forest.nodes[i].record].record);
    }
    positions_.clear();
  }

  const std::vector<Placed<Record>>& records_;
  const Reversed& reversed_;
  std::vector<std::size_t> parents_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<bool> is_visited_;
  std::vector<bool> is_meant_;
  std::vector<bool> is_origin_;         // something meant hangs from it
  std::vector<std::size_t> positions_;  // of the parents of the forest in the making
};

}  // namespace

Trace make_trace(std::string programme, std::vector<Placed<Record>> records,
                 const std::optional<TraceFocus>& focus) {
  Trace trace;
  trace.programme = std::move(programme);
  trace.focus = focus;
  trace.records = std::move(records);
  const Reversed reversed = sum_reversed(trace.records);
  for (std::size_t i = 0; i < trace.records.size(); ++i) {
    const Record& record = trace.records[i].record;
    if (const auto* budget = std::get_if<Budget>(&record); budget != nullptr && !focus) {
      trace.budgets.push_back(i);
      const WideSum left = own_amount(record) - reversed.of[i];
      trace.budget += left * (budget->type == BudgetType::kDecrease ? -1 : 1);
    }
    const bool is_balance = std::holds_alternative<Balance>(record);
    if (is_balance && (!focus || is_meant(record, *focus))) trace.balances.push_back(i);
  }
  ForestMaker maker(trace.records, reversed, focus);
  trace.flow = maker.linked();
  trace.unlinked = maker.unlinked();
  return trace;
}

}  // namespace fundtrail
