// SPDX-License-Identifier: Apache-2.0
#include "verifier/proof_check.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kSm3Suffix = "/sm3";

Hasher hasher_of(const Checkpoint& checkpoint) {
  return Hasher(checkpoint.origin.ends_with(kSm3Suffix) ? HashSuite::kSm3 : HashSuite::kSha256);
}

ProofType type_of(std::string_view file) {
  const std::string_view first = file.substr(0, file.find('\n'));
  if (first == kInclusionProofLine) return ProofType::kInclusion;
  if (first == kConsistencyProofLine) return ProofType::kConsistency;
  return ProofType::kCheckpoint;
}

// Returns: whether the proof holds in itself, whoever signed it.
bool check_inclusion(const InclusionProof& proof, ProofCheck& check) {
  if (!proof.extra) {
    throw FormatError(say("证明里没有记录本身（extra 行），不知道证明的是什么",
                          "the proof does not hold the entry (a line `extra`): there is no telling "
                          "what it is of"));
  }
  check.sequence = proof.index;
  check.entry = *proof.extra;
  Hasher hasher = hasher_of(check.checkpoint);
  if (!verify_inclusion_proof(proof, hasher.leaf(check.entry), hasher)) return false;
  const EntryView entry = parse_entry(check.entry);
  if (is_known(entry.header.kind, entry.header.kind_version)) check.record = decode_body(entry);
  return entry.header.sequence == check.sequence;
}

bool check_consistency(const ConsistencyProof& proof, ProofCheck& check) {
  check.old_head = proof.old_head;
  Hasher hasher = hasher_of(check.checkpoint);
  return verify_consistency_proof(proof, proof.old_head, hasher);
}

void take_note(SignedNote note, ProofCheck& check) {
  check.checkpoint = parse_checkpoint(note.text);
  check.note = std::move(note);
}

bool check_contents(std::string_view file, ProofCheck& check) {
  if (check.type == ProofType::kInclusion) {
    const InclusionProof proof = parse_inclusion_proof(file);
    take_note(proof.checkpoint, check);
    return check_inclusion(proof, check);
  }
  if (check.type == ProofType::kConsistency) {
    const ConsistencyProof proof = parse_consistency_proof(file);
    take_note(proof.checkpoint, check);
    return check_consistency(proof, check);
  }
  take_note(parse_note(file), check);
  return true;
}

ProofResult check_signatures(ProofCheck& check) {
  check.signatures = verify_note(check.note, check.keys);
  if (check.keys.empty()) return ProofResult::kNoKey;
  if (check.signatures.result == NoteResult::kBadSignature) return ProofResult::kBadSignature;
  if (check.signatures.result == NoteResult::kNoKnownKey) return ProofResult::kNotSigned;
  const bool is_signed =
      std::ranges::any_of(check.signatures.lines, [&check](const VerifiedLine& line) {
        const VerifierKey& key = check.keys[line.key];
        return key.name() == check.checkpoint.origin && key.type() != SignatureType::kCosignature;
      });
  return is_signed ? ProofResult::kProven : ProofResult::kOnlyWitnessed;
}

}  // namespace

ProofCheck check_proof(std::string_view file, std::vector<VerifierKey> keys) {
  if (file.size() > kProofFileBytesMax) {
    throw FormatError(say("文件有 {} 字节，证明最多 {} 字节",
                          "the file has {} bytes; a proof has at most {}", file.size(),
                          kProofFileBytesMax));
  }
  ProofCheck check;
  check.type = type_of(file);
  check.keys = std::move(keys);
  const bool holds = check_contents(file, check);
  const ProofResult result = check_signatures(check);
  check.result = holds ? result : ProofResult::kContradicted;
  return check;
}

int exit_code(ProofResult result) {
  if (result == ProofResult::kProven) return 0;
  return static_cast<int>(result == ProofResult::kContradicted ? ErrorCode::kTampered
                                                               : ErrorCode::kUntrusted);
}

}  // namespace fundtrail
