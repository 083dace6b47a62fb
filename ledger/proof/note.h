// SPDX-License-Identifier: Apache-2.0
//
// Signed notes: a text, and who signed it. Source: C2SP signed-note; docs/FORMAT.md "Signed notes".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/key.h"
#include "ledger/proof/signing_key.h"

namespace fundtrail {

/// One signature line of a note.
struct NoteSignature {
  std::string key_name;  ///< whose key, by its own account
  KeyId key_id{};        ///< which of the keys of that name
  Bytes signature;       ///< what `VerifierKey::verify` takes; never empty

  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// A text with its signatures. Nothing in it is true because it stands there: `verify_note` first.
struct SignedNote {
  std::string text;  ///< lines, the LF of the last one included
  std::vector<NoteSignature> signatures;

  friend bool operator==(const SignedNote&, const SignedNote&) = default;
};

/// Tells why `text` cannot be the text of a note, or nothing if it can: at most kNoteTextBytesMax
/// bytes of UTF-8 without ASCII control characters but LF, and an LF at its end.
[[nodiscard]] std::optional<Message> refuse_note_text(std::string_view text);

/// Parses a note: its text, an empty line, and one to kNoteSignaturesMax signature lines.
///
/// What one note says has one spelling: base64 other than the shortest is refused.
/// Throws: FormatError, with the byte, if it has another form or goes beyond a limit.
/// Cost: one pass; no memory is taken beyond the limits.
[[nodiscard]] SignedNote parse_note(std::string_view note);

/// Formats a note as `parse_note` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_note` would refuse it.
[[nodiscard]] std::string format_note(const SignedNote& note);

/// Signs `text`. Returns: a line to be added to a note of that text.
/// Requires: as SigningKey::sign; a key for cosignatures signs with `cosign` alone.
/// Throws: FormatError if `text` cannot be a note's.
[[nodiscard]] NoteSignature sign_note(const SigningKey& key, std::string_view text);

/// What comes of comparing a note with the keys that one knows.
enum class NoteResult {
  kVerified,      ///< at least one line is of a known key, and every such line verifies
  kNoKnownKey,    ///< no line is of a known key: nothing is known of the text
  kBadSignature,  ///< a line of a known key does not verify: the note is to be refused
};

/// A signature line that verified.
struct VerifiedLine {
  std::size_t signature = 0;  ///< which of the note's signatures
  std::size_t key = 0;        ///< which of the known keys made it

  friend bool operator==(const VerifiedLine&, const VerifiedLine&) = default;
};

/// See `verify_note`.
struct NoteVerification {
  NoteResult result = NoteResult::kNoKnownKey;
  std::vector<VerifiedLine> lines;  ///< those that verified, in the order of the note
  std::size_t bad_signature = 0;    ///< of kBadSignature: the first line that does not verify
};

/// Verifies every line of `note` that is of one of `known_keys`; lines of others are passed over.
///
/// A line is a known key's if name and ID are; of several such keys one must verify it. Two lines
/// may be of one key: who counts signers counts keys.
/// A verified note says that these keys signed the text. It does not say that the text is true,
/// new, or all that they signed. Throws: Error(kInternal) if OpenSSL fails. Cost: one verification
/// for each line and each known key of its name and ID.
[[nodiscard]] NoteVerification verify_note(const SignedNote& note,
                                           std::span<const VerifierKey> known_keys);

}  // namespace fundtrail
