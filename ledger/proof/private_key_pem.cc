// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/private_key_pem.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr int kIterations = 600'000;
constexpr long kIterationsMax = 5'000'000;
constexpr int kSaltBytes = 16;
constexpr std::string_view kPemBegin = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";
constexpr std::string_view kPemEnd = "\n-----END ENCRYPTED PRIVATE KEY-----\n";

using KeyDerivationHandle = std::unique_ptr<PBKDF2PARAM, OpensslDeleter<PBKDF2PARAM_free>>;
using EncryptionSchemeHandle = std::unique_ptr<PBE2PARAM, OpensslDeleter<PBE2PARAM_free>>;

const char* passphrase_text(const Passphrase& passphrase) {
  return as_text(passphrase.view()).data();
}

int passphrase_size(const Passphrase& passphrase) {
  return static_cast<int>(passphrase.view().size());
}

int algorithm_of(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return OBJ_obj2nid(object);
}

/// The parameters of an algorithm as the struct `item`, or null if they are none.
void* unpack_parameters(const X509_ALGOR* algorithm, const ASN1_ITEM* item) {
  int type = 0;
  const void* value = nullptr;
  X509_ALGOR_get0(nullptr, &type, &value, algorithm);
  if (type != V_ASN1_SEQUENCE) return nullptr;
  return ASN1_item_unpack(static_cast<const ASN1_STRING*>(value), item);
}

/// Whether a key is derived as `format_pem` has it, with a number of iterations that ends.
bool is_known_derivation(const X509_ALGOR* algorithm) {
  if (algorithm_of(algorithm) != NID_id_pbkdf2) return false;
  const KeyDerivationHandle derivation(
      static_cast<PBKDF2PARAM*>(unpack_parameters(algorithm, ASN1_ITEM_rptr(PBKDF2PARAM))));
  if (derivation == nullptr || derivation->prf == nullptr) return false;
  const long iterations = ASN1_INTEGER_get(derivation->iter);
  return algorithm_of(derivation->prf) == NID_hmacWithSHA256 && iterations > 0 &&
         iterations <= kIterationsMax;
}

bool is_known_encryption(const X509_SIG& encrypted) {
  const X509_ALGOR* algorithm = nullptr;
  X509_SIG_get0(&encrypted, &algorithm, nullptr);
  if (algorithm_of(algorithm) != NID_pbes2) return false;
  const EncryptionSchemeHandle scheme(
      static_cast<PBE2PARAM*>(unpack_parameters(algorithm, ASN1_ITEM_rptr(PBE2PARAM))));
  return scheme != nullptr && algorithm_of(scheme->encryption) == NID_aes_256_cbc &&
         is_known_derivation(scheme->keyfunc);
}

StreamHandle open_text(std::string_view text) {
  return require_handle<StreamHandle>(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())),
                                      "BIO_new_mem_buf");
}

EncryptedKeyHandle read_encrypted(std::string_view pem) {
  EncryptedKeyHandle encrypted;
  if (pem.starts_with(kPemBegin) && pem.ends_with(kPemEnd) &&
      pem.find(kPemEnd) == pem.size() - kPemEnd.size()) {
    encrypted.reset(PEM_read_bio_PKCS8(open_text(pem).get(), nullptr, nullptr, nullptr));
  }
  ERR_clear_error();
  if (encrypted != nullptr && is_known_encryption(*encrypted)) return encrypted;
  ERR_clear_error();
  throw FormatError(
      say("第一行以下不是本程序写出的加密私钥（PKCS #8，PBES2：PBKDF2-HMAC-SHA256，AES-256-CBC，"
          "迭代不超过 {} 次）",
          "below the first line there is no private key encrypted as this program does it "
          "(PKCS #8, PBES2: PBKDF2-HMAC-SHA256, AES-256-CBC, at most {} iterations)",
          kIterationsMax));
}

}  // namespace

void check_key_file_size(std::string_view text) {
  if (text.size() <= kKeyFileBytesMax) return;
  throw FormatError(say("私钥文件有 {} 字节，最多 {} 字节", "the key file has {} bytes, at most {}",
                        text.size(), kKeyFileBytesMax),
                    kKeyFileBytesMax);
}

std::string encrypt_private_key(const EVP_PKEY& key, const Passphrase& passphrase) {
  const auto plain = require_handle<PlainKeyHandle>(EVP_PKEY2PKCS8(&key), "EVP_PKEY2PKCS8");
  auto scheme = require_handle<CipherParametersHandle>(
      PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), kIterations, nullptr, kSaltBytes, nullptr,
                        NID_hmacWithSHA256),
      "PKCS5_pbe2_set_iv");
  const auto encrypted = require_handle<EncryptedKeyHandle>(
      PKCS8_set0_pbe(passphrase_text(passphrase), passphrase_size(passphrase), plain.get(),
                     scheme.get()),
      "PKCS8_set0_pbe");
  static_cast<void>(scheme.release());  // now the encrypted key's
  const auto stream = require_handle<StreamHandle>(BIO_new(BIO_s_mem()), "BIO_new");
  require_one(PEM_write_bio_PKCS8(stream.get(), encrypted.get()), "PEM_write_bio_PKCS8");
  char* text = nullptr;
  const long size = BIO_get_mem_data(stream.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

KeyHandle decrypt_private_key(std::string_view pem, const Passphrase& passphrase) {
  const EncryptedKeyHandle encrypted = read_encrypted(pem);
  const PlainKeyHandle plain(
      PKCS8_decrypt(encrypted.get(), passphrase_text(passphrase), passphrase_size(passphrase)));
  KeyHandle key(plain == nullptr ? nullptr : EVP_PKCS82PKEY(plain.get()));
  ERR_clear_error();
  if (key != nullptr) return key;
  throw Error(ErrorCode::kRefused, say("口令不对，或私钥文件已损坏",
                                       "the passphrase is wrong, or the key file is damaged"));
}

}  // namespace fundtrail
