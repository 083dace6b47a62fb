// SPDX-License-Identifier: Apache-2.0
//
// Reading while another process writes.
#include <atomic>
#include <sstream>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "tests/support/batches.h"
#include "tests/support/child_process.h"
#include "tests/support/figures.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

// Recomputes the root of a snapshot. Returns: the number of faults.
std::uint64_t faults_of(const EntrySource& source) {
  Hasher hasher(HashSuite::kSha256);
  CompactRange tree;
  std::uint64_t faults = 0;
  source.visit(0, UINT64_MAX, [&](std::uint64_t sequence, ByteView entry) {
    if (sequence != tree.end()) ++faults;
    tree.append(hasher.leaf(entry), hasher);
  });
  if (source.head() != Head{tree.end(), tree.root(hasher)}) ++faults;
  source.visit_beyond_head([&](std::uint64_t, ByteView) { ++faults; });
  return faults;
}

BOOST_AUTO_TEST_SUITE(concurrency)

BOOST_AUTO_TEST_CASE(every_snapshot_is_whole_and_sizes_only_grow) {
  const LedgerFixture fixture;
  ChildProcess writer(helper_path("fundtrail_ledger_worker"),
                      {"append", fixture.folder().string(), "1", "7"});
  BOOST_REQUIRE(writer.read_line().has_value());
  const Ledger ledger = fixture.open();
  std::atomic<bool> is_done = false;
  std::atomic<std::uint64_t> faults = 0;
  std::atomic<std::uint64_t> snapshots = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      std::uint64_t size = 0;
      do {
        const auto source = ledger.snapshot();
        if (source->head().size < size) ++faults;
        size = source->head().size;
        faults += faults_of(*source);
        ++snapshots;
      } while (!is_done);
    });
  }
  for (int batches = 0; batches < 40; ++batches) BOOST_TEST(writer.read_line().has_value());
  is_done = true;
  for (std::thread& reader : readers) reader.join();
  BOOST_TEST(faults == 0U);
  tell_figures(fmt::format("{} snapshots read beside a writer", snapshots.load()));
}

BOOST_AUTO_TEST_CASE(reader_finds_what_was_acknowledged) {
  const LedgerFixture fixture;
  const Ledger ledger = fixture.open();
  ChildProcess writer(helper_path("fundtrail_ledger_worker"),
                      {"append", fixture.folder().string(), "1", "8"});
  for (std::uint64_t number = 1; number <= 20; ++number) {
    std::istringstream line(writer.read_line().value_or(""));
    std::uint64_t told = 0;
    std::size_t size = 0;
    line >> told >> size;
    BOOST_REQUIRE(told == number);
    const auto source = ledger.snapshot();
    BOOST_TEST(find_record(*source, batch_id(number, size - 1, size)).has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
