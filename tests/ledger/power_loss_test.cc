// SPDX-License-Identifier: Apache-2.0
//
// What is left after the power failed. A writer's system calls are recorded; from the record come
// states that the disk may be in, and each is judged as an auditor and the next writer would.
#include <array>
#include <cstdlib>
#include <memory>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <signal.h>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/ledger/write_log.h"
#include "tests/support/batches.h"
#include "tests/support/child_process.h"
#include "tests/support/contained_runs.h"
#include "tests/support/figures.h"
#include "tests/support/files.h"
#include "tests/support/ledger_fixture.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr unsigned kWorkers = 4;
constexpr std::uint64_t kLaterBatch = 1'000'000'000;

// How a state is judged, the worst last.
enum class State : std::uint8_t {
  kWhole,      // intact, every acknowledged batch there, and appended to
  kNoAppend,   // nothing more can be appended
  kLost,       // intact, but an acknowledged batch is gone
  kDamaged,    // found altered
  kNotOpened,  // refused
  kCrash,      // killed the reader
};

constexpr std::array<std::string_view, 6> kStateNames{"whole",   "no append",  "lost",
                                                      "damaged", "not opened", "crash"};

constexpr std::array<std::string_view, 3> kSyncsKeptNames{"as synced", "as with MDB_NOMETASYNC",
                                                          "as with MDB_NOSYNC"};

using StateCounts = std::array<std::size_t, kStateNames.size()>;

// The root of each size that a ledger has had.
std::vector<Digest> roots_of(const EntrySource& source) {
  Hasher hasher(HashSuite::kSha256);
  CompactRange tree;
  std::vector<Digest> roots{tree.root(hasher)};
  source.visit(0, UINT64_MAX, [&](std::uint64_t, ByteView entry) {
    tree.append(hasher.leaf(entry), hasher, [](NodeId, const Digest&) {});
    roots.push_back(tree.root(hasher));
  });
  return roots;
}

// A writer that was killed after it had acknowledged some batches.
struct Recording {
  Recording(std::size_t batches, std::uint64_t seed) {
    const LedgerFixture ledger;
    const TempDir folder;
    const std::filesystem::path record = folder / "record";
    before = read_file(ledger.folder() / kDataFileName);
    setenv("FUNDTRAIL_TEST_RECORD", record.c_str(), 1);
    ChildProcess writer(helper_path("fundtrail_ledger_worker"),
                        {"append", ledger.folder().string(), "0", std::to_string(seed)});
    unsetenv("FUNDTRAIL_TEST_RECORD");
    for (std::size_t i = 0; i < batches; ++i) BOOST_REQUIRE(writer.read_line().has_value());
    writer.kill();
    BOOST_REQUIRE(writer.wait() == -SIGKILL);
    log = read_log(record);
    roots = roots_of(*ledger.open().snapshot());
  }

  std::string before;
  std::vector<LogItem> log;
  std::vector<Digest> roots;
};

// How many entries were acknowledged by the first `done` items of a log.
std::uint64_t acknowledged_size(std::span<const LogItem> log, std::size_t done) {
  std::uint64_t size = 1;
  for (const LogItem& item : log.first(done)) {
    if (item.call != LoggedCall::kPrint) continue;
    std::istringstream text(item.data);
    std::uint64_t number = 0;
    std::uint64_t records = 0;
    text >> number >> records;
    size += records;
  }
  return size;
}

Verification verify_ledger(const std::filesystem::path& folder, const VerifyOptions& options) {
  const Ledger ledger(folder, Ledger::Access::kRead);
  return verify(*ledger.snapshot(), options);
}

State judge_contents(const std::filesystem::path& folder, const VerifyOptions& options) {
  switch (verify_ledger(folder, options).integrity.result) {
    case IntegrityResult::kIntact:
      return State::kWhole;
    case IntegrityResult::kRolledBack:
      return State::kLost;
    default:
      return State::kDamaged;
  }
}

void append_batch(const std::filesystem::path& folder) {
  Ledger ledger(folder, Ledger::Access::kWrite);
  AppendOptions options;
  options.accepts_clock = true;
  ledger.append(make_batch(kLaterBatch, 3), options, SystemClock());
}

State judge(const std::filesystem::path& folder, const VerifyOptions& options) {
  try {
    const State state = judge_contents(folder, options);
    if (state != State::kWhole) return state;
  } catch (const Error&) {
    return State::kNotOpened;
  }
  try {
    append_batch(folder);
    return judge_contents(folder, options) == State::kWhole ? State::kWhole : State::kNoAppend;
  } catch (const Error&) {
    return State::kNoAppend;
  }
}

// One of a recording's states, chosen by `seed` alone.
State make_and_judge(const Recording& recording, std::uint64_t seed, const TempDir& folder) {
  std::mt19937_64 random(seed);
  const std::size_t done = random() % (recording.log.size() + 1);
  folder.write(kDataFileName,
               state_after_power_loss(recording.before, recording.log, done, random));
  VerifyOptions options;
  options.jobs = 1;
  options.expect_size = acknowledged_size(recording.log, done);
  options.expect_root = recording.roots.at(*options.expect_size);
  return judge(folder.path(), options);
}

void explore(const Recording& recording, std::size_t states, std::uint64_t seed,
             StateCounts& counts) {
  std::array<std::unique_ptr<TempDir>, kWorkers> folders;
  for (auto& folder : folders) folder = std::make_unique<TempDir>(memory_folder());
  const auto ends = run_contained(states, kWorkers, [&](unsigned worker) {
    const TempDir& folder = *folders.at(worker);
    return [&recording, &folder, seed](std::size_t number) {
      return static_cast<std::uint8_t>(make_and_judge(recording, seed + number, folder));
    };
  });
  for (std::size_t number = 0; number < states; ++number) {
    const RunEnd& end = ends[number];
    BOOST_REQUIRE(end.code != kThrewCode);
    ++counts.at(end.signal != 0 ? static_cast<std::size_t>(State::kCrash) : end.code);
  }
}

// Explores so many states of each of so many recordings. Returns: how many were judged how.
StateCounts lose_power(std::size_t recordings, std::size_t states, SyncsKept kept) {
  constexpr std::size_t kBatches = 25;
  StateCounts counts{};
  std::size_t calls = 0;
  for (std::uint64_t seed = 1; seed <= recordings; ++seed) {
    Recording recording(kBatches, seed);
    drop_syncs(recording.log, kept);
    calls += recording.log.size();
    explore(recording, states, seed * 1'000'000, counts);
  }
  std::string text =
      fmt::format("{}: {} recordings, {} calls", kSyncsKeptNames.at(static_cast<std::size_t>(kept)),
                  recordings, calls);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    text += fmt::format(", {} {}", counts[i], kStateNames[i]);
  }
  tell_figures(text + "; state n of recording s: seed 1000000 s + n");
  return counts;
}

std::size_t whole_of(const StateCounts& counts) { return counts[0]; }

BOOST_AUTO_TEST_SUITE(power_loss)

BOOST_AUTO_TEST_CASE(leaves_every_acknowledged_batch) {
  BOOST_TEST(whole_of(lose_power(2, 150, SyncsKept::kAll)) == 300U);
}

BOOST_AUTO_TEST_CASE(would_lose_batches_if_the_meta_page_were_not_synced) {
  const StateCounts counts = lose_power(1, 200, SyncsKept::kNoMetaSync);
  BOOST_TEST(counts[static_cast<std::size_t>(State::kLost)] > 0U);
}

BOOST_AUTO_TEST_CASE(would_damage_the_ledger_if_nothing_were_synced) {
  const StateCounts counts = lose_power(1, 200, SyncsKept::kNone);
  BOOST_TEST(whole_of(counts) < 100U);
}

BOOST_AUTO_TEST_CASE(leaves_every_batch_in_many_states, *boost::unit_test::label("long")) {
  BOOST_TEST(whole_of(lose_power(20, 1'000, SyncsKept::kAll)) == 20'000U);
  BOOST_TEST(whole_of(lose_power(5, 1'000, SyncsKept::kNoMetaSync)) < 5'000U);
  BOOST_TEST(whole_of(lose_power(5, 1'000, SyncsKept::kNone)) < 2'500U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
