// SPDX-License-Identifier: Apache-2.0
//
// What is said of folders that are no ledger, or not a whole one.
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/ledger.h"
#include "ledger/store/data_file.h"
#include "ledger/store/lmdb_environment.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/support/batches.h"
#include "tests/support/child_process.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/raw_store.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

void expect_refusal(ErrorCode code, std::string_view words, const std::filesystem::path& folder) {
  expect_error(code, words, [&] { Ledger(folder, Ledger::Access::kRead); });
  expect_error(code, words, [&] { Ledger(folder, Ledger::Access::kWrite); });
}

// The user of a process without special rights.
std::string plain_user() { return std::to_string(getuid() == 0 ? 65'534 : getuid()); }

// What such a process reads of the ledger in `folder`.
std::string read_as_nobody(const std::filesystem::path& folder) {
  ChildProcess reader(helper_path("fundtrail_ledger_worker"),
                      {"read", folder.string(), plain_user(), "0"});
  return reader.read_line().value_or("nothing");
}

std::string fact(const Ledger& ledger, std::string_view name) {
  for (const StoreFact& fact : ledger.facts()) {
    if (fact.name == name) return fact.value;
  }
  return "not told";
}

// Lets everybody read the fixture's ledger and nobody write to it, until its end.
struct ReadOnlyFolder {
  explicit ReadOnlyFolder(const LedgerFixture& fixture) : folder(fixture.folder()) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      chmod(entry.path().c_str(), 0444);
    }
    chmod(folder.c_str(), 0555);
    chmod(folder.parent_path().c_str(), 0755);
  }
  ~ReadOnlyFolder() { chmod(folder.c_str(), 0755); }
  ReadOnlyFolder(const ReadOnlyFolder&) = delete;
  ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

  std::filesystem::path folder;
};

BOOST_AUTO_TEST_SUITE(lmdb_open)

BOOST_AUTO_TEST_CASE(missing_folder_is_no_ledger) {
  const TempDir folder;
  expect_refusal(ErrorCode::kNoLedger, "the folder does not exist", folder / "none");
}

BOOST_AUTO_TEST_CASE(file_is_no_ledger) {
  const TempDir folder;
  expect_refusal(ErrorCode::kNoLedger, "this is no folder", folder.write("file", "text"));
}

BOOST_AUTO_TEST_CASE(empty_folder_is_no_ledger_and_stays_empty) {
  const TempDir folder;
  expect_refusal(ErrorCode::kNoLedger, "there is no ledger here", folder.path());
  BOOST_TEST(std::filesystem::is_empty(folder.path()));
}

BOOST_AUTO_TEST_CASE(message_tells_how_to_make_one) {
  const TempDir folder;
  expect_refusal(ErrorCode::kNoLedger, "`fundtrail init` makes a ledger", folder.path());
}

BOOST_AUTO_TEST_CASE(half_made_ledger_is_said_to_be_empty) {
  const TempDir folder;
  folder.write("data.mdb.new", "whatever was written when the power failed");
  folder.write("writer.lock", "");
  expect_refusal(ErrorCode::kNoLedger, "nothing was ever committed", folder.path());
}

BOOST_AUTO_TEST_CASE(half_made_ledger_can_be_made_again) {
  const TempDir folder;
  folder.write("data.mdb.new", "whatever was written when the power failed");
  folder.write("data.mdb.new-lock", "");
  folder.write("writer.lock", "");
  Ledger::create(folder.path(), CreateOptions{test_vkey("example.org/a"), HashSuite::kSha256},
                 FakeClock());
  const Ledger ledger(folder.path(), Ledger::Access::kRead);
  BOOST_TEST(ledger.snapshot()->head().size == 1U);
  BOOST_TEST(!std::filesystem::exists(folder / "data.mdb.new"));
  BOOST_TEST(!std::filesystem::exists(folder / "data.mdb.new-lock"));
}

BOOST_AUTO_TEST_CASE(emptied_data_file_is_damage_and_is_left_alone) {
  const LedgerFixture fixture;
  std::filesystem::resize_file(fixture.folder() / "data.mdb", 0);
  expect_refusal(ErrorCode::kUnchecked, "data.mdb is an empty file", fixture.folder());
  BOOST_TEST(std::filesystem::file_size(fixture.folder() / "data.mdb") == 0U);
}

BOOST_AUTO_TEST_CASE(other_file_is_no_valid_data_file) {
  const TempDir folder;
  folder.write("data.mdb", std::string(8192, 'x'));
  expect_refusal(ErrorCode::kUnchecked, "no valid data file", folder.path());
}

BOOST_AUTO_TEST_CASE(truncated_header_is_no_valid_data_file) {
  const LedgerFixture fixture;
  std::filesystem::resize_file(fixture.folder() / "data.mdb", 100);
  expect_refusal(ErrorCode::kUnchecked, "no valid data file", fixture.folder());
}

// LMDB may leave out the end of a page that nobody needs.
BOOST_AUTO_TEST_CASE(data_file_is_as_long_as_it_says_after_a_commit) {
  LedgerFixture fixture;
  fixture.append(make_batch(1, 50));
  const auto path = fixture.folder() / "data.mdb";
  const std::uint64_t whole = std::filesystem::file_size(path);
  const LmdbEnvironment environment(fixture.folder(), StoreAccess::kWrite);
  std::filesystem::resize_file(path, whole - 1);
  BOOST_TEST(find_cut(path)->bytes_min == whole);
  environment.complete_file();
  BOOST_TEST(std::filesystem::file_size(path) == whole);
  environment.complete_file();
  BOOST_TEST(std::filesystem::file_size(path) == whole);
}

// To read a page that is missing would kill this process.
BOOST_AUTO_TEST_CASE(data_file_that_was_cut_off_says_so_wherever_it_was_cut) {
  LedgerFixture fixture;
  fixture.append(make_batch(1, 50));
  const auto path = fixture.folder() / "data.mdb";
  const std::uint64_t whole = std::filesystem::file_size(path);
  BOOST_TEST(!find_cut(path));
  for (std::uint64_t bytes = whole - 1; bytes >= 8'192; bytes -= 2'048) {
    std::filesystem::resize_file(path, bytes);
    expect_refusal(ErrorCode::kUnchecked,
                   "data.mdb has only " + std::to_string(bytes) +
                       " bytes and should have at least " + std::to_string(whole),
                   fixture.folder());
    BOOST_TEST(explain_crash(fixture.folder())->en.find("Copy it again") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(whole_data_file_explains_no_crash) {
  const LedgerFixture fixture;
  BOOST_TEST(!explain_crash(fixture.folder()));
  BOOST_TEST(!explain_crash(fixture.folder() / "nowhere"));
}

// Of its own memory a process cannot read the first page: the error is a failing disk's.
BOOST_AUTO_TEST_CASE(disk_that_fails_to_read_explains_a_crash) {
  const TempDir folder;
  std::filesystem::create_symlink("/proc/self/mem", folder / "data.mdb");
  BOOST_TEST(explain_crash(folder.path())->en.find("the disk failed to read or write") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(symbolic_link_to_a_data_file_is_no_ledger) {
  const LedgerFixture fixture;
  const TempDir folder;
  std::filesystem::create_symlink(fixture.folder() / "data.mdb", folder / "data.mdb");
  expect_refusal(ErrorCode::kNoLedger, "no regular file", folder.path());
}

// LMDB would write its table of readers over whatever the link leads to.
BOOST_AUTO_TEST_CASE(table_of_readers_that_is_a_link_is_not_followed) {
  const LedgerFixture fixture;
  const TempDir elsewhere;
  const auto victim = elsewhere.write("victim", "what somebody else keeps");
  std::filesystem::remove(fixture.folder() / "lock.mdb");
  std::filesystem::create_symlink(victim, fixture.folder() / "lock.mdb");
  expect_refusal(ErrorCode::kUnchecked, "lock.mdb is no regular file", fixture.folder());
  BOOST_TEST(elsewhere.read("victim") == "what somebody else keeps");
}

BOOST_AUTO_TEST_CASE(missing_database_is_damage_and_not_an_empty_ledger) {
  for (const char* database : {kEntriesDatabase, kNodesDatabase, kIndexDatabase, kMetaDatabase}) {
    LedgerFixture fixture;
    fixture.drop_database(database);
    const std::string words = "the database " + std::string(database) + " is missing";
    expect_refusal(ErrorCode::kUnchecked, words, fixture.folder());
  }
}

BOOST_AUTO_TEST_CASE(other_database_is_damage) {
  LedgerFixture fixture;
  fixture.add_database("notes");
  expect_refusal(ErrorCode::kUnchecked, "no part of a ledger: notes (", fixture.folder());
}

BOOST_AUTO_TEST_CASE(other_key_beside_the_head_is_damage) {
  for (const auto& [key, shown] :
       {std::pair("a", "a"), {"goal", "goal"}, {"head2", "head2"}, {"\xFF", "ff"}}) {
    LedgerFixture fixture;
    fixture.put_raw(kMetaDatabase, as_bytes(key), as_bytes("anything"));
    expect_refusal(ErrorCode::kUnchecked, "no part of a ledger: " + std::string(shown) + " (",
                   fixture.folder());
  }
}

BOOST_AUTO_TEST_CASE(missing_format_is_damage) {
  LedgerFixture fixture;
  fixture.drop_database(kMetaDatabase, false);
  expect_refusal(ErrorCode::kUnchecked, "mark of the ledger's format", fixture.folder());
}

BOOST_AUTO_TEST_CASE(garbled_format_is_damage) {
  LedgerFixture fixture;
  fixture.put_raw(kMetaDatabase, as_bytes(kFormatKey), as_bytes("fundtrial!"));
  expect_refusal(ErrorCode::kUnchecked, "mark of the ledger's format", fixture.folder());
}

BOOST_AUTO_TEST_CASE(newer_format_is_no_ledger_of_this_version) {
  LedgerFixture fixture;
  Bytes format = encode_format();
  format.back() = kLayoutVersion + 1;
  fixture.put_raw(kMetaDatabase, as_bytes(kFormatKey), format);
  expect_refusal(ErrorCode::kNoLedger, "storage format 2, newer than 1", fixture.folder());
}

BOOST_AUTO_TEST_CASE(draft_format_is_no_ledger_of_this_version) {
  LedgerFixture fixture;
  Bytes format = encode_format();
  format.back() = 0;
  fixture.put_raw(kMetaDatabase, as_bytes(kFormatKey), format);
  expect_refusal(ErrorCode::kNoLedger, "storage format 0 of a draft", fixture.folder());
}

BOOST_AUTO_TEST_CASE(missing_head_is_damage) {
  LedgerFixture fixture;
  fixture.drop_database(kMetaDatabase, false);
  fixture.put_raw(kMetaDatabase, as_bytes(kFormatKey), encode_format());
  const Ledger ledger = fixture.open();
  expect_error(ErrorCode::kUnchecked, "head (size and root) is missing",
               [&] { (void)ledger.snapshot(); });
}

BOOST_AUTO_TEST_CASE(garbled_head_is_damage) {
  LedgerFixture fixture;
  fixture.put_raw(kMetaDatabase, as_bytes(kHeadKey),
                  as_bytes("39 bytes are not enough for a head"));
  const Ledger ledger = fixture.open();
  expect_error(ErrorCode::kUnchecked, "head (size and root) is missing",
               [&] { (void)ledger.snapshot(); });
}

BOOST_AUTO_TEST_CASE(auditor_without_the_right_to_write_reads_unlisted) {
  LedgerFixture fixture;
  fixture.append(make_batch(1, 5));
  const ReadOnlyFolder read_only(fixture);
  BOOST_TEST(read_as_nobody(fixture.folder()) == "6 unlisted");
}

BOOST_AUTO_TEST_CASE(auditor_reads_a_copy_of_the_data_file_alone) {
  LedgerFixture fixture;
  fixture.append(make_batch(1, 5));
  std::filesystem::remove(fixture.folder() / "lock.mdb");
  std::filesystem::remove(fixture.folder() / "writer.lock");
  const ReadOnlyFolder read_only(fixture);
  BOOST_TEST(read_as_nobody(fixture.folder()) == "6 unlisted");
}

BOOST_AUTO_TEST_CASE(unreadable_ledger_says_that_permission_is_denied) {
  const LedgerFixture fixture;
  const ReadOnlyFolder read_only(fixture);
  chmod((fixture.folder() / "data.mdb").c_str(), 0000);
  const std::string line = read_as_nobody(fixture.folder());
  BOOST_TEST(line.find("error 13 cannot open the ledger") == 0U, line);
  BOOST_TEST(line.find("permission denied") != std::string::npos, line);
}

// Another user's lock.mdb keeps an auditor off the table of readers, and the writer does not know.
std::string read_unlisted_during(LedgerFixture& fixture, std::uint64_t batches) {
  fixture.append(make_batch(1, 50));
  chmod((fixture.folder() / "lock.mdb").c_str(), 0444);
  chmod(fixture.folder().parent_path().c_str(), 0755);
  ChildProcess reader(helper_path("fundtrail_ledger_worker"),
                      {"read", fixture.folder().string(), plain_user(), "1"});
  reader.wait_until_stopped();
  for (std::uint64_t number = 2; number < 2 + batches; ++number) {
    fixture.append(make_batch(number, 50));
  }
  reader.resume();
  return reader.read_line().value_or("nothing");
}

BOOST_AUTO_TEST_CASE(unlisted_reader_says_so_when_what_it_read_was_written_over) {
  LedgerFixture fixture;
  const std::string line = read_unlisted_during(fixture, 3);
  BOOST_TEST(line.find("error 13 the ledger was written to while being read") == 0U, line);
}

BOOST_AUTO_TEST_CASE(unlisted_reader_is_not_disturbed_by_one_commit) {
  LedgerFixture fixture;
  BOOST_TEST(read_unlisted_during(fixture, 1) == "51 unlisted");
}

BOOST_AUTO_TEST_CASE(reader_that_was_killed_is_cleared_away) {
  const LedgerFixture fixture;
  const std::vector<std::string> arguments{"hold-snapshot", fixture.folder().string()};
  // LMDB empties the table when the first process opens the file, so another one has to stay.
  ChildProcess living(helper_path("fundtrail_ledger_worker"), arguments);
  ChildProcess killed(helper_path("fundtrail_ledger_worker"), arguments);
  BOOST_REQUIRE(living.read_line() == "ready");
  BOOST_REQUIRE(killed.read_line() == "ready");
  killed.kill();
  killed.wait();
  const Ledger ledger = fixture.open(Ledger::Access::kWrite);
  BOOST_TEST(fact(ledger, "readers_cleared") == "1");
  BOOST_TEST(fact(ledger, "readers") == "1");
}

// How many bytes a ledger's file has once a writer has appended for a while, beside a reader that
// holds the snapshot of before: a living one, or one that is killed after the writer began.
std::uint64_t bytes_beside_reader(bool is_killed) {
  const LedgerFixture fixture;
  const std::string folder = fixture.folder().string();
  ChildProcess reader(helper_path("fundtrail_ledger_worker"), {"hold-snapshot", folder});
  BOOST_REQUIRE(reader.read_line() == "ready");
  ChildProcess writer(helper_path("fundtrail_ledger_worker"), {"append", folder, "1", "7", "100"});
  BOOST_REQUIRE(writer.read_line().has_value());
  if (is_killed) {
    reader.kill();
    reader.wait();
  }
  while (writer.read_line()) continue;
  BOOST_TEST(writer.wait() == 0);
  return std::filesystem::file_size(fixture.folder() / "data.mdb");
}

// Each commit writes new pages, and takes again those that no reader sees any more.
BOOST_AUTO_TEST_CASE(file_does_not_grow_for_a_reader_that_was_killed) {
  const std::uint64_t beside_living = bytes_beside_reader(false);
  const std::uint64_t beside_killed = bytes_beside_reader(true);
  BOOST_TEST_MESSAGE(beside_living << " bytes beside a living reader, " << beside_killed
                                   << " beside a killed one");
  BOOST_TEST(beside_killed < beside_living / 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
