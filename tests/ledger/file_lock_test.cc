// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/file_lock.h"

#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include "ledger/ledger.h"
#include "tests/support/child_process.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

std::string line_of(const std::string& verb, const LedgerFixture& fixture) {
  ChildProcess worker(helper_path("fundtrail_ledger_worker"), {verb, fixture.folder().string()});
  return worker.read_line().value_or("nothing");
}

BOOST_AUTO_TEST_SUITE(file_lock)

BOOST_AUTO_TEST_CASE(names_its_holder_while_it_is_held) {
  const TempDir folder;
  {
    const FileLock lock = FileLock::acquire(folder.path());
    const auto holder = read_lock_holder(folder.path());
    BOOST_REQUIRE(holder.has_value());
    BOOST_TEST(holder->process == std::to_string(getpid()));
    BOOST_TEST(holder->is_alive);
  }
  BOOST_TEST(!read_lock_holder(folder.path()).has_value());
}

BOOST_AUTO_TEST_CASE(can_be_taken_again_after_its_end) {
  const TempDir folder;
  { const FileLock lock = FileLock::acquire(folder.path()); }
  BOOST_CHECK_NO_THROW((void)FileLock::acquire(folder.path()));
}

BOOST_AUTO_TEST_CASE(second_holder_is_refused_at_once) {
  const TempDir folder;
  const FileLock lock = FileLock::acquire(folder.path());
  expect_error(ErrorCode::kLocked, "process " + std::to_string(getpid()) + " is writing",
               [&] { (void)FileLock::acquire(folder.path()); });
}

BOOST_AUTO_TEST_CASE(garbled_holder_is_nobody) {
  const TempDir folder;
  folder.write("writer.lock", "not a number\n");
  BOOST_TEST(!read_lock_holder(folder.path()).has_value());
  const FileLock lock = FileLock::acquire(folder.path());
  BOOST_TEST(read_lock_holder(folder.path()).has_value());
}

BOOST_AUTO_TEST_CASE(symbolic_link_in_its_place_is_refused) {
  const TempDir folder;
  folder.write("victim", "kept");
  std::filesystem::create_symlink(folder / "victim", folder / "writer.lock");
  BOOST_CHECK_THROW((void)FileLock::acquire(folder.path()), Error);
  BOOST_TEST(folder.read("victim") == "kept");
}

BOOST_AUTO_TEST_CASE(second_writer_in_another_process_is_refused_at_once) {
  const LedgerFixture fixture;
  const Ledger writer = fixture.open(Ledger::Access::kWrite);
  const std::string line = line_of("write", fixture);
  BOOST_TEST(line.find("error 4 process " + std::to_string(getpid())) == 0U, line);
}

BOOST_AUTO_TEST_CASE(writer_in_another_process_keeps_this_one_out) {
  const LedgerFixture fixture;
  ChildProcess worker(helper_path("fundtrail_ledger_worker"), {"hold", fixture.folder().string()});
  BOOST_REQUIRE(worker.read_line() == "ready");
  expect_error(ErrorCode::kLocked, "only one may at a time",
               [&] { (void)fixture.open(Ledger::Access::kWrite); });
  BOOST_CHECK_NO_THROW((void)fixture.open(Ledger::Access::kRead));
}

BOOST_AUTO_TEST_CASE(lock_ends_with_a_killed_writer) {
  LedgerFixture fixture;
  {
    ChildProcess worker(helper_path("fundtrail_ledger_worker"),
                        {"hold", fixture.folder().string()});
    BOOST_REQUIRE(worker.read_line() == "ready");
    worker.kill();
    worker.wait();
  }
  const auto holder = read_lock_holder(fixture.folder());
  BOOST_REQUIRE(holder.has_value());
  BOOST_TEST(!holder->is_alive);
  BOOST_CHECK_NO_THROW((void)fixture.open(Ledger::Access::kWrite));
}

BOOST_AUTO_TEST_CASE(other_processes_read_while_one_writes) {
  LedgerFixture fixture;
  const Ledger writer = fixture.open(Ledger::Access::kWrite);
  ChildProcess reader(helper_path("fundtrail_ledger_worker"),
                      {"read", fixture.folder().string(), std::to_string(getuid()), "0"});
  BOOST_TEST(reader.read_line().value_or("nothing") == "1 listed");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
