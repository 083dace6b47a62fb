// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

// A ledger of 4 entries, and its index as it was made.
struct Indexed : LedgerFixture {
  Indexed() {
    append(make_batch(1, 3));
    whole = index_keys();
  }
  std::uint64_t rebuild() { return open(Ledger::Access::kWrite).rebuild_index(); }

  std::vector<Bytes> whole;
};

BOOST_FIXTURE_TEST_SUITE(ledger_index, Indexed)

BOOST_AUTO_TEST_CASE(rebuilding_a_whole_index_changes_nothing) {
  BOOST_TEST(rebuild() == whole.size());
  BOOST_TEST((index_keys() == whole));
}

BOOST_AUTO_TEST_CASE(rebuilding_restores_what_was_lost_and_drops_what_was_added) {
  delete_index_key(whole.front());
  add_index_key(as_bytes("i-nonsense"));
  add_index_key(whole.back(), as_bytes("filled"));
  BOOST_TEST(rebuild() == whole.size());
  BOOST_TEST((index_keys() == whole));
  const Ledger ledger = open();
  BOOST_TEST(ledger.snapshot()->index()->contains(whole.back()));
}

BOOST_AUTO_TEST_CASE(rebuilding_fills_an_emptied_index) {
  drop_database(kIndexDatabase, false);
  rebuild();
  BOOST_TEST((index_keys() == whole));
}

BOOST_AUTO_TEST_CASE(rebuilding_touches_nothing_else) {
  const Head before = head();
  const std::vector<Bytes> nodes = node_values();
  drop_database(kIndexDatabase, false);
  rebuild();
  BOOST_TEST((head() == before));
  BOOST_TEST((node_values() == nodes));
  BOOST_TEST(append(make_batch(2, 1)).added == 1U);
}

BOOST_AUTO_TEST_CASE(entry_that_cannot_be_decoded_leaves_the_index_as_it_was) {
  delete_index_key(whole.front());
  replace_entry(2, as_bytes("nothing like an entry, nothing like an entry, nothing like"));
  expect_error(ErrorCode::kUnchecked, "entry 2 cannot be decoded", [&] { rebuild(); });
  BOOST_TEST(index_keys().size() == whole.size() - 1);
}

BOOST_AUTO_TEST_CASE(entry_of_an_unknown_kind_leaves_the_index_as_it_was) {
  Bytes unknown = entry(2);
  unknown[17] = 0x7F;
  replace_entry(2, unknown);
  expect_error(ErrorCode::kUnchecked, "of a kind that this program does not know",
               [&] { rebuild(); });
}

BOOST_AUTO_TEST_CASE(missing_entry_leaves_the_index_as_it_was) {
  delete_entry(1);
  expect_error(ErrorCode::kUnchecked, "entry 1 is missing", [&] { rebuild(); });
  BOOST_TEST((index_keys() == whole));
}

BOOST_AUTO_TEST_CASE(missing_last_entry_leaves_the_index_as_it_was) {
  delete_entry(3);
  expect_error(ErrorCode::kUnchecked, "entry 3 is missing", [&] { rebuild(); });
}

BOOST_AUTO_TEST_CASE(ledger_that_is_only_read_cannot_be_rebuilt) {
  expect_error(ErrorCode::kInternal, "check failed", [&] { open().rebuild_index(); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
