// SPDX-License-Identifier: Apache-2.0
#include "cli/signing_preview.h"

#include <vector>

#include "cli/append_report.h"
#include "cli/prepared_signing.h"
#include "report/printable.h"

namespace fundtrail {
namespace {

Message key_words(const VerifierKey& key) {
  return say("{}，指纹 {}", "{}, fingerprint {}", printable(key.name()), key_fingerprint(key));
}

Message key_words(const std::string& vkey) {
  try {
    return key_words(parse_vkey(vkey));
  } catch (const FormatError&) {
    return say("{}（不是公钥）", "{} (which is no key)", printable(vkey));
  }
}

Message change_words(const KeyChange& change) {
  if (change.action == KeyAction::kRevoke) {
    return say("撤销密钥 {}：{}", "revokes the key {}: {}", key_words(change.vkey),
               printable(change.reason.value_or("")));
  }
  Message words = say("授予密钥 {}，用途 {}", "grants the key {}, for {}", key_words(change.vkey),
                      enum_label(*change.role));
  if (change.party) {
    words += say("，归 {} {}", ", to {}, {}", printable(change.party->id),
                 printable(change.holder.value_or("")));
  }
  return words;
}

Message policy_change_words(const ApprovalPolicy& policy, const ApprovalPolicy* before) {
  return say("签名规定改为：{}（此前：{}）", "sets the policy: {} (before: {})",
             policy_words(policy),
             before == nullptr ? say("没有规定", "none") : policy_words(*before));
}

std::vector<Message> changes_of(const PreparedBatch& batch, const ApprovalPolicy* before) {
  std::vector<Message> changes;
  for (const Record& record : batch.records) {
    if (const auto* change = std::get_if<KeyChange>(&record)) {
      changes.push_back(change_words(*change));
    } else if (const auto* policy = std::get_if<ApprovalPolicy>(&record)) {
      changes.push_back(policy_change_words(*policy, before));
    }
  }
  return changes;
}

// A key that the ledger does not know yet is one that the batch grants: it asks for itself.
Message signer_line(const VerifierKey& signer, const KeyRing& ring) {
  const auto place = ring.find(signer);
  const Message who = place ? signer_words(ring.keys()[*place])
                            : say("{}（申请授予的密钥自己）",
                                  "{} (the key that asks to be granted)", printable(signer.name()));
  return say("{}，指纹 {}，公钥 {}", "{}, fingerprint {}, key {}", who, key_fingerprint(signer),
             printable(format_vkey(signer)));
}

}  // namespace

std::string signing_preview(const Context& context, const PreparedBatch& batch, const KeyRing& ring,
                            std::uint64_t size) {
  const std::string& origin = ring.keys().front().key.name();  // an operator's key is so named
  std::string text = context.tell("将要签名的一批，录入账本“{}”，请先核对：\n\n",
                                  "About to be signed, for the ledger “{}”; compare it first:\n\n",
                                  printable(origin)) +
                     totals_text(context, control_totals(batch.records)) + "\n";
  const std::vector<Message> changes = changes_of(batch, ring.policy_at(size));
  if (!changes.empty()) {
    text +=
        context.tell("其中改动密钥和签名规定的：\n", "Of these, what changes keys and policy:\n");
    for (const Message& change : changes) text += "  " + context.tell(change) + "\n";
    text += "\n";
  }
  const BatchSigners signers = judge_batch_signers(batch, ring, size);
  text += context.tell("已有的签名，均已验签：\n", "Signatures it has, all verified:\n");
  for (const VerifierKey& signer : signers.signers) {
    text += "  " + context.tell(signer_line(signer, ring)) + "\n";
  }
  if (signers.flaw) {
    text += "  " + context.tell("还不作数：{}", "they do not count yet: {}", *signers.flaw) + "\n";
  }
  return text + "\n";
}

void show_before_signing(const Context& context, const PreparedBatch& batch, const KeyRing& ring,
                         std::uint64_t size) {
  const std::string text = signing_preview(context, batch, ring, size);
  if (context.settings.is_json) {
    write_error_line(text.substr(0, text.size() - 1));
    return;
  }
  context.out.write(text);
  context.out.flush();
}

}  // namespace fundtrail
