// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/checkpoint.h"

#include <algorithm>
#include <array>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// First lines of other texts that are signed begin so: batches of records, and cosignatures.
constexpr std::array<std::string_view, 2> kReservedPrefixes{"fundtrail/", "cosignature/"};

Message title() { return say("封存点", "checkpoint"); }

std::string checkpoint_to_sign(const Checkpoint& checkpoint) {
  if (!checkpoint.extensions.empty()) {
    throw FormatError(say("封存点带有 {} 行扩展内容，无人核对，不予签名",
                          "the checkpoint has {} extension lines, which nobody audits: not signed",
                          checkpoint.extensions.size()));
  }
  return format_checkpoint(checkpoint);
}

}  // namespace

std::optional<Message> refuse_origin(std::string_view origin) {
  if (origin.empty() || origin.size() > kOriginBytesMax) {
    return say("账本名有 {} 字节，应为 1 至 {} 字节", "the origin has {} bytes, not 1 to {}",
               origin.size(), kOriginBytesMax);
  }
  if (origin.find('\n') != origin.npos) {
    return say("账本名含有换行", "the origin holds a line feed");
  }
  const bool is_reserved = std::ranges::any_of(
      kReservedPrefixes, [origin](std::string_view prefix) { return origin.starts_with(prefix); });
  if (!is_reserved) return std::nullopt;
  return say("账本名“{}”以保留的“fundtrail/”或“cosignature/”开头",
             "the origin “{}” begins with “fundtrail/” or “cosignature/”, which are reserved",
             shown_text(origin));
}

HashSuite origin_hash_suite(std::string_view origin) {
  return origin.ends_with(kSm3OriginSuffix) ? HashSuite::kSm3 : HashSuite::kSha256;
}

std::string origin_hash(std::string_view origin) {
  return format_hex(Hasher(HashSuite::kSha256).hash(as_bytes(origin)).view());
}

Checkpoint parse_checkpoint(std::string_view text) {
  if (auto reason = refuse_note_text(text)) {
    throw FormatError(say("封存点：{}", "checkpoint: {}", *reason), 0);
  }
  LineReader reader(text, title());
  Checkpoint checkpoint;
  checkpoint.origin = reader.read_line();
  if (auto reason = refuse_origin(checkpoint.origin)) reader.fail(*reason);
  const auto size = parse_decimal(reader.read_line());
  if (!size || *size > kTreeSizeMax) {
    reader.fail(say("应为条目数，十进制，不超过 {}", "should be a size in decimal, at most {}",
                    kTreeSizeMax));
  }
  checkpoint.head.size = *size;
  if (!parse_base64(reader.read_line(), checkpoint.head.root.bytes)) {
    reader.fail(say("应为根，32 字节的 base64", "should be a root, 32 bytes in base64"));
  }
  while (!reader.is_at_end()) {
    checkpoint.extensions.emplace_back(reader.read_line());
    if (checkpoint.extensions.back().empty()) reader.fail(say("是空行", "is empty"));
  }
  return checkpoint;
}

std::string format_checkpoint(const Checkpoint& checkpoint) {
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.head.size) + "\n" +
                     format_base64(checkpoint.head.root.view()) + "\n";
  for (const std::string& line : checkpoint.extensions) text += line + "\n";
  if (parse_checkpoint(text) == checkpoint) return text;
  throw FormatError(say("封存点的账本名或扩展内容含有换行",
                        "the checkpoint's origin or extension lines hold a line feed"));
}

NoteSignature sign_checkpoint(const SigningKey& key, const Checkpoint& checkpoint) {
  const std::string text = checkpoint_to_sign(checkpoint);
  if (key.verifier_key().name() != checkpoint.origin) {
    throw Error(ErrorCode::kRefused,
                say("密钥“{}”不是账本“{}”的签名密钥", "the key “{}” is not that of the ledger “{}”",
                    shown_text(key.verifier_key().name()), shown_text(checkpoint.origin)));
  }
  return sign_note(key, text);
}

NoteSignature cosign(const SigningKey& key, const Checkpoint& checkpoint, std::uint64_t time_s) {
  const VerifierKey& verifier_key = key.verifier_key();
  return {verifier_key.name(), verifier_key.id(),
          key.sign_cosignature(checkpoint_to_sign(checkpoint), time_s)};
}

}  // namespace fundtrail
