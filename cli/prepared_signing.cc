// SPDX-License-Identifier: Apache-2.0
#include "cli/prepared_signing.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/note.h"
#include "ledger/small_file.h"
#include "report/printable.h"
#include "verifier/signatures/ledger_keys.h"
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

bool is_named(const std::vector<std::string>& kinds, Kind kind) {
  return std::find(kinds.begin(), kinds.end(), enum_name(kind)) != kinds.end();
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

PreparedBatch prepare_batch(std::vector<Record> records, const SignedFor& ledger,
                            const SigningKey& key) {
  PreparedBatch batch{std::move(records), {}};
  batch.note.text = prepared_text(batch.records, ledger.card, ledger.seen);
  batch.note.signatures.push_back(sign_batch_text(key, batch.note.text));
  return batch;
}

void add_signature(PreparedBatch& batch, const SigningKey& key) {
  batch.note.signatures.push_back(sign_batch_text(key, batch.note.text));
}

void require_effect(const std::vector<Record>& records, const KeyRing& ring,
                    const std::vector<VerifierKey>& signers, std::uint64_t size) {
  KeyCeremony ceremony;
  ceremony.end = size + records.size();
  ceremony.signers = signers;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (const auto* change = std::get_if<KeyChange>(&records[i])) {
      ceremony.changes.push_back({size + i, *change});
    } else if (const auto* policy = std::get_if<ApprovalPolicy>(&records[i])) {
      ceremony.policies.push_back({size + i, *policy});
    }
  }
  KeyRing changed = ring;
  const std::vector<RefusedChange> refused = changed.apply(ceremony);
  if (refused.empty()) return;
  throw Error(ErrorCode::kRefused,
              say("{}。什么都没有写入", "{}. Nothing was written", refused.front().reason));
}

void require_first_use(const Ledger& ledger, const PreparedBatch& batch) {
  const bool changes_keys =
      std::any_of(batch.records.begin(), batch.records.end(),
                  [](const Record& record) { return is_system_kind(record_kind(record)); });
  if (!changes_keys) return;
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const SignatureFold recorded = find_signature_records(*source);
  for (const std::uint64_t sequence : recorded.signatures()) {
    const Bytes entry = read_entry(*source, sequence).value_or(Bytes());
    const Record record = decode_body(parse_entry(entry));
    const auto* signature = std::get_if<BatchSignature>(&record);
    if (signature == nullptr || !signature->note.starts_with(batch.note.text)) continue;
    throw Error(ErrorCode::kRefused,
                say("这一批此前已经录入（签名为第 {} 号），不能再用。什么都没有写入",
                    "this batch was appended before (its signature is entry {}) and counts once. "
                    "Nothing was written",
                    sequence));
  }
}

void require_ledger(const PreparedBatch& batch, const LedgerCard& card) {
  const BatchNote note = parse_batch_note(batch.note.text);
  if (note.origin == card.origin && note.genesis_leaf == card.genesis_leaf) return;
  throw Error(ErrorCode::kRefused,
              say("这一批是为另一账本“{}”签的，不是这一本“{}”的。什么都没有改动",
                  "this batch was signed for another ledger, “{}”, and not for this one, “{}”. "
                  "Nothing was changed",
                  shown_text(note.origin), shown_text(card.origin)));
}

BatchSigners judge_batch_signers(const PreparedBatch& batch, const KeyRing& ring,
                                 std::uint64_t size) {
  const std::uint64_t end = size + batch.records.size();
  return judge_signers(batch.note, ring, keys_granted_by(batch), end);
}

BatchSigners require_signers(const PreparedBatch& batch, const KeyRing& ring, std::uint64_t size) {
  BatchSigners signers = judge_batch_signers(batch, ring, size);
  if (signers.is_valid()) return signers;
  throw Error(ErrorCode::kRefused, say("这一批的签名不作数：{}。什么都没有写入",
                                       "the signature of this batch counts for nothing: {}. "
                                       "Nothing was written",
                                       *signers.flaw));
}

void require_policy(const ControlTotals& totals, const KeyRing& ring, std::uint64_t size,
                    const BatchSigners* signers) {
  const ApprovalPolicy* policy = ring.policy_at(size);
  if (policy == nullptr) return;
  const bool is_approved = signers != nullptr && signers->approver.has_value();
  for (const auto& [kind, total] : totals) {
    const bool needs_approver = is_named(policy->approved_kinds, kind) || kind == Kind::kCorrection;
    if (needs_approver && !is_approved) {
      throw Error(
          ErrorCode::kRefused,
          say("按本账规定，{}须由另一岗位审批。请用 fundtrail append --hold --as 密钥 提交，"
              "再由审批人 fundtrail release；什么都没有写入",
              "by this ledger's policy a {} needs the approval of another post. Stage it with "
              "`fundtrail append --hold --as KEY`, for the approver to `fundtrail release`; "
              "nothing "
              "was written",
              enum_label(kind)));
    }
    if (is_named(policy->signed_kinds, kind) && signers == nullptr) {
      throw Error(ErrorCode::kRefused,
                  say("按本账规定，{}须签名录入。请加 --as 密钥；什么都没有写入",
                      "by this ledger's policy a {} is signed: add --as KEY; nothing was written",
                      enum_label(kind)));
    }
  }
}

Message signer_words(const LedgerKey& known) {
  const std::string name = printable(known.key.name());
  if (known.party.empty()) return say("{}（{}）", "{} ({})", name, enum_label(known.role));
  return say("{}（{} {}）", "{} ({} {})", name, known.party, printable(known.holder));
}

}  // namespace fundtrail
