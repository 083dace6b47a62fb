// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/timestamp.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/timestamp_fixture.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(timestamp_request)

// The vector of docs/FORMAT.md "Timestamps", and how it is made up.
BOOST_AUTO_TEST_CASE(is_written_as_der) {
  TimestampRequest request;
  request.imprint.bytes.fill(0xAB);
  request.nonce = kNonce;
  request.policy = "1.2.3.4.1";
  BOOST_TEST(is_in_format_doc(make_timestamp_request(request)));
  BOOST_TEST(format_hex(make_timestamp_request(request)) ==
             "304a020101"                              // version 1
             "3031300d060960864801650304020105000420"  // SHA-256
             "abababababababababababababababababababababababababababababababab"
             "06042a030401"            // policy
             "0209008102030405060708"  // nonce
             "0101ff");                // certReq
  request.suite = HashSuite::kSm3;
  request.policy.clear();
  request.nonce = {};
  BOOST_TEST(format_hex(make_timestamp_request(request)) ==
             "303b0201013030300c06082a811ccf550183110500"
             "0420"
             "abababababababababababababababababababababababababababababababab"
             "020100"
             "0101ff");
}

BOOST_AUTO_TEST_CASE(refuses_a_policy_that_is_no_oid) {
  for (const char* policy :
       {"x", "1", "3.1", "1.2.", "1..2", ".1", "1.2 ", "anyPolicy", "01.2.3"}) {
    TimestampRequest request;
    request.policy = policy;
    expect_error(ErrorCode::kRefused, "is no object identifier",
                 [&] { static_cast<void>(make_timestamp_request(request)); });
  }
  TimestampRequest request;
  request.policy = "1.2" + std::string(200, '1');
  expect_error(ErrorCode::kRefused, "is no object identifier",
               [&] { static_cast<void>(make_timestamp_request(request)); });
}

BOOST_AUTO_TEST_CASE(has_another_nonce_each_time) {
  BOOST_TEST((make_timestamp_nonce() != make_timestamp_nonce()));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(timestamp, TimestampFixture)

BOOST_AUTO_TEST_CASE(tells_what_a_token_says) {
  TsaAnswer answer;
  answer.time = "20260101000000.25Z";
  answer.accuracy = {1, 500, 20};
  answer.is_ordered = true;
  Timestamp expected;
  expected.time_us = kTokenTimeS * 1'000'000 + 250'000;
  expected.accuracy_us = 1'500'020;
  expected.is_ordered = true;
  expected.serial = "0123456789abcdef";
  expected.policy = "1.2.3.4.1";
  expected.tsa_name = "CN=测试时间戳机构";
  expected.chain = {"CN=测试时间戳机构", "CN=测试根"};
  expected.chain_ends_us = (kTokenTimeS + kYearS) * 1'000'000;
  BOOST_TEST((require_verified(judge(tsa.answer(request, answer))) == expected));
  trust.tsa_name = expected.tsa_name;
  trust.policy = expected.policy;
  BOOST_TEST((require_verified(judge(tsa.answer(request, answer))) == expected));
}

BOOST_AUTO_TEST_CASE(takes_an_sm3_imprint) {
  request = request_over(as_bytes(kCheckpoint), HashSuite::kSm3);
  const Timestamp found = require_verified(judge(tsa.answer(request)));
  BOOST_TEST((found.suite == HashSuite::kSm3));
  BOOST_TEST(!found.accuracy_us.has_value());
  BOOST_TEST(!found.is_ordered);
}

BOOST_AUTO_TEST_CASE(takes_both_forms_of_the_signing_certificate) {
  for (const EssForm ess : {EssForm::kV1, EssForm::kV2}) {
    TsaAnswer answer;
    answer.ess = ess;
    BOOST_TEST(require_verified(judge(tsa.answer(request, answer))).time_us ==
               kTokenTimeS * 1'000'000);
  }
}

BOOST_AUTO_TEST_CASE(takes_what_is_granted_with_modifications) {
  TsaAnswer answer;
  answer.status = 1;
  answer.names_tsa = false;
  require_verified(judge(tsa.answer(request, answer)));
}

BOOST_AUTO_TEST_CASE(takes_an_ecdsa_signature) {
  TsaCertificate certificate;
  certificate.has_ecdsa_key = true;
  const TestTsa other(certificate);
  require_verified(judge(other.answer(request)));
}

BOOST_AUTO_TEST_CASE(reads_times_of_rfc_3161_only) {
  const std::vector<std::pair<const char*, std::int64_t>> times = {
      {"20260101000000.5Z", 500'000},
      {"20260101000000.000001Z", 1},
      {"20260101000000.1234567Z", 123'456},
  };
  for (const auto& [time, microseconds] : times) {
    TsaAnswer answer;
    answer.time = time;
    BOOST_TEST(require_verified(judge(tsa.answer(request, answer))).time_us ==
               kTokenTimeS * 1'000'000 + microseconds);
  }
  for (const char* time :
       {"202601010000Z", "20260101000000", "20260101080000+0800", "20260101000000.Z",
        "20260101000000.50Z", "20260101000000.0Z", "20260101000000,5Z", "20260230000000Z",
        "20260101000060Z", "20260101240000Z", "2026010100000xZ", "20260101000000.5xZ"}) {
    TsaAnswer answer;
    answer.time = time;
    BOOST_TEST_CONTEXT(time)
    BOOST_TEST(
        (fault_of(judge(tsa.answer(request, answer))) == TimestampFault::kMalformedResponse));
  }
}

BOOST_AUTO_TEST_CASE(refuses_an_accuracy_out_of_range) {
  for (const std::vector<std::int64_t>& accuracy : {std::vector<std::int64_t>{1, 1000, 0},
                                                    {1, 0, 1000},
                                                    {-1, 0, 0},
                                                    {1LL << 32, 0, 0},
                                                    {0, -1, 0}}) {
    TsaAnswer answer;
    answer.accuracy = accuracy;
    expect_fault(TimestampFault::kMalformedResponse, "time or accuracy",
                 judge(tsa.answer(request, answer)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_token_over_another_checkpoint) {
  const Bytes other = request_over(as_bytes("another checkpoint"));
  expect_fault(TimestampFault::kWrongImprint, "about other bytes", judge(tsa.answer(other)));
  expect_fault(TimestampFault::kOtherBytes, "not about these bytes",
               judge(other, tsa.answer(other)));
}

BOOST_AUTO_TEST_CASE(refuses_a_token_of_another_hash_function) {
  const Bytes other = request_over(as_bytes(kCheckpoint), HashSuite::kSm3);
  expect_fault(TimestampFault::kWrongImprint, "about other bytes", judge(tsa.answer(other)));
}

BOOST_AUTO_TEST_CASE(refuses_a_replayed_response) {
  const Bytes earlier =
      request_over(as_bytes(kCheckpoint), HashSuite::kSha256, {1, 2, 3, 4, 5, 6, 7, 8});
  expect_fault(TimestampFault::kWrongNonce, "answers another request", judge(tsa.answer(earlier)));
}

BOOST_AUTO_TEST_CASE(demands_a_nonce) {
  TsaAnswer answer;
  answer.has_nonce = false;
  expect_fault(TimestampFault::kResponseWithoutNonce, "does not repeat",
               judge(tsa.answer(request, answer)));
  // The same request without its nonce: 11 bytes less.
  Bytes without = request;
  without[1] = static_cast<std::uint8_t>(without[1] - 11);
  without.erase(without.end() - 14, without.end() - 3);
  expect_fault(TimestampFault::kRequestWithoutNonce, "has no nonce",
               judge(without, tsa.answer(without)));
}

BOOST_AUTO_TEST_CASE(refuses_another_policy) {
  request = request_over(as_bytes(kCheckpoint), HashSuite::kSha256, kNonce, "1.2.3.4.2");
  expect_fault(TimestampFault::kWrongPolicy, "that the request asks for",
               judge(tsa.answer(request)));
  TsaAnswer answer;
  answer.policy = "1.2.3.4.2";
  BOOST_TEST(require_verified(judge(tsa.answer(request, answer))).policy == "1.2.3.4.2");
  trust.policy = "1.2.3.4.1";
  expect_fault(TimestampFault::kWrongPolicy, "policy is 1.2.3.4.2, expected is 1.2.3.4.1",
               judge(tsa.answer(request, answer)));
}

BOOST_AUTO_TEST_CASE(refuses_another_tsa) {
  trust.tsa_name = "CN=别的机构";
  expect_fault(TimestampFault::kWrongTsaName, "expected is “CN=别的机构”",
               judge(tsa.answer(request)));
  trust.tsa_name.clear();
  TsaAnswer answer;
  answer.tsa_name = "别的机构";
  expect_fault(TimestampFault::kWrongTsaName, "names another authority",
               judge(tsa.answer(request, answer)));
}

BOOST_AUTO_TEST_CASE(tells_why_nothing_was_granted) {
  // Status 2, rejection, the text "明日再来", failure info badAlg.
  Bytes rejection{0x30, 0x19, 0x30, 0x17, 0x02, 0x01, 0x02, 0x30, 0x0E, 0x0C, 0x0C};
  for (const std::uint8_t byte : as_bytes("明日再来")) rejection.push_back(byte);
  rejection.insert(rejection.end(), {0x03, 0x02, 0x07, 0x80});
  expect_fault(TimestampFault::kNotGranted, "status 2: 明日再来", judge(rejection));
}

BOOST_AUTO_TEST_CASE(refuses_a_token_where_none_belongs_and_none_where_one_does) {
  TsaAnswer answer;
  answer.has_token = false;
  expect_fault(TimestampFault::kMalformedResponse, "the 7 bytes are not exactly one",
               judge(tsa.answer(request, answer)));
  answer = {};
  answer.status = 2;
  expect_fault(TimestampFault::kMalformedResponse, "exactly one",
               judge(tsa.answer(request, answer)));
}

BOOST_AUTO_TEST_CASE(refuses_any_number_of_signers_but_one) {
  for (const int signers : {0, 2}) {
    TsaAnswer answer;
    answer.signers = signers;
    expect_fault(TimestampFault::kMalformedResponse, "exactly one signer",
                 judge(tsa.answer(request, answer)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_another_version) {
  TsaAnswer answer;
  answer.version = 2;
  expect_fault(TimestampFault::kMalformedResponse, "unsupported version",
               judge(tsa.answer(request, answer)));
}

BOOST_AUTO_TEST_CASE(refuses_a_signing_certificate_that_does_not_match) {
  for (const EssForm ess : {EssForm::kNone, EssForm::kOfAnotherCertificate}) {
    TsaAnswer answer;
    answer.ess = ess;
    BOOST_TEST(
        (fault_of(judge(tsa.answer(request, answer))) == TimestampFault::kWrongSigningCertificate));
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_signature_over_a_weak_digest) {
  for (const char* digest : {"SHA1", "MD5"}) {
    TsaAnswer answer;
    answer.digest = digest;
    expect_fault(TimestampFault::kWeakAlgorithm, "less than 112 bits",
                 judge(tsa.answer(request, answer)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_too_large_or_followed_by_bytes) {
  const Bytes response = tsa.answer(request);
  Bytes longer = response;
  longer.push_back(0);
  expect_fault(TimestampFault::kMalformedResponse, "followed by more", judge(longer));
  longer.resize(kTimestampResponseBytesMax + 1);
  expect_fault(TimestampFault::kMalformedResponse, "the limit is 65536", judge(longer));
  longer = request;
  longer.push_back(0);
  expect_fault(TimestampFault::kMalformedRequest, "is damaged", judge(longer, response));
  longer.resize(kTimestampRequestBytesMax + 1);
  expect_fault(TimestampFault::kMalformedRequest, "is damaged", judge(longer, response));
  expect_fault(TimestampFault::kMalformedResponse, "the 0 bytes", judge({}));
  expect_fault(TimestampFault::kMalformedRequest, "(0 bytes)", judge({}, response));
}

BOOST_AUTO_TEST_CASE(refuses_a_request_of_another_hash_function) {
  Bytes other = request;
  const Bytes sha256{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
  const auto found = std::search(other.begin(), other.end(), sha256.begin(), sha256.end());
  BOOST_TEST_REQUIRE((found != other.end()));
  *(found + 8) = 8;  // SHA3-256
  expect_fault(TimestampFault::kMalformedRequest, "neither SHA-256 nor SM3",
               judge(other, tsa.answer(request)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
