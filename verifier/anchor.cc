// SPDX-License-Identifier: Apache-2.0
#include "verifier/anchor.h"

#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"

namespace fundtrail {
namespace {

// The root of the first `size` entries as they are stored now, or nothing if one is missing.
std::optional<Digest> root_of_prefix(const EntrySource& source, HashSuite hash,
                                     std::uint64_t size) {
  Hasher hasher(hash);
  CompactRange range;
  source.visit(0, size, [&](std::uint64_t sequence, ByteView entry) {
    if (sequence == range.end()) range.append(hasher.leaf(entry), hasher);
  });
  if (range.end() != size) return std::nullopt;
  return range.root(hasher);
}

void report(Integrity& integrity, IntegrityResult result, Message detail) {
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kDamaged;
  integrity.anchor_detail = std::move(detail);
  integrity.unanchored_entries = integrity.entries;
  if (integrity.result == IntegrityResult::kIntact) integrity.result = result;
}

}  // namespace

void check_anchor(const EntrySource& source, const VerifyOptions& options, Integrity& integrity) {
  integrity.unanchored_entries = integrity.entries;
  if (!options.expect_size && !options.expect_root) return;
  const std::uint64_t size = options.expect_size.value_or(integrity.entries);
  integrity.anchor = {AnchorKind::kGiven, size, options.expect_root};
  if (size > integrity.entries) {
    report(
        integrity, IntegrityResult::kRolledBack,
        say("账本只有 {} 条记录，少于您所持的 {} 条：尾部被截，或被换回旧备份",
            "the ledger has {} entries, fewer than the {} you hold: its tail was cut, or an older "
            "backup was put back",
            integrity.entries, size));
    return;
  }
  if (options.expect_root && root_of_prefix(source, integrity.hash, size) != options.expect_root) {
    report(
        integrity, IntegrityResult::kForked,
        say("前 {} 条记录的树根与您所持的不同：这段历史已被改写，或您所持的是另一账本的树根",
            "the root of the first {} entries is not the one you hold: that history was rewritten, "
            "or the root is another ledger's",
            size));
    return;
  }
  integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kIntact;
  // A size alone says nothing of the content, so nothing is anchored by it.
  if (options.expect_root) integrity.unanchored_entries = integrity.entries - size;
}

}  // namespace fundtrail
