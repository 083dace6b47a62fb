// SPDX-License-Identifier: Apache-2.0
//
// From a TSA's certificate to a root, judged at the time of a token. For this folder's sources
// alone: no public header shows OpenSSL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <openssl/x509.h>

#include "ledger/proof/openssl_handles.h"
#include "ledger/proof/timestamp.h"

namespace fundtrail {

/// Frees a stack of certificates, or of revocation lists, with what is in it.
struct CertificatesDeleter {
  void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_pop_free(stack, X509_free); }
};
/// Frees the stack alone: the certificates are another's.
struct CertificateViewsDeleter {
  void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_free(stack); }
};
struct RevocationListsDeleter {
  void operator()(STACK_OF(X509_CRL) * stack) const noexcept {
    sk_X509_CRL_pop_free(stack, X509_CRL_free);
  }
};

using CertificatesHandle = std::unique_ptr<STACK_OF(X509), CertificatesDeleter>;
using CertificateViewsHandle = std::unique_ptr<STACK_OF(X509), CertificateViewsDeleter>;
using RevocationListsHandle = std::unique_ptr<STACK_OF(X509_CRL), RevocationListsDeleter>;
using CertificateStoreHandle = std::unique_ptr<X509_STORE, OpensslDeleter<X509_STORE_free>>;

/// What is trusted, read from its texts.
struct TrustedCertificates {
  CertificatesHandle roots;
  CertificatesHandle others;  ///< not trusted of themselves
  RevocationListsHandle revocation_lists;
};

/// Reads the three PEM texts. No passphrase is ever asked for.
/// Throws: FormatError if one is too long, has a block that cannot be read, or there is no root.
[[nodiscard]] TrustedCertificates read_trust(const TimestampTrust& trust);

/// The roots, as a store that judges at `time_s` and by algorithms of at least 112 bits.
[[nodiscard]] CertificateStoreHandle make_store(const STACK_OF(X509) * roots, std::int64_t time_s);

/// A chain that verified.
struct CertificateChain {
  std::vector<std::string> subjects;  ///< from the TSA's to the root's
  std::int64_t ends_s = 0;            ///< when the first of them expires: s since 1970
};

/// Verifies that `leaf` is a certificate for time-stamping alone, that a chain leads from it to a
/// root over `sent`, the token's certificates (may be null), and those of `trusted`, that each of
/// them was valid at `time_s`, and that none was revoked.
[[nodiscard]] std::variant<CertificateChain, TimestampRefusal> verify_chain(
    X509* leaf, const STACK_OF(X509) * sent, const TrustedCertificates& trusted,
    std::int64_t time_s);

/// The subject of a certificate as RFC 2253 writes it, in UTF-8; empty if it cannot be written.
[[nodiscard]] std::string subject_of(const X509* certificate);

/// A time of OpenSSL's as seconds since 1970, or nothing if it is none.
[[nodiscard]] std::optional<std::int64_t> seconds_of(const ASN1_TIME* time);

}  // namespace fundtrail
