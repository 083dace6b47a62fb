// SPDX-License-Identifier: Apache-2.0
#include "verifier/anchor.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "verifier/held_heads.h"

namespace fundtrail {
namespace {

using Roots = std::map<std::uint64_t, std::optional<Digest>>;
using Heads = std::vector<HeldHead>;

// The roots of prefixes as they are stored now, in one pass over the longest; nothing where an
// entry is missing.
void compute_roots(const EntrySource& source, HashSuite hash, Roots& roots) {
  Hasher hasher(hash);
  CompactRange range;
  auto next = roots.begin();
  const auto settle = [&] {
    for (; next != roots.end() && next->first == range.end(); ++next) {
      next->second = range.root(hasher);
    }
  };
  settle();
  source.visit(0, roots.rbegin()->first, [&](std::uint64_t sequence, ByteView entry) {
    if (sequence != range.end()) return;
    range.append(hasher.leaf(entry), hasher);
    settle();
  });
}

// The same from a stored tree whose every node is what the entries make it, if none is damaged.
void read_roots(const StoredNodes& nodes, HashSuite hash, Roots& roots) {
  Hasher hasher(hash);
  const NodeReader read = [&nodes](NodeId id) {
    Digest digest;
    const std::uint64_t position = node_position(id);
    nodes.visit(position, position + 1, [&digest](std::uint64_t, ByteView value) {
      std::copy_n(value.begin(), std::min(value.size(), kDigestBytes), digest.bytes.begin());
    });
    return digest;
  };
  for (auto& [size, root] : roots) root = CompactRange::load({0, size}, read).root(hasher);
}

Roots find_roots(const EntrySource& source, const Integrity& integrity, const Heads& heads) {
  Roots roots;
  for (const HeldHead& head : heads) {
    if (head.anchor.root && head.anchor.size <= integrity.entries) roots[head.anchor.size];
  }
  if (roots.empty()) return roots;
  // Then there are stored nodes, and they have been compared with the entries.
  const bool is_whole =
      !integrity.is_damaged() && integrity.layer(Layer::kTree) == LayerResult::kIntact;
  if (is_whole) {
    read_roots(*source.nodes(), integrity.hash, roots);
  } else {
    compute_roots(source, integrity.hash, roots);
  }
  return roots;
}

std::optional<Digest> read_genesis_leaf(const EntrySource& source, HashSuite hash) {
  std::optional<Digest> leaf;
  source.visit(0, 1,
               [&leaf, hash](std::uint64_t, ByteView entry) { leaf = Hasher(hash).leaf(entry); });
  return leaf;
}

// What is on the command line comes first.
void add_expected(const VerifyOptions& options, std::uint64_t entries, Heads& heads) {
  if (!options.expect_size && !options.expect_root) return;
  HeldHead expected;
  expected.anchor.kind = AnchorKind::kGiven;
  expected.anchor.size = options.expect_size.value_or(entries);
  expected.anchor.root = options.expect_root;
  heads.insert(heads.begin(), std::move(expected));
}

Message holder(const Anchor& anchor) {
  if (!anchor.source.is_empty()) return anchor.source;
  return anchor.kind == AnchorKind::kGiven ? say("您所持", "what you hold")
                                           : enum_label(anchor.kind);
}

// What a seen head without a signature proves is proven to its holder alone.
Message unsigned_words(const Anchor& anchor) {
  if (anchor.is_signed || anchor.kind != AnchorKind::kRemembered) return Message();
  return say("（所记没有签名，只能自证，不能向第三方证明）",
             " (what is remembered was not signed: it proves nothing to third parties)");
}

std::optional<Objection> compare(const Anchor& anchor, std::uint64_t entries, const Roots& roots) {
  if (anchor.size > entries) {
    return Objection{IntegrityResult::kRolledBack, anchor,
                     say("账本只有 {} 条记录，少于{}的 {} 条：尾部被截，或被换回旧备份{}",
                         "the ledger has {} entries, fewer than {} ({}): its tail was cut, or an "
                         "older backup was put back{}",
                         entries, holder(anchor), anchor.size, unsigned_words(anchor))};
  }
  if (!anchor.root || roots.at(anchor.size) == anchor.root) return std::nullopt;
  return Objection{
      IntegrityResult::kForked, anchor,
      say("前 {} 条记录的树根与{}的不同：这段历史已被改写，或所持的是另一账本的树根{}",
          "the root of the first {} entries is not that of {}: that history was rewritten, or the "
          "root is another ledger's{}",
          anchor.size, holder(anchor), unsigned_words(anchor))};
}

void add_bounds(const HeldHead& head, std::vector<ExistenceBound>& bounds) {
  const std::uint64_t size = head.anchor.size;
  if (head.stamped_us) bounds.push_back({size, *head.stamped_us, AnchorKind::kTimestamped});
  if (head.witnessed_us) bounds.push_back({size, *head.witnessed_us, AnchorKind::kWitnessed});
}

bool is_about_history(const Objection& objection) {
  return objection.result != IntegrityResult::kUntrusted;
}

// The first of each result: a hundred checkpoints that were cut off say the same thing.
Message summarize(const std::vector<Objection>& objections) {
  Message summary;
  std::set<IntegrityResult> told;
  for (const Objection& objection : objections) {
    if (!told.insert(objection.result).second) continue;
    if (!summary.is_empty()) summary += say("；", "; ");
    summary += objection.detail;
  }
  const std::size_t others = objections.size() - told.size();
  if (others > 0) {
    summary += say("；另有 {} 处所持也与账本不合",
                   "; {} more of what is held does not agree either", others);
  }
  return summary;
}

// Another history is graver than a key that is not trusted, and is told first.
void report(std::vector<Objection> objections, Integrity& integrity) {
  std::stable_partition(objections.begin(), objections.end(), is_about_history);
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kDamaged;
  integrity.anchor = objections.front().anchor;
  integrity.anchor_detail = summarize(objections);
  const IntegrityResult result = objections.front().result;
  const bool is_graver =
      integrity.result == IntegrityResult::kIntact ||
      (integrity.result == IntegrityResult::kUntrusted && is_about_history(objections.front()));
  if (is_graver) integrity.result = result;
}

// Two signed heads, of which one is not a prefix of the other: of one size with two roots, or the
// smaller one not in the history of the larger one, which is the ledger's.
bool are_contradictory(const HeldHead& left, const HeldHead& right, const Roots& roots) {
  if (!left.note || !right.note) return false;
  if (left.anchor.size == right.anchor.size) return left.anchor.root != right.anchor.root;
  const auto agrees = [&roots](const HeldHead& head) {
    const auto root = roots.find(head.anchor.size);
    return root != roots.end() && root->second == head.anchor.root;
  };
  return left.anchor.size < right.anchor.size && !agrees(left) && agrees(right);
}

std::optional<Equivocation> find_equivocation(const Heads& heads, const Roots& roots) {
  for (const HeldHead& left : heads) {
    for (const HeldHead& right : heads) {
      if (are_contradictory(left, right, roots)) return Equivocation{*left.note, *right.note};
    }
  }
  return std::nullopt;
}

// The one that covers most, and of those the strongest. A size alone says nothing of the content.
bool is_better(const Anchor& left, const Anchor& right) {
  if (left.root.has_value() != right.root.has_value()) return left.root.has_value();
  if (left.size != right.size) return left.size > right.size;
  return left.kind > right.kind;
}

void settle_anchor(const Heads& heads, Integrity& integrity) {
  const HeldHead* best = nullptr;
  for (const HeldHead& head : heads) {
    if (!head.is_independent) continue;
    if (best == nullptr || is_better(head.anchor, best->anchor)) best = &head;
  }
  if (best == nullptr) return;
  integrity.anchor = best->anchor;
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kIntact;
  if (best->anchor.root) integrity.unanchored_entries = integrity.entries - best->anchor.size;
}

const SignedNote* newest_note(const Heads& heads) {
  const HeldHead* newest = nullptr;
  for (const HeldHead& head : heads) {
    if (!head.note) continue;
    if (newest == nullptr || head.anchor.size > newest->anchor.size) newest = &head;
  }
  return newest == nullptr ? nullptr : &*newest->note;
}

}  // namespace

AnchorOutcome check_anchor(const EntrySource& source, const VerifyOptions& options,
                           Integrity& integrity) {
  integrity.unanchored_entries = integrity.entries;
  integrity.is_first_sight = options.held.has_memory && options.held.remembered.empty();
  integrity.genesis = read_genesis_leaf(source, integrity.hash);
  HeldHeads held = judge_held(options.held, integrity, integrity.genesis);
  integrity.timestamps = std::move(held.timestamps);
  add_expected(options, integrity.entries, held.heads);
  const Roots roots = find_roots(source, integrity, held.heads);
  AnchorOutcome outcome;
  for (const HeldHead& head : held.heads) {
    if (auto objection = compare(head.anchor, integrity.entries, roots)) {
      held.objections.push_back(std::move(*objection));
    } else {
      add_bounds(head, outcome.bounds);
    }
  }
  integrity.equivocation = find_equivocation(held.heads, roots);
  for (const Objection& objection : held.objections) outcome.objections.insert(objection.result);
  if (!held.objections.empty()) {
    report(std::move(held.objections), integrity);
    return outcome;
  }
  settle_anchor(held.heads, integrity);
  if (const SignedNote* note = newest_note(held.heads)) integrity.checkpoint = *note;
  outcome.notices = std::move(held.notices);
  return outcome;
}

}  // namespace fundtrail
