// SPDX-License-Identifier: Apache-2.0
#include "cli/signed_checkpoints.h"

#include "report/printable.h"

namespace fundtrail {

SignedCheckpoints::SignedCheckpoints(const std::filesystem::path& ledger_folder, std::string origin,
                                     const KeyRing& ring)
    : folder_(ledger_folder), origin_(std::move(origin)) {
  for (const LedgerKey& known : ring.keys()) {
    if (known.role == KeyRole::kOperator && known.key.name() == origin_) {
      keys_.push_back(known.key);
    }
  }
}

void SignedCheckpoints::require_signed(const KeptCheckpoint& kept) const {
  const NoteVerification signatures = verify_note(kept.note, keys_);
  const bool is_signed = signatures.result == NoteResult::kVerified;
  if (is_signed && kept.checkpoint.origin == origin_) return;
  throw Error(
      ErrorCode::kUntrusted,
      say("封存点文件 {} 不是本账本（{}）的管理密钥签的，或签后被改动；不予采用，请查明后把它移走",
          "the checkpoint in {} was not signed by the operator's key of this ledger ({}), or was "
          "altered afterwards. It is not used: find out why, and move it away",
          kept.path.string(), shown_text(origin_)));
}

std::optional<KeptCheckpoint> SignedCheckpoints::newest() const {
  std::optional<KeptCheckpoint> kept = folder_.newest();
  if (kept) require_signed(*kept);
  return kept;
}

std::optional<KeptCheckpoint> SignedCheckpoints::find(std::uint64_t size) const {
  std::optional<KeptCheckpoint> kept = folder_.find(size);
  if (kept) require_signed(*kept);
  return kept;
}

KeptCheckpoint SignedCheckpoints::require(std::optional<std::uint64_t> size) const {
  std::optional<KeptCheckpoint> kept = size ? find(*size) : newest();
  if (kept) return std::move(*kept);
  Message list;
  for (const std::uint64_t one : folder_.sizes()) {
    list += list.is_empty() ? say("{}", "{}", one) : say("、{}", ", {}", one);
  }
  if (list.is_empty()) {
    throw Error(ErrorCode::kRefused, say("这本账还没有封存点；请先运行 fundtrail checkpoint",
                                         "this ledger has no checkpoint yet: run `fundtrail "
                                         "checkpoint` first"));
  }
  throw Error(ErrorCode::kRefused, say("没有 {} 条的封存点；现有：{} 条",
                                       "there is no checkpoint of {} entries; there are those of "
                                       "{}",
                                       size.value_or(0), list));
}

SignedNote own_note(const KeptCheckpoint& kept) {
  SignedNote own{kept.note.text, {}};
  for (const NoteSignature& line : kept.note.signatures) {
    if (line.key_name == kept.checkpoint.origin) own.signatures.push_back(line);
  }
  return own;
}

void add_checkpoint(JsonValue& document, const KeptCheckpoint& kept) {
  document.add("origin", printable(kept.checkpoint.origin))
      .add("size", kept.checkpoint.head.size)
      .add("root", format_base64(kept.checkpoint.head.root.view()))
      .add("note", format_note(kept.note));
  if (!kept.path.empty()) document.add("path", printable(kept.path.string()));
}

}  // namespace fundtrail
