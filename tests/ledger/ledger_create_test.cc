// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/store/file_lock.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

CreateOptions with(const std::string& origin, HashSuite hash = HashSuite::kSha256) {
  return {test_vkey(origin), hash};
}

std::string origin_of(const CreateOptions& options) {
  const TempDir folder;
  Ledger::create(folder / "ledger", options, FakeClock());
  return Ledger(folder / "ledger", Ledger::Access::kRead).genesis().origin;
}

void expect_refused(const CreateOptions& options, std::string_view words) {
  const TempDir folder;
  expect_error(ErrorCode::kRefused, words,
               [&] { Ledger::create(folder / "ledger", options, FakeClock()); });
  BOOST_TEST(!std::filesystem::exists(folder / "ledger"));
}

BOOST_AUTO_TEST_SUITE(ledger_create)

BOOST_AUTO_TEST_CASE(begins_with_its_genesis_alone) {
  const LedgerFixture fixture;
  const Ledger ledger = fixture.open();
  const auto source = ledger.snapshot();
  BOOST_TEST(source->head().size == 1U);
  const Bytes entry = read_entry(*source, 0).value();
  const EntryView view = parse_entry(entry);
  BOOST_TEST(view.header.sequence == 0U);
  BOOST_TEST(view.header.recorded_at_us == kTestTimeUs);
  BOOST_TEST(view.header.kind == static_cast<std::uint16_t>(Kind::kGenesis));
  BOOST_TEST((view.previous_leaf == Digest()));
  BOOST_TEST((source->head().root == Hasher(HashSuite::kSha256).leaf(entry)));
  BOOST_TEST(ledger.genesis().origin == "fundtrail.test/ledger");
  BOOST_TEST((ledger.genesis().hash == HashSuite::kSha256));
}

BOOST_AUTO_TEST_CASE(sm3_ledger_is_hashed_by_sm3) {
  const LedgerFixture fixture(HashSuite::kSm3);
  const Ledger ledger = fixture.open();
  const Bytes entry = read_entry(*ledger.snapshot(), 0).value();
  BOOST_TEST((ledger.genesis().hash == HashSuite::kSm3));
  BOOST_TEST((ledger.snapshot()->head().root == Hasher(HashSuite::kSm3).leaf(entry)));
}

BOOST_AUTO_TEST_CASE(is_named_as_the_key_of_its_operator) {
  BOOST_TEST(origin_of(with("jl.example/2024")) == "jl.example/2024");
}

BOOST_AUTO_TEST_CASE(given_origin_of_an_sm3_ledger_must_say_so) {
  BOOST_TEST(origin_of(with("jl.example/2024/sm3", HashSuite::kSm3)) == "jl.example/2024/sm3");
  expect_refused(with("jl.example/2024", HashSuite::kSm3), "write jl.example/2024/sm3");
  expect_refused(with("jl.example/2024/sm3"), "is made with SM3");
}

BOOST_AUTO_TEST_CASE(malformed_origin_is_refused) {
  expect_refused(with("two words"), "origin");
  expect_refused(with("吉林"), "origin");
  expect_refused(with("fundtrail/batch/1"), "origin");
  expect_refused(with("a+b"), "verifier key");
  expect_refused(with(std::string(257, 'a')), "origin");
}

BOOST_AUTO_TEST_CASE(makes_the_folder_and_its_parents) {
  const TempDir folder;
  Ledger::create(folder / "a/b/ledger/", with("example.org/a"), FakeClock());
  BOOST_TEST(Ledger(folder / "a/b/ledger", Ledger::Access::kRead).snapshot()->head().size == 1U);
}

BOOST_AUTO_TEST_CASE(takes_an_empty_folder) {
  const TempDir folder;
  Ledger::create(folder.path(), with("example.org/a"), FakeClock());
  BOOST_TEST(Ledger(folder.path(), Ledger::Access::kRead).snapshot()->head().size == 1U);
}

BOOST_AUTO_TEST_CASE(leaves_nothing_of_its_making_behind) {
  const LedgerFixture fixture;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(fixture.folder())) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  BOOST_TEST(names == (std::vector<std::string>{"data.mdb", "writer.lock"}));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_that_holds_anything) {
  const TempDir folder;
  folder.write("notes.txt", "kept");
  expect_error(ErrorCode::kRefused, "is not empty (it holds notes.txt)",
               [&] { Ledger::create(folder.path(), with("example.org/a"), FakeClock()); });
  BOOST_TEST(folder.read("notes.txt") == "kept");
}

BOOST_AUTO_TEST_CASE(never_overwrites_a_ledger) {
  LedgerFixture fixture;
  fixture.append(make_batch(1, 3));
  expect_error(ErrorCode::kRefused, "holds a ledger already",
               [&] { Ledger::create(fixture.folder(), with("example.org/a"), FakeClock()); });
  BOOST_TEST(fixture.head().size == 4U);
}

BOOST_AUTO_TEST_CASE(never_overwrites_a_damaged_ledger) {
  const LedgerFixture fixture;
  std::filesystem::resize_file(fixture.folder() / "data.mdb", 0);
  expect_error(ErrorCode::kRefused, "holds a ledger already",
               [&] { Ledger::create(fixture.folder(), with("example.org/a"), FakeClock()); });
}

BOOST_AUTO_TEST_CASE(refuses_a_file) {
  const TempDir folder;
  const auto file = folder.write("file", "kept");
  expect_error(ErrorCode::kRefused, "is no folder",
               [&] { Ledger::create(file, with("example.org/a"), FakeClock()); });
  BOOST_TEST(folder.read("file") == "kept");
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_where_another_is_being_made) {
  const TempDir folder;
  const FileLock lock = FileLock::acquire(folder.path());
  expect_error(ErrorCode::kLocked, "is writing",
               [&] { Ledger::create(folder.path(), with("example.org/a"), FakeClock()); });
}

BOOST_AUTO_TEST_CASE(same_origin_and_time_give_the_same_entries) {
  LedgerFixture first;
  LedgerFixture second;
  first.append(make_batch(1, 5));
  second.append(make_batch(1, 5));
  BOOST_TEST((first.head() == second.head()));
  BOOST_TEST((first.index_keys() == second.index_keys()));
  BOOST_TEST((first.node_values() == second.node_values()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
