// SPDX-License-Identifier: Apache-2.0
//
// What a witness is asked. Source: C2SP tlog-witness, "add-checkpoint"; docs/FORMAT.md "Witness".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/note.h"
#include "schemas/digest.h"

namespace fundtrail {

/// Asks a witness to cosign a checkpoint. It says what somebody claims: `Witness` checks it.
struct AddCheckpointRequest {
  std::uint64_t old_size = 0;  ///< of the checkpoint that the witness cosigned last, 0 if none
  std::vector<Digest> path;    ///< the consistency path from there, at most kPathLengthMax digests
  SignedNote note;             ///< a note whose text is a checkpoint

  friend bool operator==(const AddCheckpointRequest&, const AddCheckpointRequest&) = default;
};

/// Parses a request: `old` and a size, the lines of the path, an empty line, and the note.
///
/// Whether sizes and path fit one another is not asked here: a witness answers that in its order.
/// Throws: FormatError, with the byte, if it has another form or is longer than
/// kAddCheckpointBytesMax. Cost: one pass; no memory is taken beyond the limits.
[[nodiscard]] AddCheckpointRequest parse_add_checkpoint_request(std::string_view text);

/// Formats a request as `parse_add_checkpoint_request` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_add_checkpoint_request` would refuse it.
[[nodiscard]] std::string format_add_checkpoint_request(const AddCheckpointRequest& request);

/// Parses what a witness answers to a request for `note_text`: lines of signatures.
/// Nothing is said of whether they verify: `verify_note`. Throws: FormatError if it has another
/// form, or goes beyond the limits of a note.
[[nodiscard]] std::vector<NoteSignature> parse_cosignature_lines(std::string_view lines,
                                                                 std::string_view note_text);

/// Formats signatures as `parse_cosignature_lines` reads them. Requires: lines of a note of
/// `note_text`. Throws: FormatError if there is none, or as `format_note`.
[[nodiscard]] std::string format_cosignature_lines(const std::vector<NoteSignature>& signatures,
                                                   std::string_view note_text);

}  // namespace fundtrail
