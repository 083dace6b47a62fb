// SPDX-License-Identifier: Apache-2.0
#include "verifier/anchor.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"

namespace fundtrail {
namespace {

using Roots = std::map<std::uint64_t, std::optional<Digest>>;

// The roots of prefixes as they are stored now, in one pass over the longest; nothing where an
// entry is missing.
void compute_roots(const EntrySource& source, HashSuite hash, Roots& roots) {
  if (roots.empty()) return;
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

std::vector<Anchor> all_held(const VerifyOptions& options, std::uint64_t entries) {
  std::vector<Anchor> held = options.held;
  if (options.expect_size || options.expect_root) {
    Anchor given;
    given.kind = AnchorKind::kGiven;
    given.size = options.expect_size.value_or(entries);
    given.root = options.expect_root;
    held.insert(held.begin(), std::move(given));
  }
  return held;
}

Message holder(const Anchor& anchor) {
  if (!anchor.source.is_empty()) return anchor.source;
  return anchor.kind == AnchorKind::kGiven ? say("您所持的", "what you hold")
                                           : enum_label(anchor.kind);
}

// What a seen head without a signature proves is proven to its holder alone.
Message unsigned_words(const Anchor& anchor) {
  if (anchor.is_signed || anchor.kind != AnchorKind::kRemembered) return Message();
  return say("（所记没有签名，只能自证，不能向第三方证明）",
             " (what is remembered was not signed: it proves nothing to third parties)");
}

struct Disagreement {
  IntegrityResult result{};
  Message detail;
};

std::optional<Disagreement> compare(const Anchor& anchor, std::uint64_t entries,
                                    const Roots& roots) {
  if (anchor.size > entries) {
    return Disagreement{IntegrityResult::kRolledBack,
                        say("账本只有 {} 条记录，少于{} {} 条：尾部被截，或被换回旧备份{}",
                            "the ledger has {} entries, fewer than {} ({}): its tail was cut, or "
                            "an older backup was "
                            "put back{}",
                            entries, holder(anchor), anchor.size, unsigned_words(anchor))};
  }
  if (!anchor.root || roots.at(anchor.size) == anchor.root) return std::nullopt;
  return Disagreement{
      IntegrityResult::kForked,
      say("前 {} 条记录的树根与{}不同：这段历史已被改写，或所持的是另一账本的树根{}",
          "the root of the first {} entries is not that of {}: that history was rewritten, or the "
          "root is another ledger's{}",
          anchor.size, holder(anchor), unsigned_words(anchor))};
}

void report(Integrity& integrity, Disagreement disagreement) {
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kDamaged;
  integrity.anchor_detail = std::move(disagreement.detail);
  integrity.unanchored_entries = integrity.entries;
  const bool is_graver = integrity.result == IntegrityResult::kIntact ||
                         integrity.result == IntegrityResult::kUntrusted;
  if (is_graver) integrity.result = disagreement.result;
}

// The one that covers most, and of those the strongest. A size alone says nothing of the content.
bool is_better(const Anchor& left, const Anchor& right) {
  if (left.root.has_value() != right.root.has_value()) return left.root.has_value();
  if (left.size != right.size) return left.size > right.size;
  return left.kind > right.kind;
}

}  // namespace

void check_anchor(const EntrySource& source, const VerifyOptions& options, Integrity& integrity) {
  integrity.unanchored_entries = integrity.entries;
  const std::vector<Anchor> held = all_held(options, integrity.entries);
  if (held.empty()) return;
  Roots roots;
  for (const Anchor& anchor : held) {
    if (anchor.root && anchor.size <= integrity.entries) roots[anchor.size];
  }
  compute_roots(source, integrity.hash, roots);
  for (const Anchor& anchor : held) {
    if (auto disagreement = compare(anchor, integrity.entries, roots)) {
      integrity.anchor = anchor;
      return report(integrity, std::move(*disagreement));
    }
  }
  integrity.anchor = *std::min_element(held.begin(), held.end(), is_better);
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kIntact;
  if (integrity.anchor.root)
    integrity.unanchored_entries = integrity.entries - integrity.anchor.size;
}

}  // namespace fundtrail
