// SPDX-License-Identifier: Apache-2.0
//
// What is left after a writer was killed, or the disk refused. The writer tells each acknowledged
// batch through a pipe, so that what it promised is known outside of the ledger.
#include <chrono>
#include <map>
#include <random>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <signal.h>

#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "tests/support/batches.h"
#include "tests/support/child_process.h"
#include "tests/support/expect_error.h"
#include "tests/support/figures.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

using Sizes = std::map<std::uint64_t, std::size_t>;  // of batches, by number

// The place of a record in its batch, as its id tells it: b<number>/<index>/<size>.
struct Place {
  std::uint64_t number = 0;
  std::size_t index = 0;
  std::size_t size = 0;
};

Place parse_place(std::string_view id) {
  Place place;
  char skipped = 0;
  std::istringstream text{std::string(id)};
  text >> skipped >> place.number >> skipped >> place.index >> skipped >> place.size;
  BOOST_REQUIRE(!text.fail());
  return place;
}

// The batches of a ledger, each of which is whole: all of its records, in order, side by side.
Sizes whole_batches(const EntrySource& source) {
  Sizes sizes;
  Place previous;
  source.visit(1, UINT64_MAX, [&](std::uint64_t, ByteView bytes) {
    const Place place = parse_place(record_id(decode_body(parse_entry(bytes))));
    if (place.index == 0) {
      BOOST_TEST(previous.index + 1 >= previous.size);
      sizes[place.number] = place.size;
    } else {
      BOOST_TEST(place.number == previous.number);
      BOOST_TEST(place.index == previous.index + 1);
    }
    previous = place;
  });
  BOOST_TEST(previous.index + 1 >= previous.size);
  return sizes;
}

// Checks that head, nodes, chain and index are those of the entries.
void check_whole(const EntrySource& source) {
  Hasher hasher(HashSuite::kSha256);
  CompactRange tree;
  Digest previous;
  std::vector<Digest> nodes;
  std::uint64_t key_count = 0;
  source.visit(0, UINT64_MAX, [&](std::uint64_t sequence, ByteView bytes) {
    const EntryView view = parse_entry(bytes);
    BOOST_TEST(sequence == tree.end());
    BOOST_TEST((view.previous_leaf == previous));
    previous = hasher.leaf(bytes);
    tree.append(previous, hasher, [&](NodeId, const Digest& node) { nodes.push_back(node); });
    for (const IndexKey& key : index_keys(sequence, decode_body(view))) {
      BOOST_TEST(source.index()->contains(encode_index_key(key)));
      ++key_count;
    }
  });
  BOOST_TEST((source.head() == Head{tree.end(), tree.root(hasher)}));
  BOOST_TEST(source.index()->size() == key_count);
  std::uint64_t position = 0;
  source.nodes()->visit(0, UINT64_MAX, [&](std::uint64_t, ByteView value) {
    const bool is_right = position < nodes.size() &&
                          std::equal(value.begin(), value.end(), nodes[position].bytes.begin());
    BOOST_TEST(is_right);
    ++position;
  });
  BOOST_TEST(position == nodes.size());
}

// Reads acknowledgements `NUMBER SIZE` until the output ends or another line comes.
std::optional<std::string> read_acknowledged(ChildProcess& writer, Sizes& acknowledged) {
  while (const std::optional<std::string> line = writer.read_line()) {
    if (line->find("error") == 0) return line;
    std::istringstream text(*line);
    std::uint64_t number = 0;
    text >> number;
    text >> acknowledged[number];
  }
  return std::nullopt;
}

void check_kept(const Sizes& acknowledged, const Sizes& there) {
  for (const auto& [number, size] : acknowledged) {
    const auto found = there.find(number);
    BOOST_TEST((found != there.end() && found->second == size), "batch " << number);
  }
}

// Kills one writer after another at random moments, and looks at what each has left.
void kill_writers(std::uint64_t kills) {
  const std::uint64_t seed = std::random_device()();
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<int> delays_us(0, 20'000);
  const LedgerFixture fixture;
  Sizes acknowledged;
  for (std::uint64_t kill = 1; kill <= kills; ++kill) {
    ChildProcess writer(helper_path("fundtrail_ledger_worker"),
                        {"append", fixture.folder().string(), std::to_string(kill * 1'000'000),
                         std::to_string(random())});
    BOOST_REQUIRE_MESSAGE(writer.wait_for_output(std::chrono::seconds(60)), "seed " << seed);
    // The moment is counted from the first acknowledgement, so that it lies within an append.
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::microseconds(delays_us(random));
    while (std::chrono::steady_clock::now() < end) continue;
    writer.kill();
    const std::size_t before = acknowledged.size();
    read_acknowledged(writer, acknowledged);
    BOOST_TEST(writer.wait() == -SIGKILL, "seed " << seed);
    BOOST_TEST(acknowledged.size() > before, "seed " << seed);
    const Ledger ledger = fixture.open();
    const Sizes there = whole_batches(*ledger.snapshot());
    check_kept(acknowledged, there);
    // What was under way when a writer died may be there as well, whole.
    BOOST_TEST(there.size() <= acknowledged.size() + kill, "seed " << seed);
  }
  const Ledger ledger = fixture.open(Ledger::Access::kWrite);
  const auto source = ledger.snapshot();
  check_whole(*source);
  const std::size_t there = whole_batches(*source).size();
  tell_figures(fmt::format("{} kills, {} batches acknowledged, {} there, {} entries", kills,
                           acknowledged.size(), there, source->head().size));
}

BOOST_AUTO_TEST_SUITE(crash)

BOOST_AUTO_TEST_CASE(killed_writer_leaves_every_acknowledged_batch_whole) { kill_writers(20); }

BOOST_AUTO_TEST_CASE(many_killed_writers_do_too, *boost::unit_test::label("long")) {
  kill_writers(1'000);
}

BOOST_AUTO_TEST_CASE(full_disk_keeps_what_was_acknowledged_and_appending_resumes) {
  LedgerFixture fixture;
  constexpr std::uint64_t kLimit = 600'000;
  Sizes acknowledged;
  {
    ChildProcess writer(helper_path("fundtrail_ledger_worker"),
                        {"fill", fixture.folder().string(), std::to_string(kLimit)});
    const std::string failure = read_acknowledged(writer, acknowledged).value_or("none");
    BOOST_TEST(failure.find("error 13 cannot commit") == 0U, failure);
    BOOST_TEST(failure.find("ledger is unchanged and still has") != std::string::npos, failure);
    const std::string refusal = read_acknowledged(writer, acknowledged).value_or("none");
    BOOST_TEST(refusal.find("error 13 an earlier commit failed") == 0U, refusal);
    BOOST_TEST(writer.wait() == 0);
  }
  BOOST_TEST(acknowledged.size() > 3U);
  {
    const Ledger ledger = fixture.open();
    BOOST_TEST((whole_batches(*ledger.snapshot()) == acknowledged));
  }
  fixture.clock().set(SystemClock().now_us());
  BOOST_TEST(fixture.append(make_batch(7'777'777, 3)).added == 3U);
  check_whole(*fixture.open().snapshot());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
