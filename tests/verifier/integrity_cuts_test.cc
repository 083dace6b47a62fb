// SPDX-License-Identifier: Apache-2.0
//
// Any cuts and any grouping of merges give the same outcome, for damaged ledgers as well.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>

#include <boost/test/unit_test.hpp>

#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/integrity_run.h"

namespace fundtrail::test {
namespace {

using Random = std::mt19937_64;

const MemorySource& sound_source() {
  static const MemorySource sound(sample_records());
  return sound;
}

std::uint64_t below(Random& random, std::uint64_t end) { return random() % end; }

// A place where an entry is stored.
std::uint64_t some_entry(const MemorySource& source, Random& random) {
  std::vector<std::uint64_t> stored;
  const auto note = [&stored](std::uint64_t at, ByteView) { stored.push_back(at); };
  source.visit(0, UINT64_MAX, note);
  source.visit_beyond_head(note);
  return stored.at(below(random, stored.size()));
}

NodeId some_node(const MemorySource& source, Random& random) {
  std::vector<std::uint64_t> stored;
  source.nodes()->visit(0, UINT64_MAX,
                        [&stored](std::uint64_t at, ByteView) { stored.push_back(at); });
  return node_at(stored.at(below(random, stored.size())));
}

void flip_some_byte(MemorySource& source, Random& random) {
  const std::uint64_t at = some_entry(source, random);
  const std::size_t size = source.entry(at).size();
  if (size > 0)
    source.flip_byte(at, below(random, size), static_cast<std::uint8_t>(1 + random() % 255));
}

using Verb = std::function<void(MemorySource&, Random&)>;

const std::array<Verb, 13>& verbs() {
  static const std::array<Verb, 13> all{
      flip_some_byte,
      [](MemorySource& source, Random& random) { source.delete_entry(some_entry(source, random)); },
      [](MemorySource& source, Random& random) {
        source.swap_entries(some_entry(source, random), some_entry(source, random));
      },
      [](MemorySource& source, Random& random) {
        source.put_entry(some_entry(source, random), source.entry(some_entry(source, random)));
      },
      [](MemorySource& source, Random& random) {
        source.put_entry(below(random, 90), Bytes(below(random, 100), 0));
      },
      [](MemorySource& source, Random& random) { source.flip_node(some_node(source, random)); },
      [](MemorySource& source, Random& random) { source.delete_node(some_node(source, random)); },
      [](MemorySource& source, Random& random) {
        source.put_node(some_node(source, random), Bytes(below(random, 40), 1));
      },
      [](MemorySource& source, Random& random) {
        source.set_head({below(random, 80), source.head().root});
      },
      [](MemorySource& source, Random& random) {
        source.set_head({source.head().size, Digest{{static_cast<std::uint8_t>(random())}}});
      },
      [](MemorySource& source, Random& random) {
        for (std::uint64_t at = 0, n = below(random, 12); at < n; ++at)
          flip_some_byte(source, random);
      },
      [](MemorySource& source, Random&) { source.forget_nodes(); },
      // Runs of places where nothing is stored.
      [](MemorySource& source, Random& random) {
        const std::uint64_t begin = below(random, 40);
        MemorySource kept = source;
        for (std::uint64_t at = begin; at < begin + below(random, 20); ++at) {
          try {
            kept.delete_entry(at);
            kept.delete_node({0, at});
          } catch (const std::out_of_range&) {
            continue;
          }
        }
        source = kept;
      },
  };
  return all;
}

MemorySource damaged_source(Random& random) {
  MemorySource source = sound_source();
  const std::uint64_t count = below(random, 6);
  for (std::uint64_t i = 0; i < count; ++i) {
    // Verbs that look at nodes come before those are forgotten.
    const std::size_t which = below(random, verbs().size());
    if (source.nodes() != nullptr) verbs()[which](source, random);
  }
  return source;
}

std::vector<std::uint64_t> some_cuts(std::uint64_t size, Random& random) {
  std::vector<std::uint64_t> cuts;
  const std::uint64_t every = 1 + below(random, 20);
  for (std::uint64_t at = 1; at < size; ++at) {
    if (below(random, every) == 0) cuts.push_back(at);
  }
  return cuts;
}

// Folds each range by itself and merges neighbours in random order.
IntegrityFold::Outcome run_grouped(const MemorySource& source,
                                   const std::vector<std::uint64_t>& cuts, Random& random) {
  std::vector<IntegrityFold> folds;
  for (const EntryRange& range : cut_ranges(source.head().size, 1, cuts)) {
    folds.emplace_back(source, source.hash(), range);
    source.visit(range.begin, range.end,
                 [&folds](std::uint64_t at, ByteView entry) { folds.back().absorb(at, entry); });
  }
  while (folds.size() > 1) {
    const auto left = folds.begin() + static_cast<std::ptrdiff_t>(below(random, folds.size() - 1));
    left->merge(std::move(*(left + 1)));
    folds.erase(left + 1);
  }
  return std::move(folds.front()).finish(source.head());
}

// A tail that is missing as a whole is named once, by where it begins and how long it is.
bool is_named(const IntegrityRun& run, std::uint64_t sequence, std::uint64_t size) {
  return std::any_of(run.damage.begin(), run.damage.end(), [sequence, size](const Damage& item) {
    if (item.layer > Layer::kChain || item.sequence > sequence) return false;
    const std::string tail =
        fmt::format("第 {} 号起的 {} 条记录缺失", item.sequence, size - item.sequence);
    return item.sequence == sequence || item.detail.zh.starts_with(tail);
  });
}

// Every place where the entry is not what it was is named. Without stored nodes a second altered
// entry can hide behind its successor.
void check_named(std::uint64_t seed, const MemorySource& source, const IntegrityRun& run) {
  if (source.nodes() == nullptr) return;
  std::map<std::uint64_t, Bytes> stored;
  source.visit(0, UINT64_MAX, [&stored](std::uint64_t at, ByteView entry) {
    stored[at] = Bytes(entry.begin(), entry.end());
  });
  const std::uint64_t end = std::min(source.head().size, sound_source().head().size);
  for (std::uint64_t at = 0; at < end; ++at) {
    const bool is_same = stored.contains(at) && stored[at] == sound_source().entry(at);
    const bool is_told = is_same || is_named(run, at, source.head().size);
    BOOST_TEST_REQUIRE(is_told, "seed " << seed << ", record " << at << run);
  }
}

void check_one(std::uint64_t seed) {
  Random random(seed);
  const MemorySource source = damaged_source(random);
  const std::uint64_t size = source.head().size;
  const auto whole = name_outcome(source, run_grouped(source, {}, random), {});
  check_named(seed, source, whole);
  std::vector<std::uint64_t> all_cuts;
  for (std::uint64_t at = 1; at < size; ++at) all_cuts.push_back(at);
  for (const auto& cuts : {some_cuts(size, random), some_cuts(size, random), all_cuts}) {
    const auto cut = name_outcome(source, run_grouped(source, cuts, random), {});
    BOOST_TEST_REQUIRE((cut == whole), "seed " << seed << "\nwhole: " << whole << "\ncut: " << cut);
  }
  const auto cuts = some_cuts(size, random);
  BOOST_TEST_REQUIRE((run_integrity(source, cuts) == run_integrity(source)), "seed " << seed);
}

BOOST_AUTO_TEST_SUITE(integrity_cuts)

BOOST_AUTO_TEST_CASE(give_the_same_for_damaged_ledgers) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) check_one(seed);
}

BOOST_AUTO_TEST_CASE(give_the_same_when_time_runs_back) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    MemorySource source = sound_source();
    for (std::uint64_t at = 0; at < source.head().size; ++at) {
      source.set_recorded_at(at, static_cast<std::int64_t>(below(random, 5)));
    }
    source.rewrite_chain(0);
    for (std::uint64_t i = 0; i < seed % 10; ++i) flip_some_byte(source, random);
    const auto whole = name_outcome(source, run_grouped(source, {}, random), {});
    BOOST_TEST(whole.damage_count > 10U, whole);
    for (int round = 0; round < 4; ++round) {
      const auto cuts = some_cuts(source.head().size, random);
      BOOST_TEST((name_outcome(source, run_grouped(source, cuts, random), {}) == whole), seed);
    }
  }
}

// More nodes than are read ahead at once.
BOOST_AUTO_TEST_CASE(give_the_same_for_a_larger_ledger) {
  std::vector<Record> records;
  for (int copy = 0; copy < 60; ++copy) {
    const std::vector<Record> more = sample_records();
    records.insert(records.end(), more.begin(), more.end());
  }
  MemorySource source(records);
  source.forget_index();
  BOOST_TEST(run_integrity(source).damage_count == 0U);
  for (const NodeId id : {NodeId{0, 1'500}, NodeId{3, 200}, NodeId{9, 2}, NodeId{11, 0}}) {
    source.flip_node(id);
  }
  source.flip_byte(2'700, 16);
  const IntegrityRun whole = run_integrity(source);
  BOOST_TEST(whole.damage_count == 5U, whole);
  for (const std::uint64_t at : {1'500U, 1'600U, 1'024U, 0U}) {
    BOOST_TEST(has_damage(whole, at, Layer::kTree, "疑被改动"), whole);
  }
  BOOST_TEST(has_damage(whole, 2'700, Layer::kChain, "记录与原存不符"), whole);
  for (const std::vector<std::uint64_t>& cuts :
       {std::vector<std::uint64_t>{1}, {1'499, 1'500, 1'501}, {1'024, 2'048, 3'072}}) {
    BOOST_TEST((run_integrity(source, cuts) == whole));
  }
}

BOOST_AUTO_TEST_CASE(give_the_same_for_many_damaged_ledgers, *boost::unit_test::label("long")) {
  for (std::uint64_t seed = 1'000; seed < 6'000; ++seed) check_one(seed);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
