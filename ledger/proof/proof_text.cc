// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/proof_text.h"

#include <utility>

#include "ledger/proof/proof.h"
#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kExtra = "extra";

Message inclusion_title() { return say("包含证明", "inclusion proof"); }
Message consistency_title() { return say("一致性证明", "consistency proof"); }

LineReader open_proof(std::string_view text, const Message& title, std::string_view format) {
  if (text.size() > kProofFileBytesMax) {
    throw FormatError(say("{}有 {} 字节，最多 {} 字节", "{} of {} bytes, at most {}", title,
                          text.size(), kProofFileBytesMax),
                      kProofFileBytesMax);
  }
  LineReader reader(text, title);
  if (reader.read_line() != format) {
    reader.fail(say("第一行应为“{}”", "should be “{}”", format));
  }
  return reader;
}

std::uint64_t read_number(LineReader& reader, std::string_view keyword) {
  const auto number = parse_decimal(reader.read_value(keyword));
  if (!number) reader.fail(say("不是十进制整数", "no integer in decimal"));
  return *number;
}

Bytes read_extra(LineReader& reader) {
  auto bytes = parse_base64(reader.read_value(kExtra), kEntryBytesMax);
  if (!bytes || bytes->empty()) {
    reader.fail(say("不是 1 至 {} 字节的 base64", "no base64 of 1 to {} bytes", kEntryBytesMax));
  }
  return std::move(*bytes);
}

/// What is left of the text, as a note. A refusal tells the byte in the whole of the text.
SignedNote read_note(const LineReader& reader, std::string_view text) {
  try {
    return parse_note(reader.rest());
  } catch (const FormatError& error) {
    const std::size_t begin = text.size() - reader.rest().size();
    throw FormatError(error.message(), begin + error.byte_offset().value_or(0));
  }
}

std::string format_path(const std::vector<Digest>& path) {
  std::string text;
  for (const Digest& digest : path) text += format_base64(digest.view()) + "\n";
  return text;
}

void check_length(std::size_t length, std::size_t needed) {
  if (length == needed) return;
  throw FormatError(say("证明路径应有 {1} 个杂凑值，实有 {0} 个",
                        "the proof path has {0} hashes where {1} are needed", length, needed));
}

// What a proof's numbers must be to one another, whatever its digests.
void check_fit(const InclusionProof& proof) {
  const std::uint64_t size = parse_checkpoint(proof.checkpoint.text).head.size;
  check_length(proof.path.size(), inclusion_path_length({proof.index, size}));
}

void check_fit(const ConsistencyProof& proof) {
  const std::uint64_t size = parse_checkpoint(proof.checkpoint.text).head.size;
  check_length(proof.path.size(), consistency_path_length({proof.old_head.size, size}));
}

}  // namespace

InclusionProof parse_inclusion_proof(std::string_view text) {
  LineReader reader = open_proof(text, inclusion_title(), kInclusionProofLine);
  InclusionProof proof;
  if (reader.rest().starts_with(kExtra)) proof.extra = read_extra(reader);
  proof.index = read_number(reader, "index");
  proof.path = reader.read_digests(kPathLengthMax);
  proof.checkpoint = read_note(reader, text);
  check_fit(proof);
  return proof;
}

std::string format_inclusion_proof(const InclusionProof& proof) {
  std::string text = std::string(kInclusionProofLine) + "\n";
  if (proof.extra) text += "extra " + format_base64(*proof.extra) + "\n";
  text += "index " + std::to_string(proof.index) + "\n" + format_path(proof.path) + "\n" +
          format_note(proof.checkpoint);
  static_cast<void>(parse_inclusion_proof(text));
  return text;
}

bool verify_inclusion_proof(const InclusionProof& proof, const Digest& leaf, Hasher& hasher) {
  const Head head = parse_checkpoint(proof.checkpoint.text).head;
  return verify_inclusion(leaf, {proof.index, head.size}, proof.path, head.root, hasher);
}

ConsistencyProof parse_consistency_proof(std::string_view text) {
  LineReader reader = open_proof(text, consistency_title(), kConsistencyProofLine);
  ConsistencyProof proof;
  proof.old_head.size = read_number(reader, "old");
  if (!parse_base64(reader.read_value("root"), proof.old_head.root.bytes)) {
    reader.fail(say("不是 32 字节的 base64", "no base64 of 32 bytes"));
  }
  proof.path = reader.read_digests(kPathLengthMax);
  proof.checkpoint = read_note(reader, text);
  check_fit(proof);
  return proof;
}

std::string format_consistency_proof(const ConsistencyProof& proof) {
  std::string text = std::string(kConsistencyProofLine) + "\nold " +
                     std::to_string(proof.old_head.size) + "\nroot " +
                     format_base64(proof.old_head.root.view()) + "\n" + format_path(proof.path) +
                     "\n" + format_note(proof.checkpoint);
  static_cast<void>(parse_consistency_proof(text));
  return text;
}

bool verify_consistency_proof(const ConsistencyProof& proof, const Head& held, Hasher& hasher) {
  const Head head = parse_checkpoint(proof.checkpoint.text).head;
  const bool leads_on = verify_consistency({proof.old_head.size, head.size}, proof.path,
                                           proof.old_head.root, head.root, hasher);
  return leads_on && proof.old_head == held;
}

}  // namespace fundtrail
