// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/leaf_vote.h"

#include <algorithm>
#include <array>

#include "ledger/proof/merkle.h"

namespace fundtrail {
namespace {

// More than any number of ancestors.
constexpr int kRootAgreement = 64;

struct Voices {
  std::optional<Digest> recomputed;
  std::optional<Digest> stored;
  std::optional<Digest> successor;

  [[nodiscard]] std::array<const std::optional<Digest>*, 3> all() const {
    return {&recomputed, &stored, &successor};
  }
};

Voices hear(const SlotView& view) {
  Voices voices;
  const Slot& slot = view.slot;
  if (slot.is_stored && (slot.is_in_place || !slot.is_parsed)) voices.recomputed = slot.leaf;
  if (slot.stored_leaf.is_present()) voices.stored = slot.stored_leaf.digest;
  if (const Digest* said = leaf_by_successor(view.next)) voices.successor = *said;
  return voices;
}

bool is_complete(NodeId id, std::uint64_t tree_size) { return id.index < tree_size >> id.level; }

// Whether the tree with `node` in it and else of stored nodes has the head's root.
bool leads_to_root(const TreeNode& node, IntegrityContext& context) {
  if (context.head.size > kTreeSizeMax) return false;
  std::optional<Digest> root;
  const std::vector<NodeId> frontier = covering_nodes({0, context.head.size});
  for (auto id = frontier.rbegin(); id != frontier.rend(); ++id) {
    StoredDigest left = context.nodes.find(*id);
    if (*id == node.id) left = {StoredDigest::State::kPresent, node.digest};
    if (!left.is_present()) return false;
    root = root ? context.hasher.node(left.digest, *root) : left.digest;
  }
  return root == context.head.root;
}

// How far the stored tree above agrees that leaf `sequence` is `leaf`: the number of its stored
// ancestors that do, and far more than that if the head's root does.
int tree_agreement(std::uint64_t sequence, const Digest& leaf, IntegrityContext& context) {
  int agreement = 0;
  const std::uint64_t tree_size = std::min(context.head.size, kTreeSizeMax);
  TreeNode node{{0, sequence}, leaf};
  NodeId sibling{0, sequence ^ 1U};
  while (is_complete({node.id.level + 1, node.id.index >> 1}, tree_size)) {
    const StoredDigest beside = context.nodes.find(sibling);
    if (!beside.is_present()) return agreement;
    node.digest = (node.id.index & 1U) != 0 ? context.hasher.node(beside.digest, node.digest)
                                            : context.hasher.node(node.digest, beside.digest);
    node.id = {node.id.level + 1, node.id.index >> 1};
    sibling = {node.id.level, node.id.index ^ 1U};
    if (context.nodes.find(node.id).is(node.digest)) ++agreement;
  }
  return leads_to_root(node, context) ? agreement + kRootAgreement : agreement;
}

// The one voice for which the tree speaks most, or nothing if it speaks for none or two alike.
std::optional<Digest> ask_tree(std::uint64_t sequence, const Voices& voices,
                               IntegrityContext& context) {
  std::optional<Digest> best;
  int best_agreement = 0;
  for (const auto* voice : voices.all()) {
    if (!*voice || *voice == best) continue;
    const int agreement = tree_agreement(sequence, **voice, context);
    if (agreement == best_agreement) best.reset();
    if (agreement <= best_agreement) continue;
    best = *voice;
    best_agreement = agreement;
  }
  return best;
}

// Whether the entry and its successor agree because both were rewritten: so is the successor, by
// its own stored leaf, and the whole tree up to the head's root speaks for the leaf that is stored.
// Somebody who only alters a leaf, the nodes above it and the head leaves the successor as it was.
bool is_rewritten_onwards(const SlotView& view, const Voices& voices, IntegrityContext& context) {
  if (!voices.stored || !voices.recomputed || voices.successor != voices.recomputed) return false;
  if (voices.stored == voices.recomputed) return false;
  const Slot& next = *view.next;
  if (!next.stored_leaf.is_present() || next.stored_leaf.is(next.leaf)) return false;
  return tree_agreement(view.slot.sequence, *voices.stored, context) >= kRootAgreement;
}

struct Decision {
  std::optional<Digest> leaf;
  bool is_settled = true;
};

Decision decide(const SlotView& view, const Voices& voices, IntegrityContext& context) {
  const auto& [recomputed, stored, successor] = voices;
  if (is_rewritten_onwards(view, voices, context)) return {stored};
  if (successor && (successor == stored || successor == recomputed)) {
    // Of the other two, one agrees with the successor and the other, if there is one, was altered.
    return {successor};
  }
  const bool is_contested =
      (recomputed && stored && recomputed != stored) || (successor && (recomputed || stored));
  if (!is_contested) return {recomputed ? recomputed : stored ? stored : successor};
  if (context.nodes.has_nodes()) {
    if (const auto leaf = ask_tree(view.slot.sequence, voices, context)) return {leaf};
  }
  if (recomputed && recomputed == stored) return {recomputed};
  if (successor && view.next != nullptr && is_sound(*view.next, view.after_next)) {
    return {successor};
  }
  const bool is_settled = !(recomputed && stored) && !(stored && successor);
  return {recomputed ? recomputed : stored, is_settled};
}

}  // namespace

LeafVote vote_on_leaf(const SlotView& view, IntegrityContext& context) {
  const Voices voices = hear(view);
  const Decision decision = decide(view, voices, context);
  LeafVote vote;
  vote.leaf = decision.leaf;
  vote.is_settled = decision.is_settled;
  vote.entry_differs = voices.recomputed && voices.recomputed != vote.leaf;
  vote.stored_differs = voices.stored && voices.stored != vote.leaf;
  vote.successor_differs = voices.successor && voices.successor != vote.leaf;
  return vote;
}

}  // namespace fundtrail
