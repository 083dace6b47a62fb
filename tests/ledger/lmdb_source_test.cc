// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_source.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers sequences(const EntrySource& source, std::uint64_t begin, std::uint64_t end) {
  Numbers numbers;
  source.visit(begin, end, [&](std::uint64_t sequence, ByteView) { numbers.push_back(sequence); });
  return numbers;
}

Numbers beyond_head(const EntrySource& source) {
  Numbers numbers;
  source.visit_beyond_head([&](std::uint64_t number, ByteView) { numbers.push_back(number); });
  return numbers;
}

Numbers positions(const EntrySource& source, std::uint64_t begin, std::uint64_t end) {
  Numbers numbers;
  source.nodes()->visit(begin, end,
                        [&](std::uint64_t number, ByteView) { numbers.push_back(number); });
  return numbers;
}

std::vector<Bytes> keys(const EntrySource& source, ByteView prefix = {}) {
  std::vector<Bytes> found;
  source.index()->visit(prefix, [&](ByteView key) { found.emplace_back(key.begin(), key.end()); });
  return found;
}

// A ledger of 7 entries, whose tree has 11 nodes.
struct SevenEntries : LedgerFixture {
  SevenEntries() { append(make_batch(1, 6)); }
};

BOOST_FIXTURE_TEST_SUITE(lmdb_source, SevenEntries)

BOOST_AUTO_TEST_CASE(visits_the_entries_of_a_range) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(sequences(*source, 0, 7) == (Numbers{0, 1, 2, 3, 4, 5, 6}));
  BOOST_TEST(sequences(*source, 2, 4) == (Numbers{2, 3}));
  BOOST_TEST(sequences(*source, 5, UINT64_MAX) == (Numbers{5, 6}));
  BOOST_TEST(sequences(*source, 3, 3).empty());
  BOOST_TEST(sequences(*source, 9, 12).empty());
}

BOOST_AUTO_TEST_CASE(passes_over_what_is_missing) {
  delete_entry(3);
  const Ledger ledger = open();
  BOOST_TEST(sequences(*ledger.snapshot(), 2, 6) == (Numbers{2, 4, 5}));
}

BOOST_AUTO_TEST_CASE(exception_of_a_visitor_ends_the_visit) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  int visited = 0;
  BOOST_CHECK_THROW(source->visit(0, 7,
                                  [&](std::uint64_t, ByteView) {
                                    if (++visited == 3) throw std::runtime_error("enough");
                                  }),
                    std::runtime_error);
  BOOST_TEST(visited == 3);
  BOOST_TEST(sequences(*source, 0, 7).size() == 7U);
}

BOOST_AUTO_TEST_CASE(visitor_may_read_on) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  std::size_t count = 0;
  source->visit(0, 7, [&](std::uint64_t, ByteView) {
    source->nodes()->visit(0, UINT64_MAX, [&](std::uint64_t, ByteView) {
      count += sequences(*source, 0, 7).size() + beyond_head(*source).size();
    });
  });
  BOOST_TEST(count == 7U * 11U * 7U);
}

BOOST_AUTO_TEST_CASE(nothing_lies_beyond_the_head_of_a_whole_ledger) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(beyond_head(*source).empty());
  BOOST_TEST(positions(*source, 11, UINT64_MAX).empty());
}

BOOST_AUTO_TEST_CASE(entry_beyond_the_head_is_told_apart) {
  put_raw(kEntriesDatabase, encode_number(7), as_bytes("smuggled in"));
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(sequences(*source, 0, UINT64_MAX).size() == 7U);
  BOOST_TEST(beyond_head(*source) == Numbers{7});
}

BOOST_AUTO_TEST_CASE(entries_under_keys_that_are_no_numbers_are_told) {
  put_raw(kEntriesDatabase, as_bytes("low"), as_bytes("x"));
  put_raw(kEntriesDatabase, Bytes(9, 0), as_bytes("y"));
  put_raw(kEntriesDatabase, Bytes(9, 0xFF), as_bytes("z"));
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(sequences(*source, 0, UINT64_MAX).size() == 7U);
  BOOST_TEST(beyond_head(*source) == (Numbers{kNoNumber, kNoNumber, kNoNumber}));
}

BOOST_AUTO_TEST_CASE(visits_the_nodes_of_a_range) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(positions(*source, 0, 11).size() == 11U);
  BOOST_TEST(positions(*source, 9, UINT64_MAX) == (Numbers{9, 10}));
  BOOST_TEST(positions(*source, 4, 6) == (Numbers{4, 5}));
  BOOST_TEST(positions(*source, 6, 6).empty());
}

BOOST_AUTO_TEST_CASE(nodes_beyond_the_tree_are_told) {
  replace_node(11, as_bytes("a node too many"));
  put_raw(kNodesDatabase, as_bytes("no position"), as_bytes("x"));
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(positions(*source, 0, 11).size() == 11U);
  BOOST_TEST(positions(*source, 11, UINT64_MAX) == (Numbers{11, kNoNumber}));
}

BOOST_AUTO_TEST_CASE(index_has_the_keys_of_every_record) {
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(keys(*source).size() == source->index()->size());
  const std::string id = batch_id(1, 4, 6);
  BOOST_REQUIRE(keys(*source, index_prefix(IndexTermType::kId, id)).size() == 1U);
  BOOST_TEST(find_record(*source, id).value() == 5U);
  const auto parties = keys(*source, index_prefix(IndexTermType::kKind, "party"));
  BOOST_TEST(parties.size() == 6U);
  BOOST_TEST(std::is_sorted(parties.begin(), parties.end()));
}

BOOST_AUTO_TEST_CASE(index_contains_only_whole_keys_with_empty_values) {
  const Bytes key = encode_index_key({IndexTermType::kId, batch_id(1, 0, 6), 1});
  add_index_key(as_bytes("filled"), as_bytes("x"));
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(source->index()->contains(key));
  BOOST_TEST(!source->index()->contains(ByteView(key).first(key.size() - 1)));
  BOOST_TEST(!source->index()->contains(as_bytes("filled")));
  BOOST_TEST(!source->index()->contains({}));
  BOOST_TEST(!source->index()->contains(Bytes(600, 'x')));
  BOOST_TEST(keys(*source, Bytes(600, 'x')).empty());
}

BOOST_AUTO_TEST_CASE(snapshot_stays_as_it_was_while_batches_are_added) {
  Ledger ledger = open(Ledger::Access::kWrite);
  const auto before = ledger.snapshot();
  const std::size_t key_count = keys(*before).size();
  for (std::uint64_t number = 2; number < 12; ++number) {
    ledger.append(make_batch(number, 9), AppendOptions(), clock());
  }
  BOOST_TEST(ledger.snapshot()->head().size == 97U);
  BOOST_TEST(before->head().size == 7U);
  BOOST_TEST(before->index()->size() == key_count);
  const auto read_all = [&] {
    BOOST_TEST(sequences(*before, 0, UINT64_MAX).size() == 7U);
    BOOST_TEST(beyond_head(*before).empty());
    BOOST_TEST(positions(*before, 0, UINT64_MAX).size() == 11U);
    BOOST_TEST(keys(*before).size() == key_count);
    BOOST_TEST(!find_record(*before, batch_id(2, 0, 9)).has_value());
  };
  // A visitor that reads on makes the snapshot begin readers that see more than it does.
  before->visit(6, 7, [&](std::uint64_t, ByteView) { read_all(); });
  before->visit(6, 7, [&](std::uint64_t, ByteView) {
    BOOST_TEST(
        !before->index()->contains(encode_index_key({IndexTermType::kId, batch_id(2, 0, 9), 7})));
  });
}

BOOST_AUTO_TEST_CASE(threads_read_together_while_one_appends) {
  Ledger ledger = open(Ledger::Access::kWrite);
  const auto source = ledger.snapshot();
  std::atomic<std::uint64_t> faults = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) {
    readers.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        std::uint64_t count = 0;
        source->visit(0, UINT64_MAX, [&](std::uint64_t sequence, ByteView) {
          if (sequence != count++) ++faults;
        });
        if (count != 7 || !find_record(*source, batch_id(1, 5, 6))) ++faults;
      }
    });
  }
  for (std::uint64_t number = 2; number < 30; ++number) {
    ledger.append(make_batch(number, 3), AppendOptions(), clock());
  }
  for (std::thread& reader : readers) reader.join();
  BOOST_TEST(faults == 0U);
  BOOST_TEST(ledger.snapshot()->head().size == 7U + 28U * 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
