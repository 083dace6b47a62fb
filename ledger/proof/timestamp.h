// SPDX-License-Identifier: Apache-2.0
//
// Timestamps of RFC 3161: a time-stamping authority (TSA) signs that bytes existed at a time. It
// sees only a digest of them.
//
// What is stamped is a checkpoint as the log first signed it: body, empty line, the log's own
// signature lines. A later token over that and all earlier responses keeps them provable beyond the
// life of a TSA's certificate: see timestamp_renewal.h.
//
// Requests and responses are hostile until verified; so is what a trust file holds beside the roots
// that its owner chose. Source: RFC 3161, RFC 5816, RFC 5280; docs/FORMAT.md "Timestamps".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/message.h"

namespace fundtrail {

/// What ties a response to its request: 64 bits, as is usual.
using TimestampNonce = std::array<std::uint8_t, 8>;

/// A nonce that nobody can foresee. Throws: Error(kInternal) if OpenSSL has no randomness.
[[nodiscard]] TimestampNonce make_timestamp_nonce();

/// What a TSA is asked.
struct TimestampRequest {
  HashSuite suite = HashSuite::kSha256;  ///< of `imprint`; many TSAs refuse SM3
  Digest imprint;                        ///< of the bytes to be stamped, hashed as they are
  TimestampNonce nonce{};                ///< never used before
  std::string policy;                    ///< OID as `1.2.3`; empty: the TSA's own choice
};

/// Encodes a request as DER, to be sent as `application/timestamp-query` and kept: without it the
/// response cannot be verified. It asks for the TSA's certificates.
/// Throws: FormatError if `policy` is no OID. Source: RFC 3161 section 2.4.1.
[[nodiscard]] Bytes make_timestamp_request(const TimestampRequest& request);

/// A request and what came back, both in DER. Lifetime: views of the caller's bytes.
struct StoredTimestamp {
  ByteView request;   ///< TimeStampReq, at most kTimestampRequestBytesMax
  ByteView response;  ///< TimeStampResp, at most kTimestampResponseBytesMax
};

/// What a verifier brings along. Each PEM text has at most kTimestampPemBytesMax bytes, and may
/// have other text between its blocks.
struct TimestampTrust {
  std::string roots_pem;         ///< certificates that are trusted; at least one
  std::string certificates_pem;  ///< more certificates between a TSA's and a root; not trusted
  std::string crls_pem;          ///< if not empty, every certificate must be on none of these
  std::string policy;            ///< OID that the token must name; empty: any
  std::string tsa_name;          ///< what Timestamp::tsa_name must be; empty: any
};

/// What a verified token says.
struct Timestamp {
  std::int64_t time_us = 0;  ///< genTime, µs since 1970-01-01T00:00:00Z; finer digits are cut off
  std::optional<std::int64_t> accuracy_us;  ///< the true time is within ± this; absent: not said
  bool is_ordered = false;  ///< the TSA's tokens are in the order of their times, however close
  std::string serial;       ///< hexadecimal, lower case, whole bytes
  std::string policy;       ///< OID under which the token was issued
  std::string tsa_name;     ///< subject of the TSA's certificate, as RFC 2253 writes it, in UTF-8
  HashSuite suite = HashSuite::kSha256;  ///< of the imprint
  std::vector<std::string> chain;        ///< subjects, from the TSA's to the root's
  std::int64_t chain_ends_us = 0;        ///< when the first certificate of the chain expires

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// Why a timestamp does not verify.
enum class TimestampFault {
  kMalformedRequest,         ///< no DER of a request, or one of another form than is made here
  kRequestWithoutNonce,      ///< any response to it could be an old one
  kOtherBytes,               ///< the request is not about the stamped bytes
  kMalformedResponse,        ///< too large, no DER of a response, bytes after it, an odd part
  kNotGranted,               ///< the TSA refused, and says why
  kWrongImprint,             ///< the token is about other bytes than the request
  kResponseWithoutNonce,     ///< the token does not repeat the request's nonce
  kWrongNonce,               ///< the token answers another request
  kWrongPolicy,              ///< the token names another policy than was asked or expected
  kNoCertificate,            ///< the certificate that signed is not at hand
  kWrongTsaName,             ///< another TSA than is expected, or than the token says
  kNotForTimestamping,       ///< the certificate does not say that it is for time-stamping alone
  kUntrusted,                ///< no chain of certificates leads to a root
  kNotValidAtTime,           ///< a certificate was not yet, or no longer, valid at the token's time
  kRevoked,                  ///< a certificate was revoked, in a way that concerns this token
  kUnknownRevocation,        ///< the CRLs given do not cover a certificate at the token's time
  kWeakAlgorithm,            ///< a signature or key gives less than 112 bits of security
  kWrongSigningCertificate,  ///< the ESS attribute is lacking, or names another certificate
  kBadSignature,             ///< the signature does not match the token
  kBeforePrevious,           ///< a renewal that is earlier than what it renews
  kRenewedTooLate,           ///< a certificate of what is renewed had expired by then
};

/// Why, for a program and for people.
struct TimestampRefusal {
  TimestampFault fault = TimestampFault::kMalformedResponse;
  Message reason;
};

/// A token that verified, or why it did not.
using TimestampOutcome = std::variant<Timestamp, TimestampRefusal>;

/// Verifies that `stored` is a timestamp over `stamped` under `trust`.
///
/// Proves that whoever holds the TSA's key said that bytes of this digest existed at `time_us`;
/// says nothing of when else they existed, or of who had them. Certificates are judged at the
/// token's own time: one that has expired since is no fault, which rests on the TSA's key not
/// having been stolen since (CRLs tell, renewals bound it). The nonce proves that the response
/// answers this request: whoever keeps both could have made the request afterwards.
///
/// With CRLs, every certificate of the chain but the root must be covered by one that was in force
/// at or after the token's time and issued before the TSA's certificate expired. A certificate that
/// was revoked later, and only because it was replaced or went out of use, still counts (RFC 3161
/// section 4).
/// Requires: `stamped` are the bytes that the caller checks otherwise too, such as a checkpoint
/// whose signature verified. Throws: FormatError if a text of `trust` is too long or not what it
/// should be: the verifier's own mistake. Threads: safe to call together. Cost: a few signatures,
/// and `stamped` hashed once.
[[nodiscard]] TimestampOutcome verify_timestamp(const StoredTimestamp& stored, ByteView stamped,
                                                const TimestampTrust& trust);

}  // namespace fundtrail
