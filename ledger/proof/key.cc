// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/key.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/proof/public_key.h"
#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::array<std::uint8_t, 1> kEd25519Type{0x01};
constexpr std::array<std::uint8_t, 1> kCosignatureType{0x04};
// 0xff: a type without a number; then the DER of the OID 1.2.156.10197.1.501, "SM2 with SM3".
constexpr std::array<std::uint8_t, 11> kSm2Type{0xFF, 0x06, 0x08, 0x2A, 0x81, 0x1C,
                                                0xCF, 0x55, 0x01, 0x83, 0x75};

constexpr std::size_t kEd25519KeyBytes = 32;
constexpr std::size_t kSm2KeyBytes = 65;
constexpr std::size_t kKeyPartBytesMax = kSm2Type.size() + kSm2KeyBytes;

// The characters with the Unicode property White_Space that are no control characters.
constexpr std::string_view kSpaces[] = {
    " ",      "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
    "\u2028", "\u2029", "\u202F", "\u205F", "\u3000",
};

[[noreturn]] void fail_vkey(const Message& reason, std::size_t offset) {
  throw FormatError(
      say("公钥不是 vkey（名称+编号+公钥）的写法：{}", "this is no vkey (name+id+key): {}", reason),
      offset);
}

KeyId make_key_id(std::string_view name, SignatureType type, ByteView public_key) {
  const Digest digest =
      Hasher(HashSuite::kSha256)
          .hash({as_bytes(name), as_bytes("\n"), signature_type_bytes(type), public_key});
  KeyId id;
  std::copy_n(digest.bytes.begin(), id.size(), id.begin());
  return id;
}

/// The type that `bytes` begin with. No type's bytes begin with those of another.
std::optional<SignatureType> find_type(ByteView bytes) {
  for (const auto& entry : enum_table(SignatureType{})) {
    if (as_text(bytes).starts_with(as_text(signature_type_bytes(entry.value)))) return entry.value;
  }
  return std::nullopt;
}

}  // namespace

ByteView signature_type_bytes(SignatureType type) {
  switch (type) {
    case SignatureType::kEd25519:
      return kEd25519Type;
    case SignatureType::kCosignature:
      return kCosignatureType;
    case SignatureType::kSm2:
      return kSm2Type;
  }
  throw Error(ErrorCode::kInternal,
              say("未知的签名类型 {}", "unknown signature type {}", static_cast<int>(type)));
}

std::size_t public_key_bytes(SignatureType type) {
  return type == SignatureType::kSm2 ? kSm2KeyBytes : kEd25519KeyBytes;
}

std::optional<Message> refuse_key_name(std::string_view name) {
  if (name.empty()) return say("密钥名称为空", "the name of the key is empty");
  if (name.size() > kKeyNameBytesMax) {
    return say("密钥名称有 {} 字节，最多 {} 字节", "the name of the key has {} bytes, at most {}",
               name.size(), kKeyNameBytesMax);
  }
  if (auto reason = refuse_text(name)) return reason;
  const bool has_space = std::ranges::any_of(
      kSpaces, [name](std::string_view space) { return name.find(space) != name.npos; });
  if (!has_space && name.find_first_of("+\n") == name.npos) return std::nullopt;
  return say("密钥名称“{}”含有空格、换行或加号",
             "the key's name “{}” has a space, a line feed or a +", shown_text(name));
}

VerifierKey::VerifierKey(std::string name, SignatureType type, ByteView public_key)
    : name_(std::move(name)), type_(type), public_key_(public_key.begin(), public_key.end()) {
  if (auto reason = refuse_key_name(name_)) throw FormatError(std::move(*reason));
  if (auto reason = refuse_public_key(type_, public_key_)) throw FormatError(std::move(*reason));
  id_ = make_key_id(name_, type_, public_key_);
}

bool VerifierKey::verify(ByteView text, ByteView signature) const {
  return verify_signature({type_, public_key_}, text, signature);
}

VerifierKey parse_vkey(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) {
    fail_vkey(say("没有两个加号", "there are not two plus signs"), 0);
  }
  KeyId id;
  if (!parse_hex(text.substr(first + 1, second - first - 1), id)) {
    fail_vkey(say("编号应为 8 位小写十六进制", "the id is 8 lower-case hexadecimal digits"),
              first + 1);
  }
  const auto bytes = parse_base64(text.substr(second + 1), kKeyPartBytesMax);
  const auto type = bytes ? find_type(*bytes) : std::nullopt;
  if (!type) {
    fail_vkey(say("公钥不是 base64，或其签名类型不在本程序所知之列",
                  "the key is no base64, or of a signature type that this program does not know"),
              second + 1);
  }
  VerifierKey key(std::string(text.substr(0, first)), *type,
                  ByteView(*bytes).subspan(signature_type_bytes(*type).size()));
  if (key.id() != id) {
    fail_vkey(say("编号 {} 与名称和公钥不符，应为 {}，可能抄录有误",
                  "the id {} is not that of name and key, which is {}: perhaps a slip of the pen",
                  format_hex(id), format_hex(key.id())),
              first + 1);
  }
  return key;
}

std::string format_vkey(const VerifierKey& key) {
  Bytes bytes;
  const ByteView type = signature_type_bytes(key.type());
  bytes.insert(bytes.end(), type.begin(), type.end());
  bytes.insert(bytes.end(), key.public_key().begin(), key.public_key().end());
  return key.name() + "+" + format_hex(key.id()) + "+" + format_base64(bytes);
}

std::string key_fingerprint(const VerifierKey& key) {
  constexpr std::size_t kFingerprintBytes = 8;
  const Digest digest = Hasher(HashSuite::kSha256).hash(key.public_key());
  return format_hex(digest.view().first(kFingerprintBytes));
}

}  // namespace fundtrail
