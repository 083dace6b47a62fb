// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/note.h"

#include <algorithm>
#include <optional>

#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kLineStart = "\u2014 ";  // em dash, space
constexpr std::size_t kKeyIdBytes = KeyId().size();

Message title() { return say("签名文书", "signed note"); }

[[noreturn]] void fail_note(const Message& reason, std::size_t offset) {
  throw FormatError(say("签名文书：{}", "signed note: {}", reason), offset);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; }

/// Tells where a text cannot stand in a note, or nothing.
std::optional<std::size_t> find_forbidden(std::string_view text) {
  const auto control = std::ranges::find_if(text, is_control);
  if (control != text.end()) return static_cast<std::size_t>(control - text.begin());
  return find_ill_formed(text);
}

/// Tells why the parts of a line cannot be one, or nothing.
std::optional<Message> refuse_signature(const NoteSignature& line) {
  if (auto reason = refuse_key_name(line.key_name)) return reason;
  const std::size_t base64_bytes = (kKeyIdBytes + line.signature.size() + 2) / 3 * 4;
  const std::size_t size = kLineStart.size() + line.key_name.size() + 1 + base64_bytes;
  if (line.signature.empty()) return say("签名为空", "the signature is empty");
  if (size <= kNoteLineBytesMax) return std::nullopt;
  return say("签名行有 {} 字节，最多 {} 字节", "the signature line has {} bytes, at most {}", size,
             kNoteLineBytesMax);
}

std::optional<Message> refuse_count(std::size_t signatures) {
  if (signatures == 0) return say("没有签名行", "there is no signature line");
  if (signatures <= kNoteSignaturesMax) return std::nullopt;
  return say("签名行多于 {} 行", "there are more than {} signature lines", kNoteSignaturesMax);
}

NoteSignature parse_signature(const LineReader& reader, std::string_view line) {
  const std::size_t space = line.rfind(' ');
  if (line.size() > kNoteLineBytesMax || !line.starts_with(kLineStart) ||
      space < kLineStart.size()) {
    reader.fail(say("不是“— 名称 base64”的签名行，或长于 {} 字节",
                    "no signature line “— name base64”, or longer than {} bytes",
                    kNoteLineBytesMax));
  }
  const auto bytes = parse_base64(line.substr(space + 1), kNoteLineBytesMax);
  if (!bytes || bytes->size() <= kKeyIdBytes) {
    reader.fail(say("签名不是 base64，或过短", "the signature is no base64, or too short"));
  }
  NoteSignature signature;
  signature.key_name = line.substr(kLineStart.size(), space - kLineStart.size());
  std::copy_n(bytes->begin(), kKeyIdBytes, signature.key_id.begin());
  signature.signature.assign(bytes->begin() + kKeyIdBytes, bytes->end());
  if (auto reason = refuse_signature(signature)) reader.fail(*reason);
  return signature;
}

/// Whether the line is of a known key, and if so, which key verifies it (or `known_keys.size()`).
std::optional<std::size_t> find_signer(const NoteSignature& line, std::string_view text,
                                       std::span<const VerifierKey> known_keys) {
  bool is_known = false;
  for (std::size_t i = 0; i < known_keys.size(); ++i) {
    const VerifierKey& key = known_keys[i];
    if (key.id() != line.key_id || key.name() != line.key_name) continue;
    if (key.verify(as_bytes(text), line.signature)) return i;
    is_known = true;
  }
  return is_known ? std::optional(known_keys.size()) : std::nullopt;
}

}  // namespace

std::optional<Message> refuse_note_text(std::string_view text) {
  if (text.size() > kNoteTextBytesMax) {
    return say("正文有 {} 字节，最多 {} 字节", "the text has {} bytes, at most {}", text.size(),
               kNoteTextBytesMax);
  }
  if (!text.ends_with('\n')) {
    return say("正文没有以换行结尾", "the text does not end with a line feed");
  }
  const auto offset = find_forbidden(text);
  if (!offset) return std::nullopt;
  return say("正文第 {} 字节处是控制字符，或不是合法的 UTF-8",
             "byte {} of the text is a control character, or no valid UTF-8", *offset);
}

SignedNote parse_note(std::string_view note) {
  if (note.size() > kNoteBytesMax) {
    fail_note(
        say("有 {} 字节，最多 {} 字节", "it has {} bytes, at most {}", note.size(), kNoteBytesMax),
        kNoteBytesMax);
  }
  if (const auto offset = find_forbidden(note)) {
    fail_note(say("第 {} 字节处是控制字符，或不是合法的 UTF-8",
                  "byte {} is a control character, or no valid UTF-8", *offset),
              *offset);
  }
  const std::size_t end = note.rfind("\n\n");
  if (end == note.npos) {
    fail_note(say("没有隔开正文与签名的空行", "no empty line parts text and signatures"),
              note.size());
  }
  SignedNote parsed;
  parsed.text = note.substr(0, end + 1);
  if (auto reason = refuse_note_text(parsed.text)) fail_note(*reason, 0);
  LineReader reader(note, title());
  while (reader.rest().size() > note.size() - end - 2) static_cast<void>(reader.read_line());
  while (!reader.is_at_end() && parsed.signatures.size() <= kNoteSignaturesMax) {
    parsed.signatures.push_back(parse_signature(reader, reader.read_line()));
  }
  if (auto reason = refuse_count(parsed.signatures.size())) reader.fail(*reason);
  return parsed;
}

std::string format_note(const SignedNote& note) {
  if (auto reason = refuse_note_text(note.text)) fail_note(*reason, 0);
  if (auto reason = refuse_count(note.signatures.size())) fail_note(*reason, note.text.size());
  std::string text = note.text + "\n";
  for (const NoteSignature& line : note.signatures) {
    if (auto reason = refuse_signature(line)) fail_note(*reason, text.size());
    Bytes bytes(line.key_id.begin(), line.key_id.end());
    bytes.insert(bytes.end(), line.signature.begin(), line.signature.end());
    text += std::string(kLineStart) + line.key_name + " " + format_base64(bytes) + "\n";
  }
  return text;
}

NoteSignature sign_note(const SigningKey& key, std::string_view text) {
  if (auto reason = refuse_note_text(text)) fail_note(*reason, 0);
  const VerifierKey& verifier_key = key.verifier_key();
  return {verifier_key.name(), verifier_key.id(), key.sign(as_bytes(text))};
}

NoteVerification verify_note(const SignedNote& note, std::span<const VerifierKey> known_keys) {
  NoteVerification verification;
  for (std::size_t i = 0; i < note.signatures.size(); ++i) {
    const auto signer = find_signer(note.signatures[i], note.text, known_keys);
    if (!signer) continue;
    if (*signer == known_keys.size()) {
      verification.result = NoteResult::kBadSignature;
      verification.bad_signature = i;
      return verification;
    }
    verification.result = NoteResult::kVerified;
    verification.lines.push_back({i, *signer});
  }
  return verification;
}

}  // namespace fundtrail
