// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL's objects with one owner each, and how its failures are told. For this folder's sources
// alone: no public header shows OpenSSL.
#pragma once

#include <memory>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

namespace fundtrail {

/// Frees what it owns with OpenSSL's function for it.
template <auto kFree>
struct OpensslDeleter {
  template <class T>
  void operator()(T* object) const noexcept {
    kFree(object);
  }
};

using AlgorithmHandle = std::unique_ptr<EVP_MD, OpensslDeleter<EVP_MD_free>>;
using DigestContextHandle = std::unique_ptr<EVP_MD_CTX, OpensslDeleter<EVP_MD_CTX_free>>;
/// A key, private or public; private bytes are wiped when it is freed.
using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY_free>>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, OpensslDeleter<EVP_PKEY_CTX_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>>;
using SignatureHandle = std::unique_ptr<ECDSA_SIG, OpensslDeleter<ECDSA_SIG_free>>;
using ParametersHandle = std::unique_ptr<OSSL_PARAM, OpensslDeleter<OSSL_PARAM_free>>;
using ParameterBuilderHandle = std::unique_ptr<OSSL_PARAM_BLD, OpensslDeleter<OSSL_PARAM_BLD_free>>;
using StreamHandle = std::unique_ptr<BIO, OpensslDeleter<BIO_free_all>>;
using CipherParametersHandle = std::unique_ptr<X509_ALGOR, OpensslDeleter<X509_ALGOR_free>>;
using EncryptedKeyHandle = std::unique_ptr<X509_SIG, OpensslDeleter<X509_SIG_free>>;
/// A private key in plain; wiped when it is freed.
using PlainKeyHandle =
    std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpensslDeleter<PKCS8_PRIV_KEY_INFO_free>>;

/// Throws Error(kInternal) that names `operation` and OpenSSL's reason; empties its error queue.
[[noreturn]] void fail_openssl(const char* operation);

/// Throws the same unless `result` is 1. OpenSSL says failure with 0 and with negative numbers.
void require_one(int result, const char* operation);

/// Takes ownership of `object`. Throws the same if it is null.
template <class Handle>
[[nodiscard]] Handle require_handle(typename Handle::pointer object, const char* operation) {
  if (object == nullptr) fail_openssl(operation);
  return Handle(object);
}

}  // namespace fundtrail
