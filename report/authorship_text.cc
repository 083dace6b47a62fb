// SPDX-License-Identifier: Apache-2.0
#include "report/authorship_text.h"

#include <algorithm>

#include "ledger/proof/key.h"

namespace fundtrail {
namespace {

Message key_span(const KeySummary& key) {
  if (!key.active_until) return say("第 {} 号起", "from entry {} on", key.active_from);
  return say("第 {} 号至第 {} 号前，已撤销：{}", "from entry {} to before {}, revoked: {}",
             key.active_from, *key.active_until, key.revocation_reason);
}

Message key_owner(const KeySummary& key) {
  if (key.party.empty()) return say("本账本", "the ledger");
  const Message party = say("{}（{}）", "{} ({})", key.party_name, key.party);
  return key.holder.empty() ? party : say("{} {}", "{}, {}", party, key.holder);
}

Message key_approvals(const KeySummary& key) {
  if (key.approved_entries == 0) return Message();
  return say("，审批 {} 条", ", approved: {}", key.approved_entries);
}

// What the reader of a party's key must not take for granted.
Message key_doubts(const KeySummary& key) {
  Message words;
  if (!key.is_confirmed) {
    words += say("；未经本单位确认", "; not confirmed by a key of its party");
  }
  const bool is_hearsay = !key.party.empty() && !key.is_trusted;
  if (is_hearsay) {
    words += say("；单位身份只凭账本管理者所说", "; whose it is, only the ledger's operator says");
  }
  return words;
}

}  // namespace

Message authorship_words(const Integrity& integrity) {
  const Authorship& authorship = integrity.authorship;
  if (authorship.keys.empty()) {
    return say("未核验：账本有损坏，或未写明管理密钥",
               "not examined: the ledger is damaged, or names no operator's key");
  }
  if (authorship.signed_entries == 0) {
    return say("没有签名，{} 条记录由谁录入只凭所记",
               "nothing is signed: who recorded the {} entries, only they themselves say",
               authorship.unsigned_entries);
  }
  std::uint64_t batches = 0;
  for (const KeySummary& key : authorship.keys) batches += key.batches;
  const auto signers =
      std::ranges::count_if(authorship.keys, [](const auto& key) { return key.batches > 0; });
  Message words = say("已签名 {} 条（{} 批，{} 把密钥），未签名 {} 条",
                      "signed: {} entries ({} batches, {} keys), unsigned: {}",
                      authorship.signed_entries, batches, signers, authorship.unsigned_entries);
  if (authorship.approved_entries > 0) {
    words += say("；经审批签名 {} 条", "; signed by an approver as well: {}",
                 authorship.approved_entries);
  }
  if (authorship.unconfirmed_approved_entries > 0) {
    words += say("，其中 {} 条的审批密钥未经本单位确认",
                 ", {} of them by a key that its party has not confirmed",
                 authorship.unconfirmed_approved_entries);
  }
  return words;
}

void add_keys(TextPage& page, const Authorship& authorship) {
  if (authorship.keys.size() < 2) return;
  page.blank();
  page.heading(say("密钥 {} 把", "Keys: {}", authorship.keys.size()));
  for (const KeySummary& key : authorship.keys) {
    page.line(page.tell("{} {} {}，{}，签名 {} 条{}{}", "{} {}, {}, {}, signed entries: {}{}{}",
                        key_fingerprint(parse_vkey(key.vkey)), enum_label(key.role), key_owner(key),
                        key_span(key), key.entries, key_approvals(key), key_doubts(key)),
              2);
  }
}

void add_policies(TextPage& page, const Authorship& authorship) {
  if (authorship.policies.empty()) return;
  page.blank();
  page.heading(say("签名规定 {} 次", "Policies: {}", authorship.policy_count));
  for (const PolicySummary& one : authorship.policies) {
    page.line(page.tell("第 {} 号起：{}", "from entry {} on: {}", one.active_from,
                        policy_words(one.policy)),
              2);
  }
}

}  // namespace fundtrail
