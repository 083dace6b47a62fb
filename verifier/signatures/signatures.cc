// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/signatures.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "ledger/proof/hasher.h"
#include "schemas/error.h"
#include "verifier/ranges.h"

namespace fundtrail {
namespace {

template <class T>
void append(std::vector<T>& values, std::vector<T>&& later) {
  std::move(later.begin(), later.end(), std::back_inserter(values));
}

template <class T>
std::vector<Sequenced<T>> within(const std::vector<Sequenced<T>>& records, std::uint64_t begin,
                                 std::uint64_t end) {
  std::vector<Sequenced<T>> found;
  for (const Sequenced<T>& placed : records) {
    if (placed.sequence >= begin && placed.sequence < end) found.push_back(placed);
  }
  return found;
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
    is_judged_.assign(batches.size(), false);
    for (std::size_t i = 0; i < batches.size(); ++i) {
      if (changes_keys(i)) perform(ring, batches, i);
    }
    const BatchJudge judge(source_, identity_, ring);
    run_parallel(batches.size(), jobs, [&](std::size_t i) {
      if (!is_judged_[i]) batches[i] = judge.judge(place(i), {});
    });
    compare_seen(batches);
    for (const JudgedBatch& batch : batches) {
      if (batch.flaw) blame(batch.sequence, *batch.flaw);
    }
    blame_unsigned(batches);
  }

  [[nodiscard]] bool is_damaged() const { return is_damaged_; }

 private:
  [[nodiscard]] SignaturePlace place(std::size_t i) const {
    return {fold_.signatures()[i], i == 0 ? 0 : fold_.signatures()[i - 1]};
  }

  // Whether key or policy records stand between a signature and the one before it.
  [[nodiscard]] bool changes_keys(std::size_t i) const {
    const auto is_between = [at = place(i)](const auto& placed) {
      return placed.sequence > at.previous && placed.sequence < at.sequence;
    };
    return std::any_of(fold_.changes().begin(), fold_.changes().end(), is_between) ||
           std::any_of(fold_.policies().begin(), fold_.policies().end(), is_between);
  }

  void perform(KeyRing& ring, std::vector<JudgedBatch>& batches, std::size_t i) {
    const SignaturePlace at = place(i);
    const auto around = within(fold_.changes(), at.previous + 1, at.sequence);
    JudgedBatch& batch = batches[i];
    batch = BatchJudge(source_, identity_, ring).judge(at, granted_keys(around));
    is_judged_[i] = true;
    if (!batch.is_valid()) return;
    // Records of keys have no id: a text that was signed once changes them once.
    if (!texts_.insert(batch.text).second) {
      batch.flaw = say("这份签名此前已录入过，不能再用",
                       "this signature was recorded before, and "
                       "counts once");
      return;
    }
    const KeyCeremony ceremony{at.sequence, within(fold_.changes(), batch.begin, at.sequence),
                               within(fold_.policies(), batch.begin, at.sequence), batch.signers};
    for (const RefusedChange& refused : ring.apply(ceremony)) {
      blame(refused.sequence, refused.reason);
    }
  }

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
    const auto is_covered = [&batches](std::uint64_t sequence) {
      return std::any_of(batches.begin(), batches.end(), [sequence](const JudgedBatch& batch) {
        return batch.is_valid() && sequence >= batch.begin && sequence < batch.sequence;
      });
    };
    const auto look_at = [&](const auto& records) {
      for (const auto& placed : records) {
        if (is_covered(placed.sequence)) continue;
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
  std::set<Digest> texts_;  // of batches that changed keys
  std::vector<char> is_judged_;
  bool is_damaged_ = false;
};

Digest genesis_leaf(const EntrySource& source, HashSuite hash) {
  Hasher hasher(hash);
  Digest leaf;
  source.visit(0, 1, [&](std::uint64_t, ByteView entry) { leaf = hasher.leaf(entry); });
  return leaf;
}

}  // namespace

std::vector<VerifierKey> granted_keys(const std::vector<Sequenced<KeyChange>>& changes) {
  std::vector<VerifierKey> keys;
  for (const Sequenced<KeyChange>& change : changes) {
    if (change.record.action != KeyAction::kGrant) continue;
    try {
      keys.push_back(parse_vkey(change.record.vkey));
    } catch (const FormatError&) {
      // The ring refuses it and says why.
    }
  }
  return keys;
}

void SignatureFold::absorb(const EntryHeader& header, const Record& record) {
  if (const auto* change = std::get_if<KeyChange>(&record)) {
    changes_.push_back({header.sequence, *change});
  } else if (const auto* policy = std::get_if<ApprovalPolicy>(&record)) {
    policies_.push_back({header.sequence, *policy});
  } else if (std::holds_alternative<BatchSignature>(record)) {
    signatures_.push_back(header.sequence);
  }
}

void SignatureFold::merge(SignatureFold&& later) {
  append(changes_, std::move(later.changes_));
  append(policies_, std::move(later.policies_));
  append(signatures_, std::move(later.signatures_));
}

const JudgedBatch* Signatures::covering(std::uint64_t sequence) const {
  const auto after = std::upper_bound(
      batches.begin(), batches.end(), sequence,
      [](std::uint64_t wanted, const JudgedBatch& batch) { return wanted <= batch.sequence; });
  if (after == batches.end() || !after->is_valid()) return nullptr;
  return sequence >= after->begin && sequence <= after->sequence ? &*after : nullptr;
}

Signatures check_signatures(const EntrySource& source, const Genesis& genesis, HashSuite hash,
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
  Examination examination(source, {genesis.origin, genesis_leaf(source, hash), hash}, fold, damage);
  examination.run(*signatures.ring, signatures.batches, jobs);
  if (examination.is_damaged()) {
    signatures.layer = LayerResult::kDamaged;
  } else if (!signatures.batches.empty()) {
    signatures.layer = LayerResult::kIntact;
  }
  return signatures;
}

}  // namespace fundtrail
