// SPDX-License-Identifier: Apache-2.0
//
// Any text as a vkey, a signed note and a checkpoint: what is accepted is printed as it was read,
// what is refused tells why, and nothing but what was signed verifies.
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/note.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/signed_texts.h"

namespace fundtrail::test {
namespace {

void try_vkey(std::string_view text) {
  try {
    demand(format_vkey(parse_vkey(text)) == text, "a vkey has one spelling");
  } catch (const FormatError& error) {
    demand_reason(error.message());
  }
}

void try_checkpoint(std::string_view text) {
  try {
    demand(format_checkpoint(parse_checkpoint(text)) == text, "a checkpoint has one spelling");
  } catch (const FormatError& error) {
    demand_reason(error.message());
  }
}

/// The texts that the known keys signed are those of the seeds.
void try_signatures(const SignedNote& note) {
  static const std::vector<VerifierKey> kKeys{parse_vkey(kVkeys[0]), parse_vkey(kVkeys[1])};
  static const std::string kText = parse_note(kNotes[0]).text;
  static const std::string kCheckpoint = parse_note(kNotes[1]).text;
  if (verify_note(note, kKeys).result != NoteResult::kVerified) return;
  demand(note.text == kText || note.text == kCheckpoint, "only what was signed verifies");
}

void try_note(std::string_view text) {
  try {
    const SignedNote note = parse_note(text);
    demand(format_note(note) == text, "a note has one spelling");
    try_checkpoint(note.text);
    try_signatures(note);
  } catch (const FormatError& error) {
    demand_reason(error.message());
    demand(error.byte_offset().value_or(0) <= text.size(), "a refusal tells a byte of the note");
  }
}

}  // namespace

void judge_text(std::string_view text) {
  try_vkey(text);
  try_checkpoint(text);
  try_note(text);
}

}  // namespace fundtrail::test
