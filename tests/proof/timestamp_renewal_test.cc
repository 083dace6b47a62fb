// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/timestamp_renewal.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/timestamp_fixture.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

/// One authority a year, each with a certificate for that year and a week of the next.
std::vector<std::unique_ptr<TestTsa>> yearly_authorities() {
  std::vector<std::unique_ptr<TestTsa>> authorities;
  for (const std::int64_t year : {0, 1, 2}) {
    TsaCertificate certificate;
    certificate.name = "机构" + std::to_string(year);
    certificate.validity = {kTokenTimeS + year * kYearS,
                            kTokenTimeS + (year + 1) * kYearS + 7 * kDayS};
    certificate.root_validity.ends_s = kTokenTimeS + 9 * kYearS;
    authorities.push_back(std::make_unique<TestTsa>(certificate));
  }
  return authorities;
}

/// A stack of timestamps that a test adds to, and how it is judged.
struct RenewalFixture {
  void add(const TestTsa& tsa, const std::string& time, HashSuite suite = HashSuite::kSha256) {
    std::vector<ByteView> earlier(responses.begin(), responses.end());
    add_over(stamped_bytes_of_renewal(as_bytes(kCheckpoint), earlier), tsa, time, suite);
  }
  void add_over(const Bytes& stamped, const TestTsa& tsa, const std::string& time,
                HashSuite suite = HashSuite::kSha256) {
    TsaAnswer answer;
    answer.time = time;
    requests.push_back(request_over(stamped, suite));
    responses.push_back(tsa.answer(requests.back(), answer));
    trust.roots_pem += tsa.root_pem();
  }
  TimestampStackOutcome judge() const {
    std::vector<StoredTimestamp> stack;
    for (std::size_t i = 0; i < requests.size(); ++i) stack.push_back({requests[i], responses[i]});
    return verify_timestamps(stack, as_bytes(kCheckpoint), trust);
  }
  /// Checks that the stack is refused at `index` for `fault`.
  void expect_refused(std::size_t index, TimestampFault fault) const {
    const TimestampStackOutcome outcome = judge();
    const auto* found = std::get_if<TimestampStackRefusal>(&outcome);
    BOOST_TEST_REQUIRE((found != nullptr));
    BOOST_TEST(found->index == index);
    expect_fault(fault, "", found->refusal);
  }

  std::vector<std::unique_ptr<TestTsa>> tsas = yearly_authorities();
  std::vector<Bytes> requests;
  std::vector<Bytes> responses;
  TimestampTrust trust;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_renewal, RenewalFixture)

BOOST_AUTO_TEST_CASE(is_over_all_before_it_with_lengths) {
  const Bytes first{0xAA};
  const Bytes second{0xBB, 0xBC};
  const std::vector<ByteView> earlier{first, second};
  BOOST_TEST(is_in_format_doc(stamped_bytes_of_renewal(as_bytes("c\n"), earlier)));
  BOOST_TEST(format_hex(stamped_bytes_of_renewal(as_bytes("c\n"), earlier)) ==
             format_hex(as_bytes("fundtrail/renewal/1\n")) +
                 "0000000000000002"
                 "630a"
                 "0000000000000001"
                 "aa"
                 "0000000000000002"
                 "bbbc");
  BOOST_TEST((stamped_bytes_of_renewal(as_bytes("c\n"), {}) == Bytes{'c', '\n'}));
}

BOOST_AUTO_TEST_CASE(is_not_the_same_for_other_cuts) {
  const Bytes ab{0xAA, 0xBB};
  const Bytes a{0xAA};
  const Bytes b{0xBB};
  const std::vector<ByteView> one{ab};
  const std::vector<ByteView> two{a, b};
  BOOST_TEST((stamped_bytes_of_renewal(as_bytes("c"), one) !=
              stamped_bytes_of_renewal(as_bytes("c"), two)));
}

BOOST_AUTO_TEST_CASE(keeps_a_timestamp_provable_for_years) {
  add(*tsas[0], "20260701000000Z");
  add(*tsas[1], "20270103000000Z", HashSuite::kSm3);
  add(*tsas[2], "20280103000000Z");
  const TimestampStackOutcome outcome = judge();
  const auto* found = std::get_if<std::vector<Timestamp>>(&outcome);
  BOOST_TEST_REQUIRE((found != nullptr));
  BOOST_TEST_REQUIRE(found->size() == 3U);
  for (std::size_t i = 0; i < found->size(); ++i) {
    BOOST_TEST((*found)[i].tsa_name == "CN=机构" + std::to_string(i));
  }
  BOOST_TEST(((*found)[1].suite == HashSuite::kSm3));
}

BOOST_AUTO_TEST_CASE(must_come_before_the_certificate_expires) {
  add(*tsas[0], "20260701000000Z");
  add(*tsas[1], "20270107235959.999999Z");
  BOOST_TEST(std::holds_alternative<std::vector<Timestamp>>(judge()));
  requests.pop_back();
  responses.pop_back();
  add(*tsas[1], "20270108000000Z");
  expect_refused(1, TimestampFault::kRenewedTooLate);
}

BOOST_AUTO_TEST_CASE(must_not_come_before_what_it_renews) {
  add(*tsas[0], "20270102000000.5Z");
  add(*tsas[1], "20270102000000.5Z");
  BOOST_TEST(std::holds_alternative<std::vector<Timestamp>>(judge()));
  requests.pop_back();
  responses.pop_back();
  add(*tsas[1], "20270102000000.499999Z");
  expect_refused(1, TimestampFault::kBeforePrevious);
}

BOOST_AUTO_TEST_CASE(must_be_over_every_earlier_response) {
  add(*tsas[0], "20260701000000Z");
  add_over({kCheckpoint.begin(), kCheckpoint.end()}, *tsas[1], "20270103000000Z");
  expect_refused(1, TimestampFault::kOtherBytes);
  requests.pop_back();
  responses.pop_back();
  add(*tsas[1], "20270103000000Z");
  const std::vector<ByteView> last_alone{responses[1]};
  add_over(stamped_bytes_of_renewal(as_bytes(kCheckpoint), last_alone), *tsas[2],
           "20280103000000Z");
  expect_refused(2, TimestampFault::kOtherBytes);
}

BOOST_AUTO_TEST_CASE(is_refused_where_one_below_it_is_damaged) {
  add(*tsas[0], "20260701000000Z");
  add(*tsas[1], "20270103000000Z");
  responses[0][8] ^= 1;  // granted with modifications: harmless but for who stamped it as it was
  expect_refused(1, TimestampFault::kOtherBytes);
  responses[0].back() ^= 1;
  expect_refused(0, TimestampFault::kBadSignature);
}

BOOST_AUTO_TEST_CASE(is_refused_in_another_order) {
  add(*tsas[0], "20260701000000Z");
  add(*tsas[1], "20270103000000Z");
  std::swap(requests[0], requests[1]);
  std::swap(responses[0], responses[1]);
  expect_refused(0, TimestampFault::kOtherBytes);
}

BOOST_AUTO_TEST_CASE(has_a_largest_number) {
  trust.roots_pem = tsas[0]->root_pem();
  expect_error(ErrorCode::kRefused, "1 to 32 timestamps, and here are 0",
               [&] { static_cast<void>(judge()); });
  requests.resize(kTimestampStackMax + 1);
  responses.resize(kTimestampStackMax + 1);
  expect_error(ErrorCode::kRefused, "here are 33", [&] { static_cast<void>(judge()); });
  requests.resize(kTimestampStackMax);
  responses.resize(kTimestampStackMax);
  BOOST_TEST(std::holds_alternative<TimestampStackRefusal>(judge()));
  const std::vector<ByteView> too_many(kTimestampStackMax);
  expect_error(ErrorCode::kInternal, "", [&] {
    static_cast<void>(stamped_bytes_of_renewal(as_bytes(kCheckpoint), too_many));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
