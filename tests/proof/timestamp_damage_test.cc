// SPDX-License-Identifier: Apache-2.0
//
// Every bit of a request and of a response, and every place where they may be cut.
#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/proof/timestamp_fixture.h"

namespace fundtrail::test {
namespace {

/// How many flips of a byte's bits leave everything as it was, by the byte's offset.
using HarmlessFlips = std::map<std::size_t, int>;

/// Flips of bytes that neither the signature covers nor anything that is told depends on. Who could
/// forge with them could forge without them: they change how the response is spelt, not what it
/// says. A renewal binds them too, since it is over the response's bytes.
const HarmlessFlips kHarmless = {
    {8, 1},     // status: granted, or granted with modifications; content is compared anyway
    {34, 8},    // SignedData: version
    {50, 6},    // digestAlgorithms: tag of the empty parameters
    {960, 8},   // SignerInfo: version
    {963, 1},   // issuerAndSerialNumber: "constructed" of a SEQUENCE and a SET, which they are
    {965, 1},   //
    {1001, 6},  // digestAlgorithm: tag of the empty parameters
    // signatureAlgorithm: the certificate's key says it. Its OID, and the tag of its parameters.
    {1173, 1},
    {1174, 8},
    {1175, 8},
    {1176, 8},
    {1177, 8},
    {1178, 8},
    {1179, 8},
    {1180, 8},
    {1181, 8},
    {1182, 7},
    {1183, 6},
};

struct DamageFixture : TimestampFixture {
  const Bytes response = tsa.answer(request);
  const Timestamp whole = require_verified(judge(response));

  /// Whether the response verifies with the bits of `mask` flipped in one byte. Then it must say
  /// the same as before.
  [[nodiscard]] bool is_harmless(std::size_t offset, unsigned mask) const {
    Bytes damaged = response;
    damaged[offset] = static_cast<std::uint8_t>(damaged[offset] ^ mask);
    const TimestampOutcome outcome = judge(damaged);
    if (fault_of(outcome)) return false;
    BOOST_TEST((std::get<Timestamp>(outcome) == whole));
    return true;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_damage, DamageFixture)

BOOST_AUTO_TEST_CASE(is_refused_where_any_bit_is_flipped) {
  HarmlessFlips harmless;
  for (std::size_t offset = 0; offset < response.size(); ++offset) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      if (is_harmless(offset, 1U << bit)) ++harmless[offset];
    }
  }
  BOOST_TEST((harmless == kHarmless));
}

BOOST_AUTO_TEST_CASE(is_refused_where_it_is_cut) {
  for (std::size_t size = 0; size < response.size(); ++size) {
    const Bytes cut(response.begin(), response.begin() + static_cast<std::ptrdiff_t>(size));
    BOOST_TEST((fault_of(judge(cut)) == TimestampFault::kMalformedResponse), size);
  }
}

BOOST_AUTO_TEST_CASE(is_refused_where_the_request_is_damaged) {
  for (std::size_t bit = 0; bit < 8 * request.size(); ++bit) {
    Bytes damaged = request;
    damaged[bit / 8] ^= static_cast<std::uint8_t>(0x80U >> bit % 8);
    BOOST_TEST(fault_of(judge(damaged, response)).has_value(), bit);
  }
  for (std::size_t size = 0; size < request.size(); ++size) {
    const Bytes cut(request.begin(), request.begin() + static_cast<std::ptrdiff_t>(size));
    BOOST_TEST((fault_of(judge(cut, response)) == TimestampFault::kMalformedRequest), size);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
