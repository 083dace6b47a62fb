// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/key_ring.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

std::pair<SignatureType, Bytes> public_part(const VerifierKey& key) {
  return {key.type(), Bytes(key.public_key().begin(), key.public_key().end())};
}

// A key that can sign checkpoints: a ledger is never without one.
bool is_first_operators(const LedgerKey& known) {
  return known.role == KeyRole::kOperator && known.key.type() == SignatureType::kEd25519;
}

bool has_signed(const KeyCeremony& ceremony, const VerifierKey& key) {
  return std::find(ceremony.signers.begin(), ceremony.signers.end(), key) != ceremony.signers.end();
}

Message not_an_operators() {
  return say("没有账本管理密钥的签名，不生效",
             "without the signature of an operator's key it has no effect");
}

}  // namespace

KeyRing::KeyRing(const Genesis& genesis) {
  VerifierKey key = parse_vkey(genesis.operator_key);
  if (key.type() != SignatureType::kEd25519) {
    throw FormatError(say("管理密钥应为 Ed25519", "an operator's first key is of Ed25519"));
  }
  add({std::move(key), KeyRole::kOperator});
}

void KeyRing::add(LedgerKey key) {
  places_.emplace(key.key.id(), keys_.size());
  public_keys_.insert(public_part(key.key));
  if (!key.party.empty()) parties_.insert(key.party);
  if (is_first_operators(key)) ++unrevoked_operators_;
  keys_.push_back(std::move(key));
}

std::vector<std::size_t> KeyRing::places_of(const KeyId& id) const {
  std::vector<std::size_t> places;
  const auto [begin, end] = places_.equal_range(id);
  for (auto place = begin; place != end; ++place) places.push_back(place->second);
  return places;
}

std::optional<std::size_t> KeyRing::find(const VerifierKey& key) const {
  for (const std::size_t place : places_of(key.id())) {
    if (keys_[place].key == key) return place;
  }
  return std::nullopt;
}

std::vector<RefusedChange> KeyRing::apply(const KeyCeremony& ceremony) {
  std::vector<RefusedChange> refused;
  const bool is_operators = has_signed(ceremony, KeyRole::kOperator);
  const auto note = [&refused](std::uint64_t sequence, std::optional<Message> reason) {
    if (reason) refused.push_back({sequence, std::move(*reason)});
  };
  // Grants first, so that a batch can put one operator's key in another's place.
  for (const KeyAction action : {KeyAction::kGrant, KeyAction::kRevoke}) {
    for (const Sequenced<KeyChange>& change : ceremony.changes) {
      if (change.record.action != action) continue;
      if (!is_operators) {
        note(change.sequence, not_an_operators());
      } else {
        note(change.sequence,
             action == KeyAction::kGrant ? grant(ceremony, change) : revoke(ceremony, change));
      }
    }
  }
  for (const Sequenced<ApprovalPolicy>& policy : ceremony.policies) {
    if (is_operators) {
      policies_[ceremony.end + 1] = policy.record;
    } else {
      note(policy.sequence, not_an_operators());
    }
  }
  std::sort(refused.begin(), refused.end(),
            [](const auto& left, const auto& right) { return left.sequence < right.sequence; });
  return refused;
}

const ApprovalPolicy* KeyRing::policy_at(std::uint64_t sequence) const {
  const auto after = policies_.upper_bound(sequence);
  return after == policies_.begin() ? nullptr : &std::prev(after)->second;
}

bool KeyRing::has_signed(const KeyCeremony& ceremony, KeyRole role) const {
  return std::any_of(
      ceremony.signers.begin(), ceremony.signers.end(), [&](const VerifierKey& signer) {
        const auto place = find(signer);
        return place && keys_[*place].role == role && keys_[*place].is_active(ceremony.end);
      });
}

std::optional<Message> KeyRing::refuse_grant(const KeyCeremony& ceremony,
                                             const VerifierKey& key) const {
  if (public_keys_.contains(public_part(key))) {
    return say("这把公钥已授予过，不能再授", "this public key was granted before, and not again");
  }
  if (key.type() == SignatureType::kCosignature) {
    return say("这是见证人的密钥，不能用来签批次", "a witness's key signs no batches");
  }
  if (!fundtrail::has_signed(ceremony, key)) {
    return say("没有被授予的密钥自己的签名，不知有没有人持有它的私钥，不生效",
               "without a signature of the granted key itself nobody knows that its private part "
               "is held: it has no effect");
  }
  return std::nullopt;
}

// A party that never had a key has none that could speak for it. One that had, and whose keys were
// revoked by the operator, has not spoken.
bool KeyRing::is_confirmed(const KeyCeremony& ceremony, const std::string& party) const {
  if (!parties_.contains(party)) return true;
  return std::any_of(ceremony.signers.begin(), ceremony.signers.end(),
                     [&](const VerifierKey& signer) {
                       const auto place = find(signer);
                       if (!place || keys_[*place].party != party) return false;
                       return keys_[*place].is_confirmed && keys_[*place].is_active(ceremony.end);
                     });
}

std::optional<Message> KeyRing::grant(const KeyCeremony& ceremony,
                                      const Sequenced<KeyChange>& change) {
  try {
    VerifierKey key = parse_vkey(change.record.vkey);
    if (auto reason = refuse_grant(ceremony, key)) return reason;
    if (*change.record.role == KeyRole::kOperator && key.name() != keys_.front().key.name()) {
      return say("账本管理密钥的名称应是账本名 {}", "an operator's key is named as the ledger, {}",
                 keys_.front().key.name());
    }
    const std::string party = change.record.party ? change.record.party->id : std::string();
    LedgerKey granted{std::move(key), *change.record.role, party};
    granted.holder = change.record.holder.value_or("");
    granted.granted_at = change.sequence;
    granted.active_from = ceremony.end + 1;
    granted.is_confirmed = is_confirmed(ceremony, party);
    add(std::move(granted));
    return std::nullopt;
  } catch (const FormatError& error) {
    return say("不是公钥：{}", "it is no key: {}", error.message());
  }
}

std::optional<Message> KeyRing::revoke(const KeyCeremony& ceremony,
                                       const Sequenced<KeyChange>& change) {
  const std::optional<std::size_t> place = find_vkey(change.record.vkey);
  if (!place || keys_[*place].active_until) {
    return say("没有这把有效的密钥可撤销", "there is no active key like this to revoke");
  }
  LedgerKey& known = keys_[*place];
  if (is_first_operators(known)) {
    if (unrevoked_operators_ == 1) {
      return say("这是最后一把账本管理密钥（Ed25519），同一批中要先授予另一把才能撤销",
                 "it is the last operator's key of Ed25519: it is revoked in a batch that grants "
                 "another");
    }
    --unrevoked_operators_;
  }
  known.active_until = ceremony.end + 1;
  known.revocation_reason = change.record.reason.value_or("");
  return std::nullopt;
}

// A key has one vkey: what is none names no key.
std::optional<std::size_t> KeyRing::find_vkey(const std::string& vkey) const {
  try {
    return find(parse_vkey(vkey));
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

}  // namespace fundtrail
