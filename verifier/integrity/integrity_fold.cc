// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "ledger/proof/merkle.h"
#include "schemas/error.h"
#include "verifier/integrity/chain_fold.h"
#include "verifier/integrity/head_check.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/integrity_context.h"
#include "verifier/integrity/slot.h"

namespace fundtrail {
namespace {

EntryRange within_limits(EntryRange range) {
  return {std::min(range.begin, kSequenceEnd), std::min(range.end, kSequenceEnd)};
}

LayerResult result_of(const Findings& findings, Layer layer) {
  return findings.has_damaged(layer) ? LayerResult::kDamaged : LayerResult::kIntact;
}

}  // namespace

// The chain reaches to the last place where anything is stored; what follows is only counted, since
// a head can claim any number of entries.
struct IntegrityFold::State {
  State(const EntrySource& source, HashSuite hash, EntryRange entry_range)
      : range(within_limits(entry_range)),
        next(range.begin),
        context{source, source.head(), Hasher(hash),
                StoredNodeCache(source.nodes(), node_count(range.end))},
        chain(range.begin) {}

  void push(Slot slot) {
    chain.push_missing(slot.sequence - chain.end(), context, findings);
    chain.push(std::move(slot), context, findings);
    next = chain.end();
  }

  // Takes the places before `end` in turn, where no entry is stored but leaves may be.
  void pass_over(std::uint64_t end) {
    const StoredNodes* nodes = context.source.nodes();
    if (nodes != nullptr && next < end) {
      nodes->visit(node_count(next), node_count(end), [this](std::uint64_t at, ByteView value) {
        const NodeId id = node_at(at);
        if (id.level != 0) return;
        Slot slot;
        slot.sequence = id.index;
        slot.stored_leaf = parse_stored_digest(value);
        push(std::move(slot));
      });
    }
    next = end;
  }

  EntryRange range;
  std::uint64_t next;  // the first sequence that was not yet passed
  IntegrityContext context;
  Findings findings;
  ChainFold chain;
};

IntegrityFold::IntegrityFold(const EntrySource& source, HashSuite hash, EntryRange range)
    : state_(std::make_unique<State>(source, hash, range)) {}
IntegrityFold::~IntegrityFold() = default;
IntegrityFold::IntegrityFold(IntegrityFold&&) noexcept = default;
IntegrityFold& IntegrityFold::operator=(IntegrityFold&&) noexcept = default;

void IntegrityFold::absorb(std::uint64_t sequence, ByteView entry) {
  State& state = *state_;
  if (sequence >= kSequenceEnd) {
    state.findings.add(
        Layer::kChain, sequence,
        say("键位 {} 超出账本所能容纳", "key {} is beyond what a ledger can hold", sequence));
    return;
  }
  if (sequence < state.next || sequence >= state.range.end) {
    throw Error(ErrorCode::kUnchecked,
                say("存储给出的条目次序错乱：第 {} 号之后是第 {} 号",
                    "the store gives entries out of order: {} where {} or later should be",
                    sequence, state.next));
  }
  state.pass_over(sequence);
  Slot slot = read_slot(sequence, entry, state.context.hasher);
  if (state.context.nodes.has_nodes()) {
    slot.stored_leaf = state.context.nodes.read_ahead(node_position({0, sequence}));
  }
  state.push(std::move(slot));
}

void IntegrityFold::merge(IntegrityFold&& later) {
  State& left = *state_;
  State& right = *later.state_;
  FUNDTRAIL_CHECK(left.range.end == right.range.begin);
  left.pass_over(left.range.end);
  right.pass_over(right.range.end);
  if (!right.chain.is_empty()) {
    left.chain.push_missing(right.range.begin - left.chain.end(), left.context, left.findings);
    left.chain.merge(std::move(right.chain), left.context, left.findings);
  }
  left.findings.merge(std::move(right.findings));
  left.range.end = right.range.end;
  left.next = right.range.end;
}

IntegrityFold::Outcome IntegrityFold::finish(const Head& head) && {
  State& state = *state_;
  FUNDTRAIL_CHECK(state.range.begin == 0 && state.range.end == std::min(head.size, kSequenceEnd));
  state.pass_over(state.range.end);
  state.chain.finish(state.context, state.findings);
  Outcome outcome;
  outcome.root = check_head(head, state.chain, state.context, state.findings);
  outcome.bytes = result_of(state.findings, Layer::kBytes);
  outcome.chain = result_of(state.findings, Layer::kChain);
  outcome.tree = result_of(state.findings, Layer::kTree);
  const bool is_tree_seen = state.context.nodes.has_nodes() && outcome.root;
  if (outcome.tree == LayerResult::kIntact && !is_tree_seen) outcome.tree = LayerResult::kUnchecked;
  outcome.unchecked_bodies = state.findings.unchecked_bodies;
  if (outcome.root == head.root) outcome.unchecked_bodies += state.findings.unvouched_bodies;
  outcome.damage = std::move(state.findings.damage);
  outcome.damage.finish();
  return outcome;
}

}  // namespace fundtrail
