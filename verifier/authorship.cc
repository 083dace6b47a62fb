// SPDX-License-Identifier: Apache-2.0
#include "verifier/authorship.h"

namespace fundtrail {
namespace {

KeySummary summarise(const LedgerKey& known, const Registry& registry,
                     const std::vector<PartyKey>& party_keys) {
  KeySummary key;
  key.vkey = format_vkey(known.key);
  key.role = known.role;
  key.party = known.party;
  key.party_name = known.party.empty() ? "" : registry.name_of(known.party);
  key.holder = known.holder;
  key.granted_at = known.granted_at;
  key.active_from = known.active_from;
  key.active_until = known.active_until;
  key.revocation_reason = known.revocation_reason;
  key.is_confirmed = known.is_confirmed;
  key.is_trusted = is_among(party_keys, known);
  return key;
}

void add_unsigned(std::uint64_t begin, std::uint64_t end, Authorship& authorship) {
  if (begin >= end) return;
  authorship.unsigned_entries += end - begin;
  ++authorship.unsigned_range_count;
  if (authorship.unsigned_ranges.size() < kListedMax) {
    authorship.unsigned_ranges.push_back({begin, end});
  }
}

void add_approval(KeySummary& approver, std::uint64_t entries, Authorship& authorship) {
  approver.approved_entries += entries;
  authorship.approved_entries += entries;
  if (!approver.is_confirmed) authorship.unconfirmed_approved_entries += entries;
}

void add_policies(const std::map<std::uint64_t, ApprovalPolicy>& policies, Authorship& authorship) {
  authorship.policy_count = policies.size();
  for (const auto& [active_from, policy] : policies) {
    if (authorship.policies.size() == kListedMax) return;
    authorship.policies.push_back({active_from, policy});
  }
}

}  // namespace

Authorship sum_up_authorship(const Signatures& signatures, const Registry& registry,
                             std::uint64_t size, const std::vector<PartyKey>& party_keys) {
  Authorship authorship;
  if (signatures.ring) {
    for (const LedgerKey& known : signatures.ring->keys()) {
      authorship.keys.push_back(summarise(known, registry, party_keys));
    }
    add_policies(signatures.ring->policies(), authorship);
  }
  std::uint64_t next = 1;
  for (const JudgedBatch& batch : signatures.batches) {
    add_unsigned(next, batch.is_valid() ? batch.begin : batch.sequence, authorship);
    next = batch.sequence + 1;
    if (!batch.is_valid()) continue;
    const std::uint64_t covered = batch.sequence - batch.begin;
    authorship.signed_entries += covered;
    if (batch.approver) add_approval(authorship.keys.at(*batch.approver), covered, authorship);
    KeySummary& author = authorship.keys.at(*batch.author);
    ++author.batches;
    author.entries += covered;
  }
  add_unsigned(next, size, authorship);
  return authorship;
}

}  // namespace fundtrail
