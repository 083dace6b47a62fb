// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kRegister = R"(
{"kind":"party","id":"jl-finance","name":"吉林省财政厅","role":"finance"}
{"kind":"party","id":"changchun","name":"长春市","role":"recipient"}
{"kind":"programme","id":"PG-1","name":"奖补资金","year":2024,"level":"province","region":"220000"}
)";
constexpr std::string_view kAllocation =
    R"({"kind":"allocation","id":"AL-1","programme":"PG-1","from":"jl-finance","to":"changchun",)"
    R"("amount":"838万元","dated_on":"2024-01-09","type":"regular"})";

BOOST_FIXTURE_TEST_SUITE(ledger_append, LedgerFixture)

BOOST_AUTO_TEST_CASE(receipt_tells_what_was_added) {
  const AppendReceipt receipt = append(kRegister);
  BOOST_TEST(receipt.first_sequence == 1U);
  BOOST_TEST(receipt.added == 3U);
  BOOST_TEST(receipt.already_recorded == 0U);
  BOOST_TEST(receipt.recorded_at_us == kTestTimeUs + kSecondUs);
  BOOST_TEST((receipt.head == head()));
  BOOST_TEST(receipt.head.size == 4U);
}

BOOST_AUTO_TEST_CASE(batches_are_there_after_reopening) {
  append(kRegister);
  append(kAllocation);
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  const std::uint64_t sequence = find_record(*source, "AL-1").value();
  BOOST_TEST(sequence == 4U);
  const Bytes entry = read_entry(*source, sequence).value();
  BOOST_TEST((decode_body(parse_entry(entry)) == parse_records(kAllocation)[0]));
}

BOOST_AUTO_TEST_CASE(entries_are_chained_and_share_one_time_a_batch) {
  append(kRegister);
  append(kAllocation);
  Hasher hasher(HashSuite::kSha256);
  Digest previous;
  std::vector<std::int64_t> times;
  const Ledger ledger = open();
  ledger.snapshot()->visit(0, 5, [&](std::uint64_t sequence, ByteView bytes) {
    const EntryView view = parse_entry(bytes);
    BOOST_TEST(view.header.sequence == sequence);
    BOOST_TEST((view.previous_leaf == previous));
    previous = hasher.leaf(bytes);
    times.push_back((view.header.recorded_at_us - kTestTimeUs) / kSecondUs);
  });
  BOOST_TEST(times == (std::vector<std::int64_t>{0, 1, 1, 1, 2}));
}

BOOST_AUTO_TEST_CASE(head_and_nodes_are_those_of_the_tree_over_all_entries) {
  append(make_batch(1, 4));
  append(make_batch(2, 1));
  append(make_batch(3, 7));
  Hasher hasher(HashSuite::kSha256);
  CompactRange tree;
  std::vector<Bytes> nodes;
  for (std::uint64_t i = 0; i < 13; ++i) {
    tree.append(hasher.leaf(entry(i)), hasher, [&](NodeId, const Digest& digest) {
      nodes.emplace_back(digest.bytes.begin(), digest.bytes.end());
    });
  }
  BOOST_TEST((head() == Head{13, tree.root(hasher)}));
  BOOST_TEST((node_values() == nodes));
}

BOOST_AUTO_TEST_CASE(sm3_ledger_is_appended_to) {
  LedgerFixture sm3(HashSuite::kSm3);
  sm3.append(make_batch(1, 2));
  sm3.append(make_batch(2, 2));
  Hasher hasher(HashSuite::kSm3);
  CompactRange tree;
  for (std::uint64_t i = 0; i < 5; ++i) tree.append(hasher.leaf(sm3.entry(i)), hasher);
  BOOST_TEST((sm3.head().root == tree.root(hasher)));
}

BOOST_AUTO_TEST_CASE(same_record_again_adds_nothing) {
  append(kRegister);
  const Head before = head();
  const AppendReceipt receipt = append(kRegister);
  BOOST_TEST(receipt.added == 0U);
  BOOST_TEST(receipt.already_recorded == 3U);
  BOOST_TEST((receipt.head == before));
  BOOST_TEST((head() == before));
}

BOOST_AUTO_TEST_CASE(what_is_new_of_a_batch_is_added) {
  append(kRegister);
  std::vector<Record> batch = parse_records(kRegister);
  batch.insert(batch.begin() + 1, parse_records(kAllocation)[0]);
  const AppendReceipt receipt = append(batch);
  BOOST_TEST(receipt.first_sequence == 4U);
  BOOST_TEST(receipt.added == 1U);
  BOOST_TEST(receipt.already_recorded == 3U);
}

BOOST_AUTO_TEST_CASE(records_may_refer_to_later_ones_of_the_batch) {
  std::vector<Record> batch = parse_records(kAllocation);
  for (const Record& record : parse_records(kRegister)) batch.push_back(record);
  BOOST_TEST(append(batch).added == 4U);
}

BOOST_AUTO_TEST_CASE(records_may_refer_to_earlier_ones_of_the_batch) {
  std::vector<Record> batch = parse_records(kRegister);
  batch.push_back(parse_records(kAllocation)[0]);
  BOOST_TEST(append(batch).added == 4U);
}

BOOST_AUTO_TEST_CASE(records_may_refer_to_what_is_recorded) {
  append(kRegister);
  BOOST_TEST(append(kAllocation).added == 1U);
}

BOOST_AUTO_TEST_CASE(dry_run_checks_and_writes_nothing) {
  const Head before = head();
  clock().advance(kSecondUs);
  AppendOptions options;
  options.is_dry_run = true;
  const std::vector<Record> batch = parse_records(kRegister);
  // Reading is enough: it needs no lock.
  const AppendReceipt planned = open().append(batch, options, clock());
  BOOST_TEST((head() == before));
  const AppendReceipt done = open(Ledger::Access::kWrite).append(batch, AppendOptions(), clock());
  BOOST_TEST(planned.added == 3U);
  BOOST_TEST((planned.head == done.head));
  const std::vector<Record> bad = parse_records(kAllocation);
  Record orphan = bad[0];
  std::get<Allocation>(orphan).to.id = "nobody";
  BOOST_CHECK_THROW(open().append(std::span(&orphan, 1), options, clock()), BatchRefused);
}

BOOST_AUTO_TEST_CASE(empty_batch_is_refused) {
  expect_error(ErrorCode::kRefused, "the batch has no record",
               [&] { append(std::vector<Record>()); });
}

BOOST_AUTO_TEST_CASE(ledger_that_is_only_read_cannot_be_appended_to) {
  expect_error(ErrorCode::kInternal, "check failed",
               [&] { open().append(parse_records(kRegister), AppendOptions(), clock()); });
}

BOOST_AUTO_TEST_CASE(one_open_ledger_takes_many_batches) {
  Ledger ledger = open(Ledger::Access::kWrite);
  for (std::uint64_t number = 1; number <= 40; ++number) {
    const std::size_t size = number % 5 + 1;
    BOOST_TEST(ledger.append(make_batch(number, size), AppendOptions(), clock()).added == size);
  }
  BOOST_TEST(ledger.snapshot()->head().size == 1U + 8U * (1 + 2 + 3 + 4 + 5));
}

BOOST_AUTO_TEST_CASE(open_ledger_can_be_moved) {
  Ledger first = open(Ledger::Access::kWrite);
  Ledger second = std::move(first);
  second.append(parse_records(kRegister), AppendOptions(), clock());
  BOOST_TEST(second.snapshot()->head().size == 4U);
}

BOOST_AUTO_TEST_CASE(entry_that_is_not_there_cannot_be_read) {
  const Ledger ledger = open();
  BOOST_TEST(!read_entry(*ledger.snapshot(), 1).has_value());
  BOOST_TEST(!read_entry(*ledger.snapshot(), UINT64_MAX).has_value());
}

BOOST_AUTO_TEST_CASE(id_that_is_not_there_cannot_be_found) {
  append(kRegister);
  const Ledger ledger = open();
  const auto source = ledger.snapshot();
  BOOST_TEST(find_record(*source, "changchun").value() == 2U);
  BOOST_TEST(!find_record(*source, "changchu").has_value());
  BOOST_TEST(!find_record(*source, "changchun2").has_value());
  BOOST_TEST(!find_record(*source, "").has_value());
  BOOST_TEST(!find_record(*source, std::string(65, 'x')).has_value());
  BOOST_TEST(!find_record(*source, std::string_view("a\0b", 3)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
