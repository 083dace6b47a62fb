// SPDX-License-Identifier: Apache-2.0
#include "ledger/record_batch.h"

#include <boost/test/unit_test.hpp>

#include "ledger/append.h"
#include "ledger/store/lmdb_store.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/sample_records.h"

namespace fundtrail::test {
namespace {

// A store in which somebody else commits first, a number of times.
class RacedStore : public Store {
 public:
  RacedStore(Store& store, int conflicts) : store_(store), conflicts_(conflicts) {}

  [[nodiscard]] std::unique_ptr<EntrySource> snapshot() const override { return store_.snapshot(); }
  [[nodiscard]] CommitOutcome append(StoreBatch& batch, const Head& expected) override {
    return conflicts_-- > 0 ? CommitOutcome::kConflict : store_.append(batch, expected);
  }
  [[nodiscard]] CommitOutcome rebuild_index(const std::vector<Bytes>& index_keys,
                                            const Head& expected) override {
    return store_.rebuild_index(index_keys, expected);
  }
  [[nodiscard]] std::vector<StoreFact> facts() const override { return store_.facts(); }

 private:
  Store& store_;
  int conflicts_;
};

Record nameless_party() {
  Party party = make_party("p");
  party.name.value = std::string();
  return party;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(record_batch, LedgerFixture)

BOOST_AUTO_TEST_CASE(gives_back_what_it_was_given) {
  const std::vector<Record> records = sample_records();
  const RecordBatch batch(records);
  BOOST_REQUIRE(batch.size() == records.size());
  BOOST_TEST((batch.records() == records));
  for (std::size_t i = 0; i < records.size(); ++i) {
    BOOST_TEST((batch.kind(i) == record_kind(records[i])));
    BOOST_TEST(batch.id(i) == record_id(records[i]));
  }
}

BOOST_AUTO_TEST_CASE(keeps_what_cannot_be_encoded_for_the_ledger_to_refuse) {
  RecordBatch batch;
  batch.add(make_party("q"));
  batch.add(nameless_party());
  BOOST_TEST(batch.entry(1).empty());
  BOOST_TEST((batch.record(1) == nameless_party()));
  BOOST_TEST((batch.kind(1) == Kind::kParty));
  BOOST_TEST(batch.id(1) == "p");
  Ledger ledger = open(Ledger::Access::kWrite);
  expect_error(ErrorCode::kRefused, "record 2, field -, value : byte 5, field name: empty",
               [&] { ledger.append(batch, {}, clock()); });
  BOOST_TEST((batch.record(0) == Record(make_party("q"))));
}

BOOST_AUTO_TEST_CASE(is_whole_after_a_dry_run_and_spent_after_an_append) {
  RecordBatch batch(make_batch(1, 3));
  Ledger ledger = open(Ledger::Access::kWrite);
  AppendOptions dry;
  dry.is_dry_run = true;
  const AppendReceipt planned = ledger.append(batch, dry, clock());
  BOOST_TEST((batch.records() == make_batch(1, 3)));
  const AppendReceipt done = ledger.append(batch, {}, clock());
  BOOST_TEST((planned.head == done.head));
  BOOST_TEST(batch.entry(0).empty());
}

BOOST_AUTO_TEST_CASE(is_appended_after_others_have_committed) {
  append(make_batch(1, 2));
  std::vector<Record> records = make_batch(1, 2);
  for (const Record& record : make_batch(2, 2)) records.push_back(record);
  RecordBatch batch(records);
  LmdbStore store(folder(), StoreAccess::kWrite);
  RacedStore raced(store, 2);
  const std::string origin = "test.example/raced";
  const AppendReceipt receipt =
      append_batch({raced, origin, HashSuite::kSha256, folder()}, batch, {}, clock());
  BOOST_TEST(receipt.added == 2U);
  BOOST_TEST(receipt.already_recorded == 2U);
  BOOST_TEST((decode_body(parse_entry(*read_entry(*store.snapshot(), 4))) == records[3]));
}

BOOST_AUTO_TEST_CASE(is_given_up_where_others_never_cease_to_commit) {
  RecordBatch batch(make_batch(1, 2));
  LmdbStore store(folder(), StoreAccess::kWrite);
  RacedStore raced(store, 100);
  const std::string origin = "test.example/raced";
  BOOST_CHECK_THROW(append_batch({raced, origin, HashSuite::kSha256, folder()}, batch, {}, clock()),
                    Error);
  BOOST_TEST((batch.records() == make_batch(1, 2)));
  BOOST_TEST(store.snapshot()->head().size == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
