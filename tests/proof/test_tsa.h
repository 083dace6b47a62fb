// SPDX-License-Identifier: Apache-2.0
//
// A time-stamping authority in the test's own process, honest or not in each of its parts. No clock
// and no randomness: the same choices give the same bytes, but where an ECDSA key signs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail::test {

/// 2026-01-01T00:00:00Z, in s since 1970: when tokens are made, unless a test says otherwise.
inline constexpr std::int64_t kTokenTimeS = 1'767'225'600;
inline constexpr std::int64_t kDayS = 86'400;
inline constexpr std::int64_t kYearS = 365 * kDayS;

/// From when to when a certificate or list is valid. Unit: s since 1970.
struct Validity {
  std::int64_t begins_s = kTokenTimeS - kYearS;
  std::int64_t ends_s = kTokenTimeS + kYearS;
};

/// How a token's signature names its certificate (ESS).
enum class EssForm { kNone, kV1, kV2, kOfAnotherCertificate };

/// What is chosen of the TSA's certificate.
struct TsaCertificate {
  Validity validity;
  Validity root_validity;
  std::string name = "测试时间戳机构";
  std::string purposes = "critical,timeStamping";  ///< extended key usage, as openssl.cnf has it
  std::string signature_digest = "SHA256";
  bool has_ecdsa_key = false;  ///< P-256, made anew
};

/// What is chosen of a response.
struct TsaAnswer {
  int status = 0;                        ///< of RFC 3161 section 2.4.2
  std::string time = "20260101000000Z";  ///< genTime, as it is written
  std::string policy = "1.2.3.4.1";
  std::vector<std::int64_t> accuracy;  ///< seconds, millis, micros; empty: absent
  bool is_ordered = false;
  bool names_tsa = true;
  std::string tsa_name;  ///< another name than the certificate's
  std::int64_t version = 1;
  bool has_nonce = true;
  bool has_certificates = true;
  bool has_token = true;
  std::string digest = "SHA256";  ///< of the signature
  int signers = 1;                ///< how many times the TSA signs
  EssForm ess = EssForm::kV2;
};

/// A certificate on a revocation list. Without a reason: of no stated one.
struct RevokedCertificate {
  std::int64_t revoked_s = 0;
  std::optional<int> reason;  ///< CRLReason of RFC 5280
};

class TestTsa {
 public:
  explicit TestTsa(const TsaCertificate& certificate = {});
  ~TestTsa();
  TestTsa(const TestTsa&) = delete;
  TestTsa& operator=(const TestTsa&) = delete;

  [[nodiscard]] std::string root_pem() const;
  [[nodiscard]] std::string certificate_pem() const;

  /// A list of the root's, that revokes the TSA's certificate if `revoked` says so.
  [[nodiscard]] std::string revocation_list_pem(
      Validity validity, const std::optional<RevokedCertificate>& revoked = std::nullopt) const;

  /// A response to `request`, which is DER.
  [[nodiscard]] Bytes answer(ByteView request, const TsaAnswer& answer = {}) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fundtrail::test
