// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/signatures.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ledger/proof/hasher.h"
#include "schemas/error.h"
#include "verifier/ranges.h"
#include "verifier/signatures/key_history.h"

namespace fundtrail {
namespace {

// The valid one of `batches`, which are in order, that covers an entry, or nullptr.
const JudgedBatch* find_covering(const std::vector<JudgedBatch>& batches, std::uint64_t sequence) {
  const auto found =
      std::ranges::lower_bound(batches, sequence, std::ranges::less(), &JudgedBatch::sequence);
  if (found == batches.end() || !found->is_valid()) return nullptr;
  return sequence >= found->begin ? &*found : nullptr;
}

// Judges in two steps: in order, the batches that change keys; then all others by what came of
// them.
class Examination {
 public:
  Examination(const EntrySource& source, LedgerIdentity identity, const SignatureFold& fold,
              DamageList& damage)
      : source_(source), identity_(std::move(identity)), fold_(fold), damage_(damage) {}

  void run(KeyRing& ring, std::vector<JudgedBatch>& batches, unsigned jobs) {
    batches.resize(fold_.signatures().size());
    std::vector<char> is_judged(batches.size(), false);
    KeyHistory history(source_, identity_, fold_, ring);
    std::vector<RefusedChange> refused;
    for (const std::size_t i : history.find_batches()) {
      batches[i] = history.perform(i, refused);
      is_judged[i] = true;
    }
    for (const RefusedChange& change : refused) blame(change.sequence, change.reason);
    const BatchJudge judge(source_, identity_, ring);
    run_parallel(batches.size(), jobs, [&](std::size_t i) {
      if (!is_judged[i]) batches[i] = judge.judge(signature_place(fold_, i), {});
    });
    compare_seen(batches);
    for (const JudgedBatch& batch : batches) {
      if (batch.flaw) blame(batch.sequence, *batch.flaw);
    }
    blame_unsigned(batches);
  }

  [[nodiscard]] bool is_damaged() const { return is_damaged_; }

 private:
  // Every author is a witness of what came before: its root is signed with the batch.
  void compare_seen(std::vector<JudgedBatch>& batches) const {
    std::map<std::uint64_t, Digest> roots;
    for (const JudgedBatch& batch : batches) {
      if (batch.is_valid() && batch.seen.size > 0) roots[batch.seen.size];
    }
    if (roots.empty()) return;
    Hasher hasher(identity_.hash);
    CompactRange range;
    auto next = roots.begin();
    source_.visit(0, roots.rbegin()->first, [&](std::uint64_t, ByteView entry) {
      range.append(hasher.leaf(entry), hasher);
      if (next == roots.end() || next->first != range.end()) return;
      next->second = range.root(hasher);
      ++next;
    });
    for (JudgedBatch& batch : batches) {
      if (!batch.is_valid() || batch.seen.size == 0) continue;
      if (roots.at(batch.seen.size) == batch.seen.root) continue;
      batch.flaw = say("签名人当时核验过的前 {} 条不是现在这些：这段历史已被改写",
                       "the first {} entries are not those that its signer had verified: that "
                       "history was rewritten",
                       batch.seen.size);
    }
  }

  // A change of keys that no valid signature covers.
  void blame_unsigned(const std::vector<JudgedBatch>& batches) {
    const auto look_at = [&](const auto& records) {
      for (const auto& placed : records) {
        if (find_covering(batches, placed.sequence) != nullptr) continue;
        blame(placed.sequence,
              say("没有有效签名盖住它，不生效", "no valid signature covers it: it has no effect"));
      }
    };
    look_at(fold_.changes());
    look_at(fold_.policies());
  }

  void blame(std::uint64_t sequence, const Message& reason) {
    damage_.add({sequence, Layer::kSignature, Message(), reason});
    is_damaged_ = true;
  }

  const EntrySource& source_;
  LedgerIdentity identity_;
  const SignatureFold& fold_;
  DamageList& damage_;
  bool is_damaged_ = false;
};

Digest genesis_leaf(const EntrySource& source, HashSuite hash) {
  Hasher hasher(hash);
  Digest leaf;
  source.visit(0, 1, [&](std::uint64_t, ByteView entry) { leaf = hasher.leaf(entry); });
  return leaf;
}

}  // namespace

const JudgedBatch* Signatures::covering(std::uint64_t sequence) const {
  return find_covering(batches, sequence);
}

Signatures check_signatures(const HashedSource& entries, const Genesis& genesis,
                            const SignatureFold& fold, unsigned jobs, DamageList& damage) {
  Signatures signatures;
  try {
    signatures.ring.emplace(genesis);
  } catch (const FormatError& error) {
    damage.add({0, Layer::kSignature, Message(),
                say("管理密钥不是公钥：{}", "the operator's key is none: {}", error.message())});
    signatures.layer = LayerResult::kDamaged;
    return signatures;
  }
  const LedgerIdentity identity{genesis.origin, genesis_leaf(entries.source, entries.hash),
                                entries.hash};
  Examination examination(entries.source, identity, fold, damage);
  examination.run(*signatures.ring, signatures.batches, jobs);
  if (examination.is_damaged()) {
    signatures.layer = LayerResult::kDamaged;
  } else if (!signatures.batches.empty()) {
    signatures.layer = LayerResult::kIntact;
  }
  return signatures;
}

KeyRing replay_keys(const EntrySource& source, const Genesis& genesis, const SignatureFold& fold) {
  KeyRing ring(genesis);
  const LedgerIdentity identity{genesis.origin, genesis_leaf(source, genesis.hash), genesis.hash};
  KeyHistory history(source, identity, fold, ring);
  std::vector<RefusedChange> ignored;
  for (const std::size_t i : history.find_batches()) {
    static_cast<void>(history.perform(i, ignored));
  }
  return ring;
}

}  // namespace fundtrail
