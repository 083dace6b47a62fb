// SPDX-License-Identifier: Apache-2.0
//
// What OpenSSL verifies and signs by, for VerifierKey and SigningKey alone.
#pragma once

#include <optional>
#include <string>

#include "ledger/proof/key.h"
#include "ledger/proof/openssl_handles.h"

namespace fundtrail {

/// The user id of every SM2 signature; without one OpenSSL takes the empty id. FORMAT: it may not
/// change. Source: GB/T 35276-2017 section 10.
inline constexpr std::string_view kSm2UserId = "1234567812345678";

/// The longest signature of one of the types: SM2's, two numbers of 33 bytes in DER.
inline constexpr std::size_t kSignatureBytesMax = 72;

/// The latest time of a cosignature. Source: C2SP tlog-cosignature, "Format".
inline constexpr std::uint64_t kCosignatureTimeMax = INT64_MAX;

/// A public key by its type. Lifetime: as `bytes`.
struct PublicKey {
  SignatureType type{};
  ByteView bytes;
};

/// An OpenSSL context that digests and signs, or verifies, with one key.
class SignatureContext {
 public:
  /// Throws: Error(kInternal) if OpenSSL fails. Lifetime: `key` lives longer.
  SignatureContext(EVP_PKEY& key, SignatureType type);

  /// Signs `message` as it is. Throws: Error(kInternal) if OpenSSL fails.
  [[nodiscard]] Bytes sign(ByteView message);

  /// Whether `signature` is one of `message` as it is.
  [[nodiscard]] bool verify(ByteView message, ByteView signature);

 private:
  EVP_PKEY& key_;
  const EVP_MD* algorithm_;  // none for Ed25519, which has one of its own
  KeyContextHandle key_context_;
  DigestContextHandle context_;
};

/// Tells why nobody may have this public key, or nothing: see VerifierKey.
[[nodiscard]] std::optional<Message> refuse_public_key(SignatureType type, ByteView public_key);

/// What a cosignature at `time_s` signs: the checkpoint's text under two lines of its own.
/// Source: C2SP tlog-cosignature, "Ed25519 signed message".
[[nodiscard]] std::string cosigned_message(std::uint64_t time_s, std::string_view text);

/// See VerifierKey::verify.
[[nodiscard]] bool verify_signature(const PublicKey& key, ByteView text, ByteView signature);

}  // namespace fundtrail
