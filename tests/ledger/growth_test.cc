// SPDX-License-Identifier: Apache-2.0
#include "ledger/growth.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

std::string party(int number) {
  const std::string id = std::to_string(number);
  return R"({"kind":"party","id":"P)" + id + R"(","name":"单位)" + id + R"(","role":"other"})" +
         "\n";
}

// A ledger of 13 entries.
class Parties : public LedgerFixture {
 public:
  explicit Parties(HashSuite hash) : LedgerFixture(hash), hash_(hash) {
    std::string lines;
    for (int i = 1; i < kSize; ++i) lines += party(i);
    append(lines);
  }

  Head head_at(std::uint64_t size) const {
    const Ledger ledger = open();
    const auto source = ledger.snapshot();
    return {size, stored_root({*source, hash_, folder()}, size)};
  }

  void require(const Head& earlier) const {
    const Ledger ledger = open();
    const auto source = ledger.snapshot();
    require_growth({*source, hash_, folder()}, earlier, say("那里", "there"));
  }

  static constexpr int kSize = 13;

 private:
  HashSuite hash_;
};

BOOST_AUTO_TEST_SUITE(ledger_growth)

BOOST_AUTO_TEST_CASE(is_proven_from_every_earlier_head) {
  for (const HashSuite hash : {HashSuite::kSha256, HashSuite::kSm3}) {
    const Parties parties(hash);
    for (std::uint64_t size = 1; size <= Parties::kSize; ++size) {
      BOOST_CHECK_NO_THROW(parties.require(parties.head_at(size)));
    }
  }
}

BOOST_AUTO_TEST_CASE(is_refused_from_another_root_of_any_size) {
  const Parties parties(HashSuite::kSha256);
  for (std::uint64_t size = 1; size <= Parties::kSize; ++size) {
    Head other = parties.head_at(size);
    other.root.bytes[31] ^= 1;
    expect_error(ErrorCode::kRolledBack, "the ledger does not go on from there",
                 [&] { parties.require(other); });
  }
}

BOOST_AUTO_TEST_CASE(is_refused_from_a_size_that_was_not_reached) {
  const Parties parties(HashSuite::kSha256);
  Head larger = parties.head_at(Parties::kSize);
  larger.size = Parties::kSize + 1;
  expect_error(ErrorCode::kRolledBack, "Then: 14 entries", [&] { parties.require(larger); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
