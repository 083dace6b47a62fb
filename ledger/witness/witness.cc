// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness.h"

#include <set>
#include <utility>

#include "ledger/proof/proof.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

std::string describe_root(const Head& head) { return format_base64(head.root.view()); }

WitnessAnswer refusal(WitnessVerdict verdict, Message reason) {
  WitnessAnswer answer;
  answer.verdict = verdict;
  answer.reason = std::move(reason);
  return answer;
}

void require_log_key(const VerifierKey& key) {
  if (key.type() == SignatureType::kCosignature) {
    throw Error(ErrorCode::kRefused,
                say("公钥“{}”是见证签名的公钥，不能用于账本",
                    "the key “{}” is for cosignatures, and of no ledger", shown_text(key.name())));
  }
  if (auto reason = refuse_origin(key.name())) throw Error(ErrorCode::kRefused, *reason);
}

/// Tells why the signatures do not do, or nothing.
std::optional<WitnessAnswer> refuse_signatures(const NoteVerification& verification,
                                               const SignedNote& note, std::string_view origin) {
  switch (verification.result) {
    case NoteResult::kVerified:
      return std::nullopt;
    case NoteResult::kNoKnownKey:
      return refusal(WitnessVerdict::kUntrusted,
                     say("封存点没有账本“{}”已知公钥的签名", "no known key of “{}” has signed it",
                         shown_text(origin)));
    case NoteResult::kBadSignature:
      break;
  }
  const std::size_t line = verification.bad_signature;
  return refusal(WitnessVerdict::kUntrusted,
                 say("第 {} 行签名（{}）验证不通过", "signature line {}, of {}, does not verify",
                     line + 1, shown_text(note.signatures[line].key_name)));
}

/// Tells why nobody would cosign the checkpoint, whatever was cosigned before, or nothing.
std::optional<WitnessAnswer> refuse_form(const AddCheckpointRequest& request,
                                         const Checkpoint& checkpoint) {
  if (!checkpoint.extensions.empty()) {
    return refusal(WitnessVerdict::kMalformed, say("封存点带有扩展内容，无人核对",
                                                   "it has extension lines, which nobody audits"));
  }
  if (request.old_size <= checkpoint.head.size) return std::nullopt;
  return refusal(WitnessVerdict::kMalformed,
                 say("旧条数 {} 大于封存点的 {} 条", "the old size {} is above the checkpoint's {}",
                     request.old_size, checkpoint.head.size));
}

/// The note with one line of each of the ledger's keys that verified, and no others.
SignedNote keep_verified(const SignedNote& note, const NoteVerification& verification) {
  SignedNote kept{note.text, {}};
  std::set<std::size_t> keys;
  for (const VerifiedLine& line : verification.lines) {
    if (keys.insert(line.key).second) kept.signatures.push_back(note.signatures[line.signature]);
  }
  return kept;
}

/// Tells why the new head is not proven to continue the held one, or nothing. Both have the same
/// old size.
std::optional<Message> refuse_continuation(const AddCheckpointRequest& request, const Head& held,
                                           const Checkpoint& checkpoint) {
  Hasher hasher(origin_hash_suite(checkpoint.origin));
  const Head& head = checkpoint.head;
  if (head.size == 0 && head.root != hasher.empty_root()) {
    return say("空树的根不对", "the root is not that of an empty tree");
  }
  if (held.size == 0) {
    if (request.path.empty()) return std::nullopt;
    return say("旧条数为 0 时不应有一致性证明", "with old size 0 there is no proof to give");
  }
  try {
    if (verify_consistency({held.size, head.size}, request.path, held.root, head.root, hasher)) {
      return std::nullopt;
    }
  } catch (const FormatError& error) {
    return error.message();
  }
  return say("与上次见证的不一致：上次 {} 条，根 {}；这次 {} 条，根 {}",
             "not consistent with what was cosigned last: {} entries, root {}; now {} entries, "
             "root {}",
             held.size, describe_root(held), head.size, describe_root(head));
}

/// Compares a verified request with what is held. Returns: a refusal, or an answer to be signed.
WitnessAnswer judge(const AddCheckpointRequest& request, const Checkpoint& checkpoint,
                    const Head& held) {
  WitnessAnswer answer;
  answer.held = held;
  if (request.old_size != held.size) {
    answer.verdict = WitnessVerdict::kConflict;
    answer.reason = say("上次见证到 {} 条，请求从 {} 条算起",
                        "{} entries were cosigned last, and the request is from {}", held.size,
                        request.old_size);
  } else if (auto reason = refuse_continuation(request, held, checkpoint)) {
    answer.verdict = WitnessVerdict::kInconsistent;
    answer.reason = std::move(*reason);
  } else {
    answer.verdict = WitnessVerdict::kCosigned;
  }
  return answer;
}

Head head_of(const std::optional<SignedNote>& note) {
  return note ? parse_checkpoint(note->text).head : Head();
}

}  // namespace

void require_witness_key(const VerifierKey& key) {
  if (key.type() == SignatureType::kCosignature) return;
  throw Error(ErrorCode::kRefused,
              say("密钥“{}”不是见证密钥；用 fundtrail key new 简称 --type witness 新建一把",
                  "the key “{}” is not a witness's: make one with `fundtrail key new ALIAS --type "
                  "witness`",
                  shown_text(key.name())));
}

Witness::Witness(SigningKey key, std::vector<VerifierKey> log_keys, WitnessState state)
    : key_(std::move(key)), state_(std::move(state)) {
  require_witness_key(key_.verifier_key());
  for (VerifierKey& log_key : log_keys) {
    require_log_key(log_key);
    Log& log = logs_[origin_hash(log_key.name())];
    log.origin = log_key.name();
    log.keys.push_back(std::move(log_key));
  }
}

const Witness::Log* Witness::find(std::string_view hash) const {
  const auto found = logs_.find(hash);
  return found == logs_.end() ? nullptr : &found->second;
}

std::optional<SignedNote> Witness::read_held(const Log& log) const {
  std::vector<VerifierKey> keys = log.keys;
  keys.push_back(key());
  return state_.read(log.origin, keys);
}

WitnessAnswer Witness::add_checkpoint(const AddCheckpointRequest& request, std::uint64_t time_s) {
  const Checkpoint checkpoint = parse_checkpoint(request.note.text);
  const Log* log = find(origin_hash(checkpoint.origin));
  if (log == nullptr) {
    return refusal(WitnessVerdict::kUnknownLog, say("不认识账本“{}”", "the ledger “{}” is unknown",
                                                    shown_text(checkpoint.origin)));
  }
  const NoteVerification verification = verify_note(request.note, log->keys);
  if (auto answer = refuse_signatures(verification, request.note, log->origin)) return *answer;
  if (auto answer = refuse_form(request, checkpoint)) return *answer;

  const std::lock_guard guard(mutex_);
  const FileDescriptor lock = state_.lock();
  const std::optional<SignedNote> held = read_held(*log);
  WitnessAnswer answer = judge(request, checkpoint, head_of(held));
  if (answer.verdict == WitnessVerdict::kCosigned) {
    SignedNote note = keep_verified(request.note, verification);
    answer.cosignatures = {cosign_and_write(checkpoint, std::move(note), time_s)};
  } else if (held && answer.held.size == checkpoint.head.size && answer.held != checkpoint.head) {
    answer.evidence = state_.keep_evidence(log->origin, *held, request.note);
  }
  return answer;
}

NoteSignature Witness::cosign_and_write(const Checkpoint& checkpoint, SignedNote note,
                                        std::uint64_t time_s) const {
  FUNDTRAIL_CHECK(time_s > 0);
  NoteSignature line = cosign(key_, checkpoint, time_s);
  note.signatures.push_back(line);
  state_.write(checkpoint.origin, note);
  return line;
}

std::optional<SignedNote> Witness::checkpoint(std::string_view origin) const {
  return checkpoint_by_hash(origin_hash(origin));
}

std::optional<SignedNote> Witness::checkpoint_by_hash(std::string_view hash) const {
  const Log* log = find(hash);
  return log == nullptr ? std::nullopt : read_held(*log);
}

}  // namespace fundtrail
