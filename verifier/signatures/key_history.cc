// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/key_history.h"

#include <algorithm>
#include <iterator>

namespace fundtrail {
namespace {

template <class T>
std::vector<Sequenced<T>> copy(std::span<const Sequenced<T>> records) {
  return {records.begin(), records.end()};
}

}  // namespace

SignaturePlace signature_place(const SignatureFold& fold, std::size_t i) {
  return {fold.signatures()[i], i == 0 ? 0 : fold.signatures()[i - 1]};
}

std::vector<std::size_t> KeyHistory::find_batches() const {
  const std::vector<std::uint64_t>& signatures = fold_.signatures();
  std::vector<std::size_t> found;
  const auto add_all = [&](const auto& records) {
    for (const auto& placed : records) {
      const auto next = std::ranges::upper_bound(signatures, placed.sequence);
      if (next != signatures.end()) {
        found.push_back(static_cast<std::size_t>(std::distance(signatures.begin(), next)));
      }
    }
  };
  add_all(fold_.changes());
  add_all(fold_.policies());
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

JudgedBatch KeyHistory::perform(std::size_t i, std::vector<RefusedChange>& refused) {
  const SignaturePlace at = signature_place(fold_, i);
  const auto around = within(fold_.changes(), at.previous + 1, at.sequence);
  JudgedBatch batch = BatchJudge(source_, identity_, ring_).judge(at, granted_keys(around));
  if (!batch.is_valid()) return batch;
  // Records of keys have no id: a text that was signed once changes them once.
  if (!texts_.insert(batch.text).second) {
    batch.flaw = say("这份签名此前已录入过，不能再用",
                     "this signature was recorded before, and counts once");
    return batch;
  }
  const KeyCeremony ceremony{at.sequence, copy(within(fold_.changes(), batch.begin, at.sequence)),
                             copy(within(fold_.policies(), batch.begin, at.sequence)),
                             batch.signers};
  std::ranges::move(ring_.apply(ceremony), std::back_inserter(refused));
  return batch;
}

}  // namespace fundtrail
