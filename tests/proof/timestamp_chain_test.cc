// SPDX-License-Identifier: Apache-2.0
//
// The certificates behind a token: whom they lead to, what they are for, when they were valid.
#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/timestamp_fixture.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr int kKeyCompromise = 1;
constexpr int kAffiliationChanged = 3;
constexpr int kSuperseded = 4;
constexpr int kCessationOfOperation = 5;

/// What a token of such a TSA is found to be.
TimestampOutcome judge_tsa(const TsaCertificate& certificate, const TsaAnswer& answer = {}) {
  const TestTsa tsa(certificate);
  const Bytes request = request_over(as_bytes(kCheckpoint));
  return verify_timestamp({request, tsa.answer(request, answer)}, as_bytes(kCheckpoint),
                          trust_in(tsa));
}

/// In force from the day before the token to the day after it.
constexpr Validity kAroundToken{kTokenTimeS - kDayS, kTokenTimeS + kDayS};
/// Issued half a year after the token.
constexpr Validity kAfterToken{kTokenTimeS + kYearS / 2, kTokenTimeS + kYearS / 2 + kDayS};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_chain, TimestampFixture)

// The machine's clock is far outside of both.
BOOST_AUTO_TEST_CASE(is_judged_at_the_time_of_the_token) {
  for (const char* time : {"19800101000000Z", "22000101000000Z"}) {
    TsaAnswer answer;
    answer.time = time;
    const std::int64_t middle_s =
        std::string_view(time).starts_with("1980") ? 315'532'800 : 7'258'118'400;
    TsaCertificate certificate;
    certificate.validity = {middle_s - kDayS, middle_s + kDayS};
    certificate.root_validity = certificate.validity;
    BOOST_TEST(require_verified(judge_tsa(certificate, answer)).time_us == middle_s * 1'000'000);
  }
}

BOOST_AUTO_TEST_CASE(is_refused_before_and_after_it_is_valid) {
  struct Case {
    Validity validity;
    bool is_valid;
  };
  const Case cases[] = {
      {{kTokenTimeS, kTokenTimeS + 2}, true},      {{kTokenTimeS - kDayS, kTokenTimeS + 1}, true},
      {{kTokenTimeS + 1, kTokenTimeS + 2}, false}, {{kTokenTimeS - 2, kTokenTimeS}, false},
      {{kTokenTimeS - 2, kTokenTimeS - 1}, false},
  };
  for (const Case& each : cases) {
    TsaCertificate of_tsa;
    of_tsa.validity = each.validity;
    TsaCertificate of_root;
    of_root.root_validity = each.validity;
    for (const TsaCertificate& certificate : {of_tsa, of_root}) {
      const auto fault = fault_of(judge_tsa(certificate));
      BOOST_TEST((fault ==
                  (each.is_valid ? std::nullopt : std::optional(TimestampFault::kNotValidAtTime))));
    }
  }
}

BOOST_AUTO_TEST_CASE(ends_with_its_first_certificate) {
  TsaCertificate certificate;
  certificate.root_validity.ends_s = kTokenTimeS + kDayS;
  BOOST_TEST(require_verified(judge_tsa(certificate)).chain_ends_us ==
             (kTokenTimeS + kDayS) * 1'000'000);
}

BOOST_AUTO_TEST_CASE(must_be_for_timestamping_alone) {
  for (const char* purposes :
       {"", "timeStamping", "critical,serverAuth", "critical,timeStamping,serverAuth",
        "critical,timeStamping,1.2.3.4", "critical,anyExtendedKeyUsage"}) {
    TsaCertificate certificate;
    certificate.purposes = purposes;
    BOOST_TEST_CONTEXT(purposes)
    expect_fault(TimestampFault::kNotForTimestamping, "CN=测试时间戳机构", judge_tsa(certificate));
  }
}

BOOST_AUTO_TEST_CASE(must_lead_to_a_trusted_root) {
  TsaCertificate certificate;
  certificate.root_validity.ends_s += 1;  // the same name and key, and yet another certificate
  certificate.has_ecdsa_key = true;
  const TestTsa stranger(certificate);
  const Bytes response = tsa.answer(request);
  trust.roots_pem = stranger.certificate_pem();
  expect_fault(TimestampFault::kUntrusted, "unable to get", judge(response));
  trust.roots_pem = tsa.certificate_pem();  // is itself no root
  expect_fault(TimestampFault::kUntrusted, "unable to get", judge(response));
  trust.roots_pem = stranger.certificate_pem() + tsa.root_pem();
  require_verified(judge(response));
}

BOOST_AUTO_TEST_CASE(may_be_brought_along) {
  TsaAnswer answer;
  answer.has_certificates = false;
  const Bytes response = tsa.answer(request, answer);
  expect_fault(TimestampFault::kNoCertificate, "not in the response", judge(response));
  trust.certificates_pem = "# of the authority's page\n" + tsa.certificate_pem();
  require_verified(judge(response));
}

BOOST_AUTO_TEST_CASE(must_be_strong) {
  TsaCertificate certificate;
  certificate.signature_digest = "SHA1";
  expect_fault(TimestampFault::kWeakAlgorithm, "too weak", judge_tsa(certificate));
}

BOOST_AUTO_TEST_CASE(must_not_be_revoked) {
  const Bytes response = tsa.answer(request);
  trust.crls_pem = tsa.revocation_list_pem(kAroundToken);
  require_verified(judge(response));
  trust.crls_pem = tsa.revocation_list_pem(
      kAroundToken, RevokedCertificate{kTokenTimeS - 1, kCessationOfOperation});
  expect_fault(TimestampFault::kRevoked, "revoked", judge(response));
}

BOOST_AUTO_TEST_CASE(may_be_retired_later_but_not_compromised) {
  const Bytes response = tsa.answer(request);
  const auto judge_revoked = [&](std::int64_t revoked_s, std::optional<int> reason) {
    trust.crls_pem = tsa.revocation_list_pem(kAfterToken, RevokedCertificate{revoked_s, reason});
    return fault_of(judge(response));
  };
  for (const int reason : {0, kAffiliationChanged, kSuperseded, kCessationOfOperation}) {
    BOOST_TEST((judge_revoked(kTokenTimeS + 1, reason) == std::nullopt));
    BOOST_TEST((judge_revoked(kTokenTimeS, reason) == TimestampFault::kRevoked));
  }
  BOOST_TEST((judge_revoked(kTokenTimeS + 1, kKeyCompromise) == TimestampFault::kRevoked));
  BOOST_TEST((judge_revoked(kTokenTimeS + 1, std::nullopt) == TimestampFault::kRevoked));
}

BOOST_AUTO_TEST_CASE(is_judged_by_the_newest_revocation_list) {
  const std::string before = tsa.revocation_list_pem(kAroundToken);
  const std::string after =
      tsa.revocation_list_pem(kAfterToken, RevokedCertificate{kTokenTimeS + 1, kKeyCompromise});
  const Bytes response = tsa.answer(request);
  for (const std::string& lists : {before + after, after + before}) {
    trust.crls_pem = lists;
    expect_fault(TimestampFault::kRevoked, "revoked", judge(response));
  }
}

BOOST_AUTO_TEST_CASE(must_be_covered_by_the_revocation_lists) {
  const Bytes response = tsa.answer(request);
  const auto judge_list = [&](const Validity& validity) {
    trust.crls_pem = tsa.revocation_list_pem(validity);
    return fault_of(judge(response));
  };
  const auto unknown = TimestampFault::kUnknownRevocation;
  BOOST_TEST((judge_list({kTokenTimeS - kDayS, kTokenTimeS - 1}) == unknown));
  BOOST_TEST((judge_list({kTokenTimeS - kDayS, kTokenTimeS}) == std::nullopt));
  BOOST_TEST((judge_list({kTokenTimeS + kYearS, kTokenTimeS + 2 * kYearS}) == std::nullopt));
  BOOST_TEST((judge_list({kTokenTimeS + kYearS + 1, kTokenTimeS + 2 * kYearS}) == unknown));
  TsaCertificate certificate;
  certificate.name = "别的机构";
  trust.crls_pem = TestTsa(certificate).revocation_list_pem(kAroundToken);
  BOOST_TEST((fault_of(judge(response)) == std::nullopt));  // the same root's
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(timestamp_trust, TimestampFixture)

BOOST_AUTO_TEST_CASE(needs_a_root) {
  for (const char* text : {"", "# nothing yet\n"}) {
    trust.roots_pem = text;
    expect_error(ErrorCode::kRefused, "there is no trusted root",
                 [&] { static_cast<void>(judge(tsa.answer(request))); });
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_cannot_be_read) {
  const auto expect_refused = [&](const char* words) {
    expect_error(ErrorCode::kRefused, words,
                 [&] { static_cast<void>(judge(tsa.answer(request))); });
  };
  const std::string root = tsa.root_pem();
  trust.roots_pem = root + root.substr(0, root.size() / 2);
  expect_refused("block 2 of the trusted roots cannot be read");
  trust.roots_pem = root;
  trust.roots_pem[100] = '!';
  expect_refused("block 1 of the trusted roots cannot be read");
  // OpenSSL would ask for a passphrase on the terminal.
  trust.roots_pem = root;
  trust.roots_pem.insert(root.find('\n') + 1,
                         "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,"
                         "00112233445566778899AABBCCDDEEFF\n\n");
  expect_refused("block 1 of the trusted roots cannot be read");
  trust = trust_in(tsa);
  trust.certificates_pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  expect_refused("block 1 of the other certificates cannot be read");
  trust = trust_in(tsa);
  trust.crls_pem = root;
  expect_refused("holds no revocation list");
  trust.crls_pem = std::string(kTimestampPemBytesMax + 1, '\n');
  expect_refused("the limit is 1048576");
}

BOOST_AUTO_TEST_CASE(refuses_a_policy_that_is_no_oid) {
  trust.policy = "anyPolicy";
  expect_error(ErrorCode::kRefused, "is no object identifier",
               [&] { static_cast<void>(judge(tsa.answer(request))); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
