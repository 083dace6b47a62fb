// SPDX-License-Identifier: Apache-2.0
#include "verifier/party_keys.h"

#include <algorithm>

namespace fundtrail {
namespace {

Message party_words(const std::string& party, const Registry& registry) {
  if (party.empty()) return say("账本管理者", "the ledger's operator");
  const std::string name = registry.name_of(party);
  if (name.empty()) return say("{}", "{}", party);
  return say("{}（{}）", "{} ({})", name, party);
}

Message unknown_key_words(const LedgerKey& key, const Registry& registry) {
  return say(
      "密钥 {} 不是您所知的 {} 的公钥：它属于该单位，只有账本管理者这样说；请向该单位核实，"
      "属实的加进 --trust 文件",
      "key {} is none of those that you know of {}: that it is theirs, only the ledger's "
      "operator says; ask the party, and add the key to the file of --trust if it is so",
      key_fingerprint(key.key), party_words(key.party, registry));
}

Message misused_key_words(const LedgerKey& key, const std::string& owner,
                          const Registry& registry) {
  return say("密钥 {} 您知道是 {} 的，账本却把它记为 {} 的",
             "key {} is that of {} as you know it, and the ledger has it as that of {}",
             key_fingerprint(key.key), party_words(owner, registry),
             party_words(key.party, registry));
}

}  // namespace

bool is_among(const std::vector<PartyKey>& known, const LedgerKey& ledger_key) {
  return std::ranges::any_of(known, [&ledger_key](const PartyKey& each) {
    return each.party == ledger_key.party && each.key == ledger_key.key;
  });
}

LayerResult check_party_keys(const Signatures& signatures, const Registry& registry,
                             const std::vector<PartyKey>& known, DamageList& damage) {
  LayerResult layer = signatures.layer;
  if (!signatures.ring) return layer;
  for (const LedgerKey& key : signatures.ring->keys()) {
    if (is_among(known, key)) continue;
    const auto owner = std::ranges::find(known, key.key, &PartyKey::key);
    const bool is_misused = owner != known.end();
    if (!is_misused && std::ranges::count(known, key.party, &PartyKey::party) == 0) continue;
    layer = LayerResult::kDamaged;
    damage.add({key.granted_at,
                Layer::kSignature,
                {},
                is_misused ? misused_key_words(key, owner->party, registry)
                           : unknown_key_words(key, registry)});
  }
  return layer;
}

}  // namespace fundtrail
