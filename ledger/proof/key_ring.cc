// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/key_ring.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

bool is_same_public_key(const VerifierKey& left, const VerifierKey& right) {
  return left.type() == right.type() &&
         std::equal(left.public_key().begin(), left.public_key().end(), right.public_key().begin(),
                    right.public_key().end());
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
  keys_.push_back({std::move(key), KeyRole::kOperator});
}

std::optional<std::size_t> KeyRing::find(const VerifierKey& key) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].key == key) return i;
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
  return std::any_of(keys_.begin(), keys_.end(), [&](const LedgerKey& known) {
    return known.role == role && known.is_active(ceremony.end) &&
           fundtrail::has_signed(ceremony, known.key);
  });
}

std::optional<Message> KeyRing::refuse_grant(const KeyCeremony& ceremony,
                                             const VerifierKey& key) const {
  const bool is_known = std::any_of(keys_.begin(), keys_.end(), [&](const LedgerKey& known) {
    return is_same_public_key(known.key, key);
  });
  if (is_known) {
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
  bool has_keys = false;
  for (const LedgerKey& known : keys_) {
    if (party.empty() || known.party != party) continue;
    has_keys = true;
    const bool can_speak = known.is_confirmed && known.is_active(ceremony.end);
    if (can_speak && fundtrail::has_signed(ceremony, known.key)) return true;
  }
  return !has_keys;
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
    keys_.push_back(std::move(granted));
    return std::nullopt;
  } catch (const FormatError& error) {
    return say("不是公钥：{}", "it is no key: {}", error.message());
  }
}

std::optional<Message> KeyRing::revoke(const KeyCeremony& ceremony,
                                       const Sequenced<KeyChange>& change) {
  const std::uint64_t from = ceremony.end + 1;
  for (LedgerKey& known : keys_) {
    if (format_vkey(known.key) != change.record.vkey || !known.is_active(from)) continue;
    known.active_until = from;
    known.revocation_reason = change.record.reason.value_or("");
    if (has_operator(from)) return std::nullopt;
    known.active_until.reset();
    known.revocation_reason.clear();
    return say("这是最后一把账本管理密钥（Ed25519），同一批中要先授予另一把才能撤销",
               "it is the last operator's key of Ed25519: it is revoked in a batch that grants "
               "another");
  }
  return say("没有这把有效的密钥可撤销", "there is no active key like this to revoke");
}

bool KeyRing::has_operator(std::uint64_t sequence) const {
  return std::any_of(keys_.begin(), keys_.end(), [sequence](const LedgerKey& known) {
    return known.role == KeyRole::kOperator && known.key.type() == SignatureType::kEd25519 &&
           known.is_active(sequence);
  });
}

}  // namespace fundtrail
