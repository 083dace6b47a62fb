// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/party_name.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

BOOST_AUTO_TEST_SUITE(party_name)

BOOST_AUTO_TEST_CASE(is_read_as_it_is_written) {
  const std::string digest = "ab" + std::string(62, '0');
  for (const std::string& text : {std::string("长春市"), "commitment:" + digest}) {
    BOOST_TEST(format_party_name(parse_party_name(text)) == text);
  }
  BOOST_TEST(clear_name(parse_party_name("长春市")) == "长春市");
  BOOST_TEST(clear_name(parse_party_name("commitment:" + digest)) == "");
}

BOOST_AUTO_TEST_CASE(is_no_commitment_to_anything_but_a_digest) {
  for (const std::string& digest :
       {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A')}) {
    expect_error(ErrorCode::kRefused, "a digest of 64 lower-case hexadecimal digits",
                 [&] { static_cast<void>(parse_party_name("commitment:" + digest)); });
  }
  expect_error(ErrorCode::kRefused, "", [] { static_cast<void>(parse_party_name("")); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
