// SPDX-License-Identifier: Apache-2.0
#include "cli/prepared_signing.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/note.h"
#include "ledger/small_file.h"
#include "report/printable.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {
namespace {

std::vector<VerifierKey> keys_granted_by(const PreparedBatch& batch) {
  std::vector<Sequenced<KeyChange>> changes;
  for (const Record& record : batch.records) {
    if (const auto* change = std::get_if<KeyChange>(&record)) changes.push_back({0, *change});
  }
  return granted_keys(changes);
}

bool is_active_signer(const NoteSignature& line, const KeyRing& ring, std::uint64_t size) {
  return std::any_of(ring.keys().begin(), ring.keys().end(), [&](const LedgerKey& known) {
    return known.key.name() == line.key_name && known.key.id() == line.key_id &&
           known.is_active(size);
  });
}

bool is_named(const std::vector<std::string>& kinds, const Record& record) {
  return std::find(kinds.begin(), kinds.end(), enum_name(record_kind(record))) != kinds.end();
}

}  // namespace

LedgerCard read_ledger_card(const std::string& path) {
  const auto file = read_small_file(path, kLedgerCardBytesMax);
  if (!file) {
    throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
  }
  try {
    return parse_ledger_card(*file);
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kRefused, say("{} 不是账本名片：{}", "{} is no ledger card: {}",
                                         shown_text(path), error.message()));
  }
}

PreparedBatch read_prepared_batch(const std::string& path) {
  const auto file = read_small_file(path, kPreparedBatchBytesMax);
  if (!file) {
    throw Error(ErrorCode::kRefused, say("没有文件 {}", "there is no file {}", shown_text(path)));
  }
  try {
    return parse_prepared_batch(*file);
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kRefused,
                say("{} 不是可用的已签批次：{}", "{} is no signed batch that can be used: {}",
                    shown_text(path), error.message()));
  }
}

PreparedBatch prepare_batch(std::vector<Record> records, const LedgerCard& card,
                            const SigningKey& key) {
  PreparedBatch batch{std::move(records), {}};
  batch.note.text = prepared_text(batch.records, card);
  batch.note.signatures.push_back(sign_note(key, batch.note.text));
  return batch;
}

void add_signature(PreparedBatch& batch, const SigningKey& key, const KeyRing& ring,
                   std::uint64_t size) {
  auto& lines = batch.note.signatures;
  const bool is_first = !is_active_signer(lines.front(), ring, size);
  lines.insert(is_first ? lines.begin() : lines.end(), sign_note(key, batch.note.text));
}

BatchSigners require_signers(const PreparedBatch& batch, const KeyRing& ring, std::uint64_t size) {
  const std::uint64_t end = size + batch.records.size();
  BatchSigners signers = judge_signers(batch.note, ring, keys_granted_by(batch), end);
  if (signers.is_valid()) return signers;
  throw Error(ErrorCode::kRefused, say("这一批的签名不作数：{}。什么都没有写入",
                                       "the signature of this batch counts for nothing: {}. "
                                       "Nothing was written",
                                       *signers.flaw));
}

void require_policy(const std::vector<Record>& records, const KeyRing& ring, std::uint64_t size,
                    const BatchSigners* signers) {
  const ApprovalPolicy* policy = ring.policy_at(size);
  if (policy == nullptr) return;
  const bool is_approved = signers != nullptr && signers->approver.has_value();
  for (const Record& record : records) {
    const bool needs_approver =
        is_named(policy->approved_kinds, record) || std::holds_alternative<Correction>(record);
    if (needs_approver && !is_approved) {
      throw Error(
          ErrorCode::kRefused,
          say("按本账规定，{}须由另一岗位审批。请用 fundtrail append --hold --as 密钥 提交，"
              "再由审批人 fundtrail release；什么都没有写入",
              "by this ledger's policy a {} needs the approval of another post. Stage it with "
              "`fundtrail append --hold --as KEY`, for the approver to `fundtrail release`; "
              "nothing "
              "was written",
              enum_label(record_kind(record))));
    }
    if (is_named(policy->signed_kinds, record) && signers == nullptr) {
      throw Error(ErrorCode::kRefused,
                  say("按本账规定，{}须签名录入。请加 --as 密钥；什么都没有写入",
                      "by this ledger's policy a {} is signed: add --as KEY; nothing was written",
                      enum_label(record_kind(record))));
    }
  }
}

Message signer_words(const LedgerKey& known) {
  const std::string name = printable(known.key.name());
  if (known.party.empty()) return say("{}（{}）", "{} ({})", name, enum_label(known.role));
  return say("{}（{} {}）", "{} ({} {})", name, known.party, printable(known.holder));
}

}  // namespace fundtrail
