// SPDX-License-Identifier: Apache-2.0
//
// What a file that somebody handed over proves: a proof or a checkpoint, checked without a ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/proof/proof_text.h"
#include "schemas/enum_table.h"
#include "schemas/record.h"

namespace fundtrail {

/// What the file is, by its first line.
enum class ProofType {
  kInclusion,    ///< an inclusion proof: docs/FORMAT.md "Inclusion proof file"
  kConsistency,  ///< a consistency proof: docs/FORMAT.md "Consistency proof file"
  kCheckpoint,   ///< a signed note of a checkpoint, and nothing more
};

constexpr auto enum_table(ProofType) {
  return std::to_array<EnumEntry<ProofType>>({
      {ProofType::kInclusion, "inclusion", "包含证明"},
      {ProofType::kConsistency, "consistency", "一致性证明"},
      {ProofType::kCheckpoint, "checkpoint", "封存点"},
  });
}

/// What the check comes to; of several, the first that applies.
enum class ProofResult {
  kContradicted,   ///< the path does not lead to the root, or the entry says another place
  kNoKey,          ///< no key was given: nobody's word is taken
  kBadSignature,   ///< a line of a given key does not verify
  kNotSigned,      ///< no line is of a given key
  kOnlyWitnessed,  ///< no line is of a given key of the ledger's name, which its log key has
  kProven,
};

/// A file and what was found out about it.
struct ProofCheck {
  ProofType type{};
  ProofResult result{};
  Checkpoint checkpoint;          ///< the one that everything rests on
  SignedNote note;                ///< its note
  std::vector<VerifierKey> keys;  ///< as given
  NoteVerification signatures;    ///< of the note under these keys
  std::uint64_t sequence = 0;     ///< kInclusion: of the entry
  Bytes entry;                    ///< kInclusion: its bytes
  std::optional<Record> record;   ///< kInclusion: in it; nothing if its kind is not known here
  Head old_head;                  ///< kConsistency: the one that the proof begins with
};

/// Checks a file against the keys that the caller trusts. The hash is SM3 if the origin ends in
/// `/sm3`, else SHA-256 (docs/FORMAT.md "Ledger").
///
/// Proven means no more than what the type says, of the ledger as the keys signed it.
/// Throws: FormatError if the file has none of the three forms, is longer than kProofFileBytesMax,
/// holds no entry in an inclusion proof, or one that cannot be read though it is in the ledger.
/// Cost: at most 124 hashes and one verification for each line of a given key.
[[nodiscard]] ProofCheck check_proof(std::string_view file, std::vector<VerifierKey> keys);

/// The exit code of a result: 0, 10 of kContradicted, else 11.
[[nodiscard]] int exit_code(ProofResult result);

}  // namespace fundtrail
