// SPDX-License-Identifier: Apache-2.0
#include "cli/entry_signatures.h"

#include <algorithm>

#include "ledger/proof/hasher.h"
#include "verifier/signatures/ledger_keys.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {
namespace {

Digest hash_genesis(const EntrySource& source, HashSuite hash) {
  Digest leaf;
  source.visit(0, 1, [&](std::uint64_t, ByteView entry) { leaf = Hasher(hash).leaf(entry); });
  return leaf;
}

}  // namespace

EntrySignatures::EntrySignatures(const EntrySource& source, const Genesis& genesis)
    : source_(source),
      records_(find_signature_records(source)),
      ring_(replay_keys(source, genesis, records_)),
      identity_{genesis.origin, hash_genesis(source, genesis.hash), genesis.hash} {}

std::optional<EntrySigner> EntrySignatures::signer(std::optional<std::size_t> key) const {
  if (!key) return std::nullopt;
  const LedgerKey& known = ring_.keys()[*key];
  return EntrySigner{known.key.name(), known.party, known.holder};
}

std::optional<EntrySignature> EntrySignatures::covering(std::uint64_t sequence) const {
  const std::vector<std::uint64_t>& places = records_.signatures();
  const auto next = std::ranges::upper_bound(places, sequence);
  if (next == places.end()) return std::nullopt;
  const SignaturePlace place{*next, next == places.begin() ? 0 : *(next - 1)};
  const auto granted = granted_keys(within(records_.changes(), place.previous, place.sequence));
  const JudgedBatch batch = BatchJudge(source_, identity_, ring_).judge(place, granted);
  if (sequence < batch.begin) return std::nullopt;
  return EntrySignature{place.sequence, signer(batch.author), signer(batch.approver), batch.flaw};
}

}  // namespace fundtrail
