// SPDX-License-Identifier: Apache-2.0
//
// Public keys with a name: who may have signed what. Source: C2SP signed-note, "Verifier keys";
// docs/FORMAT.md "Keys".
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/bytes.h"
#include "schemas/enum_table.h"
#include "schemas/message.h"

namespace fundtrail {

/// How a key signs the text of a note. FORMAT: the bytes of `signature_type_bytes` may not change.
enum class SignatureType : std::uint8_t {
  kEd25519,      ///< Ed25519 over the text (RFC 8032): ledgers, authors, approvers
  kCosignature,  ///< Ed25519 over a time and a checkpoint's text (C2SP tlog-cosignature): witnesses
  kSm2,          ///< SM2 with SM3 over the text (GB/T 32918.2), beside an Ed25519 signature
};

constexpr auto enum_table(SignatureType) {
  return std::to_array<EnumEntry<SignatureType>>({
      {SignatureType::kEd25519, "ed25519", "Ed25519 签名"},
      {SignatureType::kCosignature, "cosignature", "Ed25519 见证签名"},
      {SignatureType::kSm2, "sm2", "SM2 签名"},
  });
}

/// The bytes that stand for `type` in a vkey and in a key ID. Lifetime: the program's.
/// Source: C2SP signed-note, "Signature types".
[[nodiscard]] ByteView signature_type_bytes(SignatureType type);

/// The number of bytes of a public key of `type`: 32 of Ed25519; 65 of SM2, 04 ‖ X ‖ Y.
[[nodiscard]] std::size_t public_key_bytes(SignatureType type);

/// The time at which a cosignature says that it was made, as seconds since 1970-01-01T00:00:00Z; it
/// is verified with the signature that follows it. Returns: nothing if `signature` is not 8 bytes
/// of time, below 2^63, and 64 of signature. Source: C2SP tlog-cosignature, "Format".
[[nodiscard]] std::optional<std::uint64_t> cosignature_time_s(ByteView signature);

/// Tells keys of one name apart. Four bytes are no proof of anything: whoever wants to can make
/// another key of the same name and ID, which then verifies none of the first one's signatures.
using KeyId = std::array<std::uint8_t, 4>;

/// Tells why `name` cannot name a key, or nothing if it can: 1 to kKeyNameBytesMax bytes of UTF-8
/// without Unicode spaces, control characters, noncharacters and `+`.
[[nodiscard]] std::optional<Message> refuse_key_name(std::string_view name);

/// A public key with its name, which verifies signatures. A value; compares by everything it holds.
///
/// Threads: safe to use together. A key says who signed only to those who trust it by other means.
class VerifierKey {
 public:
  /// Requires nothing of its arguments.
  /// Throws: FormatError if the name is none, the public key has another length, or nobody may have
  /// such a key: an Ed25519 key of small order, under which anything can be signed; one whose y is
  /// not below 2^255 - 19, which is another spelling of a key; an SM2 point off the curve.
  VerifierKey(std::string name, SignatureType type, ByteView public_key);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] SignatureType type() const noexcept { return type_; }

  /// SHA-256(name ‖ LF ‖ type ‖ public key), its first four bytes.
  [[nodiscard]] const KeyId& id() const noexcept { return id_; }

  /// The public key as it is encoded in a vkey. Lifetime: until the key changes.
  [[nodiscard]] ByteView public_key() const noexcept { return public_key_; }

  /// Verifies that this key signed `text` with `signature`, which is what follows the key ID in a
  /// signature line.
  ///
  /// A signature of SM2 has one encoding, the DER that its numbers encode to; one of a cosignature
  /// covers the time before it (`cosignature_time_s`). Anyone who holds the private key can make
  /// other signatures of the same text: a signature is never an identifier.
  /// Returns: false for anything else. Throws: Error(kInternal) if OpenSSL fails.
  /// Cost: about 0.1 ms of Ed25519, 0.4 ms of SM2. Source: docs/FORMAT.md "Keys".
  [[nodiscard]] bool verify(ByteView text, ByteView signature) const;

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

 private:
  std::string name_;
  SignatureType type_;
  Bytes public_key_;
  KeyId id_;
};

/// Parses a vkey: `name+id+key`, the id as 8 digits, the key as base64 of type and public key.
/// Throws: FormatError if it is not in this form, is of an unknown type, has another ID than its
/// parts give, or as the constructor. Source: C2SP signed-note, "Verifier keys".
[[nodiscard]] VerifierKey parse_vkey(std::string_view text);

/// Formats a key as `parse_vkey` reads it, and as nothing else is read.
[[nodiscard]] std::string format_vkey(const VerifierKey& key);

/// The first 8 bytes of SHA-256 of the public key, as 16 hexadecimal digits: for people, who
/// compare it with what the key's holder reads out. A program compares keys.
[[nodiscard]] std::string key_fingerprint(const VerifierKey& key);

}  // namespace fundtrail
