// SPDX-License-Identifier: Apache-2.0
//
// Proofs as files, for those who keep them: each carries the signed checkpoint that it leads to.
// Source: C2SP tlog-proof; docs/FORMAT.md "Inclusion proof file", "Consistency proof file".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/note.h"

namespace fundtrail {

/// The first lines of the two files, by which they are told apart. FORMAT: they may not change.
inline constexpr std::string_view kInclusionProofLine = "c2sp.org/tlog-proof@v1";
inline constexpr std::string_view kConsistencyProofLine = "fundtrail/consistency/1";

/// That an entry is in the tree of a checkpoint.
struct InclusionProof {
  std::optional<Bytes> extra;  ///< in our files the entry; nothing covers it but the caller's check
  std::uint64_t index = 0;     ///< of the entry; Range: below the checkpoint's size
  std::vector<Digest> path;    ///< from the leaf's sibling upwards
  SignedNote checkpoint;       ///< a note whose text is a checkpoint

  friend bool operator==(const InclusionProof&, const InclusionProof&) = default;
};

/// That a tree which somebody held earlier is a prefix of the tree of a checkpoint.
struct ConsistencyProof {
  Head old_head;             ///< Range: 1 <= size <= that of the checkpoint
  std::vector<Digest> path;  ///< as `prove_consistency` makes it
  SignedNote checkpoint;     ///< a note whose text is the newer checkpoint

  friend bool operator==(const ConsistencyProof&, const ConsistencyProof&) = default;
};

/// Parses an inclusion proof.
/// Throws: FormatError if it has another form, is longer than kProofFileBytesMax,
/// has an `extra` that is empty or longer than kEntryBytesMax, or its index or path length do not
/// fit the size of its checkpoint.
[[nodiscard]] InclusionProof parse_inclusion_proof(std::string_view text);

/// Formats a proof as `parse_inclusion_proof` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_inclusion_proof` would refuse it.
[[nodiscard]] std::string format_inclusion_proof(const InclusionProof& proof);

/// Verifies that `leaf`, a leaf hash, is in the tree of the proof's checkpoint.
///
/// Says nothing of who signed the checkpoint (`verify_note`, `verify_policy`) nor of `extra`: hash
/// the entry and give its leaf. `hasher` is of the suite of the checkpoint's ledger.
/// Throws: FormatError if `parse_inclusion_proof` would refuse the proof.
/// Returns: false if the path leads to another root.
[[nodiscard]] bool verify_inclusion_proof(const InclusionProof& proof, const Digest& leaf,
                                          Hasher& hasher);

/// Parses a consistency proof.
/// Throws: FormatError if it has another form, is longer than kProofFileBytesMax, or
/// its sizes and path length do not fit.
[[nodiscard]] ConsistencyProof parse_consistency_proof(std::string_view text);

/// Formats a proof as `parse_consistency_proof` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_consistency_proof` would refuse it.
[[nodiscard]] std::string format_consistency_proof(const ConsistencyProof& proof);

/// Verifies that the tree of `held`, which the caller kept, is a prefix of that of the checkpoint.
///
/// Says nothing of who signed the checkpoint. `hasher` is of the suite of the checkpoint's ledger.
/// Throws: FormatError if `parse_consistency_proof` would refuse the proof.
/// Returns: false if the proof is of another old head, or its path leads to other roots.
[[nodiscard]] bool verify_consistency_proof(const ConsistencyProof& proof, const Head& held,
                                            Hasher& hasher);

}  // namespace fundtrail
