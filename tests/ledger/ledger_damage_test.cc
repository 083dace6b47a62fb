// SPDX-License-Identifier: Apache-2.0
//
// A ledger whose parts contradict each other is not appended to, so that nothing is built on
// damage.
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

// A ledger of 7 entries: its tree is the complete nodes over [0,4), [4,6) and [6,7).
struct SevenEntries : LedgerFixture {
  SevenEntries() { append(make_batch(1, 6)); }

  void expect_tampered(std::string_view words) {
    expect_error(ErrorCode::kTampered, words, [&] { append(make_batch(2, 1)); });
    expect_error(ErrorCode::kTampered, "run `fundtrail verify`", [&] { append(make_batch(2, 1)); });
  }
};

BOOST_FIXTURE_TEST_SUITE(ledger_damage, SevenEntries)

BOOST_AUTO_TEST_CASE(node_of_the_right_edge) {
  flip_node(node_position({2, 0}));
  expect_tampered("nodes do not give the head's root");
}

BOOST_AUTO_TEST_CASE(missing_node_of_the_right_edge) {
  delete_node(node_position({1, 2}));
  expect_tampered("tree node 9 is missing");
}

BOOST_AUTO_TEST_CASE(node_of_another_length) {
  replace_node(node_position({1, 2}), as_bytes("31 bytes of a digest are too few"));
  replace_node(node_position({1, 2}), as_bytes("short"));
  expect_tampered("tree node 9 is missing or of the wrong length");
}

BOOST_AUTO_TEST_CASE(root_of_the_head) {
  Head other = head();
  other.root.bytes[31] ^= 1;
  set_head(other);
  expect_tampered("nodes do not give the head's root");
}

BOOST_AUTO_TEST_CASE(size_of_the_head) {
  set_head({6, head().root});
  expect_tampered("nodes do not give the head's root");
  set_head({0, head().root});
  expect_tampered("the head says that there are 0 entries");
  set_head({UINT64_MAX, head().root});
  expect_tampered("the head says that there are 18446744073709551615 entries");
}

BOOST_AUTO_TEST_CASE(last_entry) {
  flip_bit(6, 200);
  expect_tampered("the last entry (number 6) does not fit the tree");
}

BOOST_AUTO_TEST_CASE(last_entry_below_the_top_of_its_subtree) {
  append(make_batch(3, 1));  // 8 entries: one complete node over all of them
  flip_bit(7, 200);
  expect_tampered("the last entry (number 7) does not fit the tree");
}

BOOST_AUTO_TEST_CASE(missing_last_entry) {
  delete_entry(6);
  expect_tampered("the last entry (number 6) is missing");
}

BOOST_AUTO_TEST_CASE(last_entry_that_is_none) {
  replace_entry(6, as_bytes("nothing like an entry"));
  expect_tampered("the last entry (number 6): the entry has 21 bytes");
}

BOOST_AUTO_TEST_CASE(entry_beyond_the_head) {
  put_raw(kEntriesDatabase, encode_number(7), as_bytes("smuggled in"));
  expect_tampered("something is stored at or beyond number 7");
}

BOOST_AUTO_TEST_CASE(node_beyond_the_tree) {
  put_raw(kNodesDatabase, encode_number(40), as_bytes("smuggled in"));
  expect_tampered("something is stored at or beyond position 11");
}

BOOST_AUTO_TEST_CASE(index_key_of_a_record_to_come) {
  add_index_key(encode_index_key({IndexTermType::kKind, "party", 7}));
  expect_tampered("the index already holds a key");
}

BOOST_AUTO_TEST_CASE(index_that_names_the_wrong_entry) {
  add_index_key(encode_index_key({IndexTermType::kId, batch_id(2, 0, 1), 3}));
  expect_tampered("the index says that entry 3 has id b2/0/1, which it has not");
}

BOOST_AUTO_TEST_CASE(index_that_names_an_entry_beyond_the_head) {
  add_index_key(encode_index_key({IndexTermType::kId, batch_id(2, 0, 1), 900}));
  expect_tampered("the index says that entry 900 has id b2/0/1, which it has not");
}

BOOST_AUTO_TEST_CASE(genesis_is_needed_to_append) {
  flip_bit(0, 8 * 25);
  const Ledger ledger = open();
  expect_error(ErrorCode::kUnchecked, "genesis (entry 0) is damaged",
               [&] { (void)ledger.genesis(); });
}

BOOST_AUTO_TEST_CASE(missing_genesis) {
  delete_entry(0);
  expect_error(ErrorCode::kUnchecked, "genesis (entry 0) is damaged: it is missing",
               [&] { append(make_batch(2, 1)); });
}

BOOST_AUTO_TEST_CASE(other_record_in_the_place_of_the_genesis) {
  swap_entries(0, 1);
  expect_error(ErrorCode::kUnchecked, "it is no genesis", [&] { append(make_batch(2, 1)); });
}

BOOST_AUTO_TEST_CASE(ledger_that_was_rolled_back_is_whole_in_itself) {
  cut_tail(4);
  BOOST_TEST(head().size == 4U);
  BOOST_TEST(append(make_batch(2, 3)).head.size == 7U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
