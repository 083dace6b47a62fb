// SPDX-License-Identifier: Apache-2.0
//
// A disk that fails or is full at each moment in turn: what was acknowledged stays, the writer says
// why it stopped, and goes on when the cause is gone.
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ledger/store/lmdb_layout.h"
#include "tests/support/batches.h"
#include "tests/support/child_process.h"
#include "tests/support/figures.h"
#include "tests/support/ledger_fixture.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kBatches = 6;
constexpr std::uint64_t kSeed = 1;

// What a writer did.
struct Work {
  std::uint64_t size = 1;  ///< entries acknowledged
  std::string failure;     ///< what it said of its first failure; empty: there was none
};

Work do_work(const std::vector<std::string>& arguments) {
  ChildProcess writer(helper_path("fundtrail_ledger_worker"), arguments);
  Work work;
  while (const auto line = writer.read_line()) {
    std::istringstream text(*line);
    std::uint64_t number = 0;
    std::uint64_t records = 0;
    if (text >> number >> records) {
      work.size += records;
    } else if (work.failure.empty()) {
      work.failure = *line;
    }
  }
  BOOST_TEST(writer.wait() >= 0, work.failure);
  return work;
}

Work append_batches(const LedgerFixture& ledger) {
  return do_work(
      {"append", ledger.folder().string(), "0", std::to_string(kSeed), std::to_string(kBatches)});
}

// Returns: the number of entries of a ledger that is intact and has at least `size`.
std::uint64_t intact_size(const LedgerFixture& ledger, std::uint64_t size) {
  VerifyOptions options;
  options.expect_size = size;
  const Ledger opened = ledger.open();
  const Integrity found = verify(*opened.snapshot(), options).integrity;
  BOOST_TEST((found.result == IntegrityResult::kIntact), enum_name(found.result));
  return found.entries;
}

// The same batches once more, on a sound disk: those that are there are passed over.
void check_goes_on(const LedgerFixture& ledger, std::uint64_t whole_size) {
  const Work work = append_batches(ledger);
  BOOST_TEST(work.failure == "");
  BOOST_TEST(work.size == whole_size);
  BOOST_TEST(intact_size(ledger, whole_size) == whole_size);
}

std::uint64_t whole_size() {
  const LedgerFixture ledger;
  return append_batches(ledger).size;
}

// Fails the first call, then the second, until the writer comes through. Returns: how many failed.
std::uint64_t fail_each(const std::string& call) {
  const std::uint64_t whole = whole_size();
  for (std::uint64_t number = 1;; ++number) {
    const LedgerFixture ledger;
    setenv("FUNDTRAIL_TEST_FAIL", fmt::format("{} {}", call, number).c_str(), 1);
    const Work work = append_batches(ledger);
    unsetenv("FUNDTRAIL_TEST_FAIL");
    if (work.failure.empty()) {
      tell_figures(fmt::format("each {} of {} failed in turn", call, number - 1));
      return number - 1;
    }
    BOOST_TEST(work.failure.find("error 13 cannot commit") == 0U, work.failure);
    BOOST_TEST(work.failure.find("append") != std::string::npos, work.failure);
    BOOST_TEST(intact_size(ledger, work.size) >= work.size);
    check_goes_on(ledger, whole);
  }
}

BOOST_AUTO_TEST_SUITE(disk_fault)

BOOST_AUTO_TEST_CASE(failing_write_loses_nothing) { BOOST_TEST(fail_each("write") > 2 * kBatches); }

// One for each batch: the meta page waits for the disk within its own write.
BOOST_AUTO_TEST_CASE(failing_sync_loses_nothing) { BOOST_TEST(fail_each("sync") == kBatches); }

// `fill` gives each batch what `append` does, up to a file that may not grow beyond its limit.
BOOST_AUTO_TEST_CASE(file_that_may_not_grow_loses_nothing) {
  constexpr std::uint64_t kPageBytes = 4'096;
  const std::uint64_t whole = whole_size();
  for (std::uint64_t pages = 0; pages < 24; ++pages) {
    const LedgerFixture ledger;
    const auto bytes = std::filesystem::file_size(ledger.folder() / kDataFileName);
    const Work work =
        do_work({"fill", ledger.folder().string(), std::to_string(bytes + pages * kPageBytes)});
    BOOST_TEST(work.failure.find("error 13 cannot commit") == 0U, work.failure);
    BOOST_TEST(work.failure.find("ledger is unchanged") != std::string::npos, work.failure);
    BOOST_TEST(intact_size(ledger, work.size) == work.size);
    const Work after = append_batches(ledger);
    BOOST_TEST(after.failure == "");
    BOOST_TEST(intact_size(ledger, whole) >= whole);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
