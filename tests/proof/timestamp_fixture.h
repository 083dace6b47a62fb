// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <variant>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp.h"
#include "tests/proof/test_tsa.h"
#include "tests/support/files.h"
#include "tests/support/markdown.h"

namespace fundtrail::test {

inline constexpr std::string_view kCheckpoint =
    "fundtrail.local/0123456789abcdef\n60\n"
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
    "— fundtrail.local/0123456789abcdef AAAAAAAA\n";

inline constexpr TimestampNonce kNonce{0x81, 2, 3, 4, 5, 6, 7, 8};

/// Whether docs/FORMAT.md "Timestamps" has these bytes in hexadecimal, on however many lines.
inline bool is_in_format_doc(ByteView bytes) {
  std::string section = section_of(read_source("docs/FORMAT.md"), "## Timestamps");
  std::erase_if(section, [](char c) { return c == ' ' || c == '\n'; });
  return section.find(format_hex(bytes)) != std::string::npos;
}

/// The DER of a request about `bytes`.
inline Bytes request_over(ByteView bytes, HashSuite suite = HashSuite::kSha256,
                          const TimestampNonce& nonce = kNonce, const std::string& policy = {}) {
  return make_timestamp_request({suite, Hasher(suite).hash(bytes), nonce, policy});
}

/// What `tsa` has its tokens verified by.
inline TimestampTrust trust_in(const TestTsa& tsa) {
  TimestampTrust trust;
  trust.roots_pem = tsa.root_pem();
  return trust;
}

/// Why it does not verify, or nothing; a reason is given in both languages.
inline std::optional<TimestampFault> fault_of(const TimestampOutcome& outcome) {
  const auto* refusal = std::get_if<TimestampRefusal>(&outcome);
  if (refusal == nullptr) return std::nullopt;
  BOOST_TEST(!refusal->reason.zh.empty());
  BOOST_TEST(!refusal->reason.en.empty());
  return refusal->fault;
}

/// Checks that `outcome` is the refusal `fault`, whose English text contains `words`.
inline void expect_fault(TimestampFault fault, std::string_view words,
                         const TimestampOutcome& outcome) {
  const auto* refusal = std::get_if<TimestampRefusal>(&outcome);
  BOOST_TEST_REQUIRE((refusal != nullptr));
  BOOST_TEST(static_cast<int>(refusal->fault) == static_cast<int>(fault), refusal->reason.en);
  BOOST_TEST(refusal->reason.en.find(words) != std::string::npos, refusal->reason.en);
  BOOST_TEST(!refusal->reason.zh.empty());
}

/// The verified timestamp; the test ends here if there is none.
inline Timestamp require_verified(const TimestampOutcome& outcome) {
  const auto* refusal = std::get_if<TimestampRefusal>(&outcome);
  BOOST_TEST_REQUIRE((refusal == nullptr), (refusal == nullptr ? "" : refusal->reason.en));
  return std::get<Timestamp>(outcome);
}

/// A request over the checkpoint, and how an answer to it is judged.
struct TimestampFixture {
  TimestampOutcome judge(const Bytes& response) const { return judge(request, response); }
  TimestampOutcome judge(const Bytes& asked, const Bytes& response) const {
    return verify_timestamp({asked, response}, as_bytes(kCheckpoint), trust);
  }

  TestTsa tsa;
  TimestampTrust trust = trust_in(tsa);
  Bytes request = request_over(as_bytes(kCheckpoint));
};

}  // namespace fundtrail::test
