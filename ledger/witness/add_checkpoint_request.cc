// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/add_checkpoint_request.h"

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

Message title() { return say("见证请求", "add-checkpoint request"); }

/// What is left of the text, as the note of a checkpoint. A refusal tells the byte in the whole.
SignedNote read_checkpoint_note(const LineReader& reader, std::string_view text) {
  try {
    SignedNote note = parse_note(reader.rest());
    static_cast<void>(parse_checkpoint(note.text));
    return note;
  } catch (const FormatError& error) {
    const std::size_t begin = text.size() - reader.rest().size();
    throw FormatError(error.message(), begin + error.byte_offset().value_or(0));
  }
}

}  // namespace

AddCheckpointRequest parse_add_checkpoint_request(std::string_view text) {
  if (text.size() > kAddCheckpointBytesMax) {
    throw FormatError(say("{}有 {} 字节，最多 {} 字节", "{} of {} bytes, at most {}", title(),
                          text.size(), kAddCheckpointBytesMax),
                      kAddCheckpointBytesMax);
  }
  LineReader reader(text, title());
  AddCheckpointRequest request;
  const auto old_size = parse_decimal(reader.read_value("old"));
  if (!old_size) reader.fail(say("不是十进制整数", "no integer in decimal"));
  request.old_size = *old_size;
  request.path = reader.read_digests(kPathLengthMax);
  request.note = read_checkpoint_note(reader, text);
  return request;
}

std::string format_add_checkpoint_request(const AddCheckpointRequest& request) {
  std::string text = "old " + std::to_string(request.old_size) + "\n";
  for (const Digest& digest : request.path) text += format_base64(digest.view()) + "\n";
  text += "\n" + format_note(request.note);
  static_cast<void>(parse_add_checkpoint_request(text));
  return text;
}

std::vector<NoteSignature> parse_cosignature_lines(std::string_view lines,
                                                   std::string_view note_text) {
  if (auto reason = refuse_note_text(note_text)) throw FormatError(*reason);
  // An empty line among them would begin the signatures anew, and the text would be another.
  SignedNote note = parse_note(std::string(note_text) + "\n" + std::string(lines));
  if (note.text == note_text) return std::move(note.signatures);
  throw FormatError(say("见证者的答复里有空行", "the witness's answer has an empty line"));
}

std::string format_cosignature_lines(const std::vector<NoteSignature>& signatures,
                                     std::string_view note_text) {
  return format_note({std::string(note_text), signatures}).substr(note_text.size() + 1);
}

}  // namespace fundtrail
