// SPDX-License-Identifier: Apache-2.0
//
// What a ledger signs: its name, its size and its root. Source: C2SP tlog-checkpoint,
// tlog-cosignature; docs/FORMAT.md "Checkpoint", "Cosignature".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/note.h"

namespace fundtrail {

/// A head with the name of its ledger. It says what somebody claims, until its note is verified.
struct Checkpoint {
  std::string origin;                   ///< the ledger's name; one line, at most kOriginBytesMax
  Head head;                            ///< Range: size <= kTreeSizeMax
  std::vector<std::string> extensions;  ///< further lines, which mean nothing here; none is empty

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Tells why `origin` cannot stand in a checkpoint, or nothing if it can: it is empty, longer than
/// kOriginBytesMax, no line of text, or begins with `fundtrail/` or `cosignature/`, as the first
/// lines of other texts do that are signed.
[[nodiscard]] std::optional<Message> refuse_origin(std::string_view origin);

/// How the origin of every ledger ends whose hash is SM3, and of no other: neither checkpoints nor
/// proofs name their hash.
inline constexpr std::string_view kSm3OriginSuffix = "/sm3";

/// The hash suite of the ledger called `origin`.
[[nodiscard]] HashSuite origin_hash_suite(std::string_view origin);

/// SHA-256 of an origin, in hexadecimal: what is kept of a ledger is found by it, and a witness's
/// checkpoint. Source: C2SP tlog-witness, "Monitor Retrieval Mechanism".
[[nodiscard]] std::string origin_hash(std::string_view origin);

/// Parses the text of a note as a checkpoint.
/// Throws: FormatError, with the byte, if it is none, its origin is refused, its size is above
/// kTreeSizeMax, or its root is not 32 bytes in base64.
[[nodiscard]] Checkpoint parse_checkpoint(std::string_view text);

/// Formats a checkpoint as `parse_checkpoint` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_checkpoint` would refuse it.
[[nodiscard]] std::string format_checkpoint(const Checkpoint& checkpoint);

/// Signs the checkpoint of a ledger. Returns: a line for the note of `format_checkpoint`.
///
/// Whether it is consistent with what this key signed before, the caller sees to.
/// Requires: as SigningKey::sign. Throws: FormatError if it has extension lines, which nobody
/// audits, or as `format_checkpoint`; Error(kRefused) if the key's name is not the origin.
[[nodiscard]] NoteSignature sign_checkpoint(const SigningKey& key, const Checkpoint& checkpoint);

/// Signs a checkpoint as a witness, who has seen no larger consistent one of its ledger at
/// `time_s`, seconds since 1970-01-01T00:00:00Z. Returns: a line for the note of
/// `format_checkpoint`.
///
/// Whether that is so, and the ledger's own signature, the caller sees to.
/// Requires: as SigningKey::sign_cosignature. Throws: FormatError, as `sign_checkpoint`.
[[nodiscard]] NoteSignature cosign(const SigningKey& key, const Checkpoint& checkpoint,
                                   std::uint64_t time_s);

}  // namespace fundtrail
