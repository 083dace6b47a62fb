// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.h"

#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

constexpr const char* kOrigin = "fundtrail.test/ledger";

std::string party(int number) {
  const std::string id = std::to_string(number);
  return R"({"kind":"party","id":"P)" + id + R"(","name":"单位)" + id + R"(","role":"other"})" +
         "\n";
}

// A ledger of `size` entries.
class Parties : public LedgerFixture {
 public:
  explicit Parties(int size, HashSuite hash = HashSuite::kSha256)
      : LedgerFixture(hash), hash_(hash) {
    std::string lines;
    for (int i = 1; i < size; ++i) lines += party(i);
    append(lines);
  }

  // Makes the checkpoint after those that were signed at heads of `earlier`.
  Checkpoint make(const std::vector<Head>& earlier = {}) const {
    std::vector<SignedHead> heads;
    for (const Head& head : earlier) heads.push_back({head, say("记忆", "memory")});
    const Ledger ledger = open();
    const auto source = ledger.snapshot();
    return make_checkpoint({*source, hash_, folder()}, kOrigin, heads);
  }

  Head head_at(std::uint64_t size) const {
    const Ledger ledger = open();
    const auto source = ledger.snapshot();
    return {size, stored_root({*source, hash_, folder()}, size)};
  }

  void expect_refused(ErrorCode code, std::string_view words,
                      const std::vector<Head>& earlier = {}) const {
    expect_error(code, words, [&] { static_cast<void>(make(earlier)); });
  }

 private:
  HashSuite hash_;
};

BOOST_AUTO_TEST_SUITE(ledger_checkpoint)

BOOST_AUTO_TEST_CASE(is_the_head_of_what_was_read_back) {
  for (const HashSuite hash : {HashSuite::kSha256, HashSuite::kSm3}) {
    const Parties parties(21, hash);
    const Checkpoint checkpoint = parties.make();
    BOOST_TEST((checkpoint == Checkpoint{kOrigin, parties.head(), {}}));
    BOOST_TEST(checkpoint.head.size == 21U);
    for (std::uint64_t size = 1; size <= 21; ++size) {
      BOOST_TEST((parties.make({parties.head_at(size), parties.head_at(1)}) == checkpoint));
    }
  }
}

BOOST_AUTO_TEST_CASE(reads_back_across_chunks) {
  const Parties parties(2500);
  BOOST_TEST((parties.make().head == parties.head()));
  BOOST_TEST((parties.make({parties.head_at(1023)}).head == parties.head()));
}

BOOST_AUTO_TEST_CASE(every_altered_entry_is_found_before_it_is_signed) {
  for (std::uint64_t sequence = 0; sequence < 9; ++sequence) {
    Parties parties(9);
    parties.flip_bit(sequence, 8 * (kEntryHeaderBytes + 3));
    parties.expect_refused(ErrorCode::kTampered, "");
  }
}

BOOST_AUTO_TEST_CASE(every_altered_node_is_found_before_it_is_signed) {
  for (std::uint64_t position = 0; position < node_count(9); ++position) {
    Parties parties(9);
    parties.flip_node(position);
    parties.expect_refused(ErrorCode::kTampered, "tree node");
  }
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_missing_or_moved_is_found) {
  Parties missing(9);
  missing.delete_entry(4);
  missing.expect_refused(ErrorCode::kTampered, "entry 4 is missing");
  Parties moved(9);
  moved.swap_entries(4, 5);
  moved.expect_refused(ErrorCode::kTampered, "entry 4 does not follow on the one before");
}

BOOST_AUTO_TEST_CASE(another_head_is_found) {
  Parties parties(9);
  Head head = parties.head();
  head.root.bytes[0] ^= 1;
  parties.set_head(head);
  parties.expect_refused(ErrorCode::kTampered, "not that of the head");
  parties.set_head({0, head.root});
  parties.expect_refused(ErrorCode::kTampered, "");
}

BOOST_AUTO_TEST_CASE(what_was_signed_before_is_not_read_again) {
  Parties parties(9);
  const Head five = parties.head_at(5);
  parties.flip_bit(2, 8 * (kEntryHeaderBytes + 3));
  BOOST_TEST((parties.make({five}).head == parties.head()));
}

BOOST_AUTO_TEST_CASE(a_smaller_ledger_is_refused_with_both_heads) {
  Parties parties(9);
  const Head nine = parties.head();
  parties.cut_tail(7);
  parties.expect_refused(ErrorCode::kRolledBack,
                         "Signed: 9 entries, root " + format_base64(nine.root.view()), {nine});
  parties.expect_refused(ErrorCode::kRolledBack,
                         "7 entries, root " + format_base64(parties.head().root.view()), {nine});
}

BOOST_AUTO_TEST_CASE(another_tree_is_refused) {
  const Parties parties(9);
  Head other = parties.head_at(5);
  other.root.bytes[31] ^= 1;
  parties.expect_refused(ErrorCode::kRolledBack, "of these the first 5 entries, root", {other});
  parties.expect_refused(ErrorCode::kRolledBack, "5 entries",
                         {parties.head(), other, parties.head_at(3)});
  Head same_size = parties.head();
  same_size.root.bytes[0] ^= 1;
  parties.expect_refused(ErrorCode::kRolledBack, "not consistent", {same_size});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
