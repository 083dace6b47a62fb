// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/integrity_run.h"
#include "verifier/integrity/index_terms.h"

namespace fundtrail::test {
namespace {

struct Fixture {
  Fixture() : source(sample_records()) {}

  IntegrityRun run_single(std::uint64_t sequence, std::string_view words) {
    IntegrityRun run = run_integrity(source);
    BOOST_TEST(run.damage_count == 1U, run);
    BOOST_TEST(has_damage(run, sequence, Layer::kIndex, words), run);
    BOOST_TEST((run.index == LayerResult::kDamaged), run);
    BOOST_TEST((run.chain == LayerResult::kIntact), run);
    return run;
  }

  MemorySource source;
};

// Counts how often the whole index is walked, and notes the entries that are read one by one.
class CountedSource : public EntrySource {
 public:
  explicit CountedSource(const MemorySource& source) : source_(source), index_(source) {}

  [[nodiscard]] Head head() const override { return source_.head(); }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override {
    if (end == begin + 1) single_reads.insert(begin);
    source_.visit(begin, end, visitor);
  }
  void visit_beyond_head(const EntryVisitor& visitor) const override {
    source_.visit_beyond_head(visitor);
  }
  [[nodiscard]] const StoredNodes* nodes() const override { return source_.nodes(); }
  [[nodiscard]] const StoredIndex* index() const override { return &index_; }
  [[nodiscard]] int walks() const { return index_.walks; }

  mutable std::set<std::uint64_t> single_reads;

 private:
  struct Index : StoredIndex {
    explicit Index(const MemorySource& source) : inner(*source.index()) {}
    [[nodiscard]] std::uint64_t size() const override { return inner.size(); }
    [[nodiscard]] bool contains(ByteView key) const override { return inner.contains(key); }
    void visit(ByteView prefix, const IndexVisitor& visitor) const override {
      ++walks;
      inner.visit(prefix, visitor);
    }
    const StoredIndex& inner;
    mutable int walks = 0;
  };

  const MemorySource& source_;
  Index index_;
};

LayerResult check_in_ranges(const EntrySource& source, const std::vector<std::uint64_t>& cuts,
                            DamageList& damage) {
  return check_index(source, cut_ranges(source.head().size, 1, cuts), 1, damage);
}

BOOST_FIXTURE_TEST_SUITE(integrity_index, Fixture)

BOOST_AUTO_TEST_CASE(shows_terms_of_visible_characters_as_they_are) {
  BOOST_TEST(show_term("!AL-1~") == "!AL-1~");
  BOOST_TEST(show_term("AL 1") == "414c2031");
  BOOST_TEST(show_term("AL\x7F") == "414c7f");
  BOOST_TEST(show_term("市") == "e5b882");
}

BOOST_AUTO_TEST_CASE(is_not_walked_where_it_holds_what_it_should) {
  for (const std::vector<std::uint64_t>& cuts :
       {std::vector<std::uint64_t>{}, std::vector<std::uint64_t>{20, 40}}) {
    const CountedSource counted(source);
    DamageList damage;
    BOOST_TEST((check_in_ranges(counted, cuts, damage) == LayerResult::kIntact));
    BOOST_TEST(counted.walks() == 0);
  }
}

// Entries 1,024 to 1,099 are of one block.
BOOST_AUTO_TEST_CASE(has_only_the_entries_of_its_crowded_blocks_read_again) {
  std::vector<Record> records = sample_records();
  records.resize(1'099, records.back());
  MemorySource large(records);
  large.put_index_key(encode_index_key({IndexTermType::kParty, "nobody", 1'090}));
  const CountedSource counted(large);
  DamageList damage;
  BOOST_TEST((check_in_ranges(counted, {500, 1'050}, damage) == LayerResult::kDamaged));
  BOOST_TEST(damage.count() == 1U);
  BOOST_TEST(damage.listed().front().sequence == 1'090U);
  counted.single_reads.erase(0);  // asked for the hash function
  BOOST_TEST(counted.single_reads.size() == 76U);
  BOOST_TEST(*counted.single_reads.begin() == 1'024U);
}

BOOST_AUTO_TEST_CASE(names_a_missing_key) {
  source.delete_index_key(encode_index_key({IndexTermType::kParty, "city-1", 18}));
  const IntegrityRun run = run_single(18, "索引缺少应有的键，或其值被改动：机构 city-1");
  BOOST_TEST(says(run.damage[0].record, "第 18 号 下达 "), run);
  BOOST_TEST(says(run.damage[0].detail, "party city-1"), run);
}

BOOST_AUTO_TEST_CASE(names_each_key_that_is_missing) {
  for (const auto& key : index_keys(18, source.record(18))) {
    MemorySource damaged = source;
    damaged.delete_index_key(encode_index_key(key));
    const IntegrityRun run = run_integrity(damaged);
    BOOST_TEST(run.damage_count == 1U, run);
    BOOST_TEST(has_damage(run, 18, Layer::kIndex, key.term), run);
  }
}

BOOST_AUTO_TEST_CASE(names_a_surplus_key) {
  source.put_index_key(encode_index_key({IndexTermType::kParty, "city-2", 18}));
  run_single(18, "索引多出一个键：机构 city-2（此记录并无此项）");
}

BOOST_AUTO_TEST_CASE(names_a_surplus_key_beyond_the_head) {
  source.put_index_key(encode_index_key({IndexTermType::kId, "AL-1", 60}));
  const IntegrityRun run = run_single(60, "索引多出一个键：编号 AL-1（账本头之外）");
  BOOST_TEST(run.damage[0].record.zh == "第 60 号记录（索引所记编号 AL-1）", run);
}

BOOST_AUTO_TEST_CASE(names_a_malformed_key) {
  source.put_index_key({0x69, 0x41});
  const IntegrityRun run = run_single(0, "索引中有不成形的键：6941");
  BOOST_TEST(run.damage[0].record.zh == "索引", run);
}

BOOST_AUTO_TEST_CASE(shows_a_term_that_is_no_text_in_hexadecimal) {
  source.put_index_key(encode_index_key({IndexTermType::kParty, "\xFF\x01", 18}));
  run_single(18, "机构 ff01");
}

BOOST_AUTO_TEST_CASE(names_a_key_whose_value_was_altered) {
  source.put_index_key(encode_index_key({IndexTermType::kParty, "city-1", 18}), {1});
  run_single(18, "或其值被改动：机构 city-1");
}

BOOST_AUTO_TEST_CASE(names_both_sides_of_an_altered_key) {
  source.delete_index_key(encode_index_key({IndexTermType::kParty, "city-1", 18}));
  source.put_index_key(encode_index_key({IndexTermType::kParty, "city-1", 50}));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kIndex, "索引缺少"), run);
  BOOST_TEST(has_damage(run, 50, Layer::kIndex, "索引多出"), run);
}

BOOST_AUTO_TEST_CASE(counts_every_key_of_a_lost_index) {
  const std::size_t count = source.index_keys().size();
  source.clear_index();
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == count, run);
  BOOST_TEST(run.damage.size() == count);
}

BOOST_AUTO_TEST_CASE(lists_the_first_thousand_and_counts_the_rest) {
  for (std::uint64_t i = 0; i < 3'000; ++i) {
    source.put_index_key(encode_index_key({IndexTermType::kParty, fmt::format("x{}", i), i % 50}));
  }
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3'000U);
  BOOST_TEST(run.damage.size() == kListedMax);
  BOOST_TEST(run.damage.back().sequence == 16U);
}

// What an entry that was altered says no longer tells its keys.
BOOST_AUTO_TEST_CASE(does_not_blame_the_index_for_an_altered_entry) {
  auto allocation = std::get<Allocation>(source.record(18));
  allocation.to = {"city-9"};
  allocation.dated_on = {2025, 1, 1};
  source.replace_record(18, allocation);
  source.flip_byte(19, kEntryHeaderBytes, 0xFF);
  source.delete_entry(20);
  source.swap_entries(30, 40);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 5U, run);
  BOOST_TEST((run.index == LayerResult::kIntact), run);
}

BOOST_AUTO_TEST_CASE(does_not_blame_the_index_for_an_altered_last_entry) {
  auto report = std::get<IndicatorReport>(source.record(59));
  report.as_of = Date{2023, 12, 31};
  source.replace_record(59, report);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 1U, run);
  BOOST_TEST((run.index == LayerResult::kIntact), run);
}

BOOST_AUTO_TEST_CASE(does_not_blame_the_index_for_an_altered_entry_without_stored_nodes) {
  source.forget_nodes();
  auto allocation = std::get<Allocation>(source.record(18));
  allocation.to = {"city-9"};
  source.replace_record(18, allocation);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 1U, run);
  BOOST_TEST((run.index == LayerResult::kIntact), run);
}

BOOST_AUTO_TEST_CASE(finds_index_damage_of_an_entry_whose_stored_leaf_was_altered) {
  source.flip_node({0, 22});
  source.delete_index_key(encode_index_key({IndexTermType::kId, "AL-5", 22}));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 22, Layer::kIndex, "编号 AL-5"), run);
}

BOOST_AUTO_TEST_CASE(finds_index_damage_of_an_entry_whose_successor_was_altered) {
  source.set_previous_leaf(23, Digest{{1}});
  source.delete_index_key(encode_index_key({IndexTermType::kId, "AL-5", 22}));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 22, Layer::kIndex, "编号 AL-5"), run);
}

BOOST_AUTO_TEST_CASE(finds_index_damage_beside_altered_entries) {
  source.flip_byte(18, 16);
  source.delete_entry(20);
  source.put_index_key(encode_index_key({IndexTermType::kParty, "city-2", 21}));
  source.delete_index_key(encode_index_key({IndexTermType::kId, "AL-5", 22}));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 4U, run);
  BOOST_TEST(has_damage(run, 21, Layer::kIndex, "机构 city-2"), run);
  BOOST_TEST(has_damage(run, 22, Layer::kIndex, "编号 AL-5"), run);
}

BOOST_AUTO_TEST_CASE(compares_the_index_with_an_entry_rewritten_with_all_after_it) {
  auto allocation = std::get<Allocation>(source.record(18));
  allocation.to = {"city-9"};
  source.replace_record(18, allocation);
  source.rewrite_chain(18);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kIndex, "索引缺少应有的键，或其值被改动：机构 city-9"),
             run);
  BOOST_TEST(has_damage(run, 18, Layer::kIndex, "索引多出一个键：机构 city-1"), run);
}

BOOST_AUTO_TEST_CASE(is_the_same_for_any_number_of_threads) {
  source.delete_index_key(encode_index_key({IndexTermType::kId, "AL-5", 22}));
  source.put_index_key(encode_index_key({IndexTermType::kParty, "city-2", 21}));
  const auto run_on = [this](unsigned jobs) {
    IntegrityFold::Outcome outcome;
    const LayerResult index = check_index(source, cut_ranges(60, jobs, {}), jobs, outcome.damage);
    return name_outcome(source, std::move(outcome), index);
  };
  for (const unsigned jobs : {2U, 3U, 4U, 7U, 100U}) BOOST_TEST((run_on(jobs) == run_on(1)), jobs);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
