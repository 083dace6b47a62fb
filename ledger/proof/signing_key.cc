// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/signing_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include <openssl/core_names.h>

#include "ledger/proof/private_key_pem.h"
#include "ledger/proof/public_key.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kKeyLine = "fundtrail key: ";
constexpr std::string_view kCosignaturePrefix = "cosignature/";
// What a key that was read signs to show that it is whole; nothing else begins so.
constexpr std::string_view kProbe = "fundtrail/key-check/1\n";

void append_coordinate(const EVP_PKEY& key, const char* name, Bytes& point) {
  BIGNUM* raw = nullptr;
  require_one(EVP_PKEY_get_bn_param(&key, name, &raw), "EVP_PKEY_get_bn_param");
  const NumberHandle number(raw);
  std::array<std::uint8_t, 32> bytes{};
  require_one(BN_bn2binpad(number.get(), bytes.data(), bytes.size()) == bytes.size() ? 1 : 0,
              "BN_bn2binpad");
  point.insert(point.end(), bytes.begin(), bytes.end());
}

Bytes public_key_of(const EVP_PKEY& key, SignatureType type) {
  if (type == SignatureType::kSm2) {
    Bytes point{0x04};
    append_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X, point);
    append_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y, point);
    return point;
  }
  Bytes bytes(public_key_bytes(type));
  std::size_t size = bytes.size();
  require_one(EVP_PKEY_get_raw_public_key(&key, bytes.data(), &size),
              "EVP_PKEY_get_raw_public_key");
  return bytes;
}

const char* algorithm_name(SignatureType type) {
  return type == SignatureType::kSm2 ? "SM2" : "ED25519";
}

/// The vkey of the line before the PEM, which is taken off `pem`.
VerifierKey take_key_line(std::string_view& pem) {
  const std::size_t end = pem.find('\n');
  if (!pem.starts_with(kKeyLine) || end == pem.npos) {
    throw FormatError(
        say("私钥文件第一行应为“{}<vkey>”", "a key file begins with “{}<vkey>”", kKeyLine), 0);
  }
  VerifierKey key = parse_vkey(pem.substr(kKeyLine.size(), end - kKeyLine.size()));
  pem.remove_prefix(end + 1);
  return key;
}

bool is_private_key_of(const EVP_PKEY& key, const VerifierKey& verifier_key) {
  return EVP_PKEY_is_a(&key, algorithm_name(verifier_key.type())) == 1 &&
         std::ranges::equal(public_key_of(key, verifier_key.type()), verifier_key.public_key());
}

}  // namespace

void SigningKey::KeyDeleter::operator()(evp_pkey_st* key) const noexcept { EVP_PKEY_free(key); }

SigningKey::SigningKey(Handle key, VerifierKey verifier_key)
    : key_(std::move(key)), verifier_key_(std::move(verifier_key)) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::generate(std::string name, SignatureType type) {
  Handle key(EVP_PKEY_Q_keygen(nullptr, nullptr, algorithm_name(type)));
  if (key == nullptr) fail_openssl("EVP_PKEY_Q_keygen");
  VerifierKey verifier_key(std::move(name), type, public_key_of(*key, type));
  return SigningKey(std::move(key), std::move(verifier_key));
}

SigningKey SigningKey::parse_pem(std::string_view pem, const Passphrase& passphrase) {
  check_key_file_size(pem);
  VerifierKey verifier_key = take_key_line(pem);
  Handle key(decrypt_private_key(pem, passphrase).release());
  SigningKey signing_key(std::move(key), std::move(verifier_key));
  if (is_private_key_of(*signing_key.key_, signing_key.verifier_key_)) {
    try {
      static_cast<void>(signing_key.sign_message(as_bytes(kProbe)));
      return signing_key;
    } catch (const Error&) {  // what it signs does not verify
    }
  }
  throw Error(ErrorCode::kRefused,
              say("私钥文件里的私钥与第一行的公钥不符，文件已损坏或被改动，请改用备份",
                  "the private key is not that of the public key in the file's first line: the "
                  "file is damaged or altered; use a copy"));
}

Bytes SigningKey::sign_message(ByteView message) const {
  FUNDTRAIL_CHECK(key_ != nullptr);
  const SignatureType type = verifier_key_.type();
  Bytes signature = SignatureContext(*key_, type).sign(message);
  FUNDTRAIL_CHECK(SignatureContext(*key_, type).verify(message, signature));
  return signature;
}

Bytes SigningKey::sign(ByteView text) const {
  FUNDTRAIL_CHECK(verifier_key_.type() != SignatureType::kCosignature);
  FUNDTRAIL_CHECK(!as_text(text).starts_with(kCosignaturePrefix));
  return sign_message(text);
}

Bytes SigningKey::sign_cosignature(std::string_view checkpoint_text, std::uint64_t time_s) const {
  FUNDTRAIL_CHECK(verifier_key_.type() == SignatureType::kCosignature);
  FUNDTRAIL_CHECK(time_s <= kCosignatureTimeMax);
  Bytes signature;
  for (int shift = 56; shift >= 0; shift -= 8) {
    signature.push_back(static_cast<std::uint8_t>(time_s >> shift & 0xFFU));
  }
  const Bytes rest = sign_message(as_bytes(cosigned_message(time_s, checkpoint_text)));
  signature.insert(signature.end(), rest.begin(), rest.end());
  return signature;
}

std::string SigningKey::format_pem(const Passphrase& passphrase) const {
  FUNDTRAIL_CHECK(key_ != nullptr);
  return std::string(kKeyLine) + format_vkey(verifier_key_) + "\n" +
         encrypt_private_key(*key_, passphrase);
}

void SigningKey::rename(std::string name) {
  verifier_key_ = VerifierKey(std::move(name), verifier_key_.type(), verifier_key_.public_key());
}

VerifierKey parse_key_line(std::string_view pem) {
  check_key_file_size(pem);
  return take_key_line(pem);
}

}  // namespace fundtrail
