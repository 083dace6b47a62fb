// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/public_key.h"

#include <algorithm>
#include <array>

#include <openssl/core_names.h>
#include <openssl/err.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kEd25519SignatureBytes = 64;
constexpr std::size_t kTimeBytes = 8;
constexpr std::uint8_t kUncompressedPoint = 0x04;

using FieldElement = std::array<std::uint8_t, 32>;  // little-endian, as RFC 8032 encodes y

// The prime of Ed25519's field, 2^255 - 19.
constexpr FieldElement kPrime{0xED, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                              0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                              0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F};

// The y of the eight points of small order, each of one or two points: of order 4, 1, 2 and 8.
constexpr std::array<FieldElement, 5> kSmallOrder{{
    {0x00},
    {0x01},
    {0xEC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F},
    {0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4,
     0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6,
     0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05},
    {0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B,
     0x76, 0x0D, 0x10, 0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39,
     0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A},
}};

std::optional<Message> refuse_ed25519(ByteView public_key) {
  FieldElement y;
  std::ranges::copy(public_key, y.begin());
  y.back() &= 0x7FU;  // the sign of x
  if (std::ranges::find(kSmallOrder, y) != kSmallOrder.end()) {
    return say("Ed25519 公钥是小阶点，任何内容都可以冒用它签名，不能采用",
               "the Ed25519 public key is of small order: anything can be signed under it");
  }
  if (!std::ranges::lexicographical_compare(y.rbegin(), y.rend(), kPrime.rbegin(), kPrime.rend())) {
    return say("Ed25519 公钥不是规范编码（y 不小于 2^255 - 19）",
               "the Ed25519 public key is not canonical: its y is not below 2^255 - 19");
  }
  return std::nullopt;
}

/// The SM2 key of a point, or null if it is none.
KeyHandle make_sm2_key(ByteView point) {
  const auto builder = require_handle<ParameterBuilderHandle>(OSSL_PARAM_BLD_new(), "param_build");
  require_one(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0),
              "OSSL_PARAM_BLD_push_utf8_string");
  require_one(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                               point.size()),
              "OSSL_PARAM_BLD_push_octet_string");
  const auto parameters = require_handle<ParametersHandle>(OSSL_PARAM_BLD_to_param(builder.get()),
                                                           "OSSL_PARAM_BLD_to_param");
  const auto context = require_handle<KeyContextHandle>(
      EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr), "EVP_PKEY_CTX_new_from_name");
  require_one(EVP_PKEY_fromdata_init(context.get()), "EVP_PKEY_fromdata_init");
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    ERR_clear_error();
    return nullptr;
  }
  return KeyHandle(key);
}

std::optional<Message> refuse_sm2(ByteView public_key) {
  Message off_curve = say("SM2 公钥不是曲线上的点（应为 04 ‖ X ‖ Y）",
                          "the SM2 public key is no point of the curve (04 ‖ X ‖ Y)");
  if (public_key.front() != kUncompressedPoint) return off_curve;
  const KeyHandle key = make_sm2_key(public_key);
  if (key == nullptr) return off_curve;
  const auto context = require_handle<KeyContextHandle>(
      EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), "EVP_PKEY_CTX_new_from_pkey");
  if (EVP_PKEY_public_check(context.get()) == 1) return std::nullopt;
  ERR_clear_error();
  return off_curve;
}

KeyHandle make_key(const PublicKey& key) {
  if (key.type == SignatureType::kSm2) {
    KeyHandle made = make_sm2_key(key.bytes);
    if (made == nullptr) fail_openssl("EVP_PKEY_fromdata");
    return made;
  }
  return require_handle<KeyHandle>(
      EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, key.bytes.data(),
                                     key.bytes.size()),
      "EVP_PKEY_new_raw_public_key_ex");
}

/// Whether `signature` is the one DER encoding of its two numbers.
bool is_canonical_der(ByteView signature) {
  const std::uint8_t* next = signature.data();
  const SignatureHandle numbers(d2i_ECDSA_SIG(nullptr, &next, static_cast<long>(signature.size())));
  if (numbers == nullptr) {
    ERR_clear_error();
    return false;
  }
  std::uint8_t* encoded = nullptr;
  const int size = i2d_ECDSA_SIG(numbers.get(), &encoded);
  if (size <= 0) fail_openssl("i2d_ECDSA_SIG");
  const bool is_same =
      std::ranges::equal(signature, ByteView(encoded, static_cast<std::size_t>(size)));
  OPENSSL_free(encoded);
  return is_same;
}

}  // namespace

SignatureContext::SignatureContext(EVP_PKEY& key, SignatureType type)
    : key_(key),
      algorithm_(type == SignatureType::kSm2 ? EVP_sm3() : nullptr),
      key_context_(require_handle<KeyContextHandle>(
          EVP_PKEY_CTX_new_from_pkey(nullptr, &key, nullptr), "EVP_PKEY_CTX_new_from_pkey")),
      context_(require_handle<DigestContextHandle>(EVP_MD_CTX_new(), "EVP_MD_CTX_new")) {
  if (type == SignatureType::kSm2) {
    require_one(EVP_PKEY_CTX_set1_id(key_context_.get(), kSm2UserId.data(),
                                     static_cast<int>(kSm2UserId.size())),
                "EVP_PKEY_CTX_set1_id");
  }
  EVP_MD_CTX_set_pkey_ctx(context_.get(), key_context_.get());
}

Bytes SignatureContext::sign(ByteView message) {
  require_one(EVP_DigestSignInit(context_.get(), nullptr, algorithm_, nullptr, &key_),
              "EVP_DigestSignInit");
  Bytes signature(kSignatureBytesMax);
  std::size_t size = signature.size();
  require_one(
      EVP_DigestSign(context_.get(), signature.data(), &size, message.data(), message.size()),
      "EVP_DigestSign");
  signature.resize(size);
  return signature;
}

bool SignatureContext::verify(ByteView message, ByteView signature) {
  require_one(EVP_DigestVerifyInit(context_.get(), nullptr, algorithm_, nullptr, &key_),
              "EVP_DigestVerifyInit");
  // It says 0 or a negative number of a signature that does not verify, by what is wrong with it.
  const bool is_valid = EVP_DigestVerify(context_.get(), signature.data(), signature.size(),
                                         message.data(), message.size()) == 1;
  ERR_clear_error();
  return is_valid;
}

std::optional<Message> refuse_public_key(SignatureType type, ByteView public_key) {
  if (public_key.size() != public_key_bytes(type)) {
    return say("公钥有 {} 字节，应为 {} 字节", "the public key has {} bytes, and needs {}",
               public_key.size(), public_key_bytes(type));
  }
  return type == SignatureType::kSm2 ? refuse_sm2(public_key) : refuse_ed25519(public_key);
}

std::optional<std::uint64_t> cosignature_time_s(ByteView signature) {
  if (signature.size() != kTimeBytes + kEd25519SignatureBytes) return std::nullopt;
  std::uint64_t time_s = 0;
  for (const std::uint8_t byte : signature.first(kTimeBytes)) time_s = time_s << 8 | byte;
  if (time_s > kCosignatureTimeMax) return std::nullopt;
  return time_s;
}

std::string cosigned_message(std::uint64_t time_s, std::string_view text) {
  return "cosignature/v1\ntime " + std::to_string(time_s) + "\n" + std::string(text);
}

bool verify_signature(const PublicKey& key, ByteView text, ByteView signature) {
  if (signature.size() > kSignatureBytesMax) return false;
  const KeyHandle handle = make_key(key);
  SignatureContext context(*handle, key.type);
  switch (key.type) {
    case SignatureType::kEd25519:
      return signature.size() == kEd25519SignatureBytes && context.verify(text, signature);
    case SignatureType::kSm2:
      return is_canonical_der(signature) && context.verify(text, signature);
    case SignatureType::kCosignature:
      break;
  }
  const auto time_s = cosignature_time_s(signature);
  if (!time_s) return false;
  return context.verify(as_bytes(cosigned_message(*time_s, as_text(text))),
                        signature.last(kEd25519SignatureBytes));
}

}  // namespace fundtrail
