// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/ledger_card.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kText =
    "fundtrail/ledger/1\n"
    "example.org/a\n"
    "sm3\n"
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "example.org/a+00000000+AQ==\n";

void expect_refused(std::string_view words, std::string_view old, std::string_view other) {
  std::string text(kText);
  text.replace(text.find(old), old.size(), other);
  BOOST_TEST_CONTEXT(text)
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(parse_ledger_card(text)); });
}

BOOST_AUTO_TEST_SUITE(ledger_card)

BOOST_AUTO_TEST_CASE(has_one_spelling) {
  LedgerCard card{"example.org/a", HashSuite::kSm3, {}, "example.org/a+00000000+AQ=="};
  card.genesis_leaf.bytes[0] = 1;
  BOOST_TEST(format_ledger_card(card) == kText);
  BOOST_TEST((parse_ledger_card(kText) == card));
}

BOOST_AUTO_TEST_CASE(is_refused_where_a_line_is_another) {
  expect_refused("line 1: should be fundtrail/ledger/1", "ledger/1", "ledger/2");
  expect_refused("line 2: should be the ledger's origin", "example.org/a\n", "\n");
  expect_refused("line 2: should be the ledger's origin", "example.org/a\n",
                 std::string(257, 'a') + "\n");
  expect_refused("line 3: should be sha256 or sm3", "sm3", "SM3");
  expect_refused("line 4: should be 32 bytes in base64", "AQAA", "AQA");
  expect_refused("five lines", "AQ==\n", "AQ==\n\n");
}

BOOST_AUTO_TEST_CASE(is_refused_wherever_it_is_cut) {
  for (std::size_t size = 0; size < kText.size(); ++size) {
    BOOST_TEST_CONTEXT(size)
    expect_error(ErrorCode::kRefused, "",
                 [size] { static_cast<void>(parse_ledger_card(kText.substr(0, size))); });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
