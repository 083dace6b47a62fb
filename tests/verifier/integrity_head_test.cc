// SPDX-License-Identifier: Apache-2.0
//
// Heads that are not those of what is stored.
#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "schemas/error.h"
#include "tests/support/expect_error.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/integrity_run.h"

namespace fundtrail::test {
namespace {

struct Fixture {
  Fixture() : source(sample_records()) {}

  IntegrityRun run_single(std::uint64_t sequence, Layer layer, std::string_view words) {
    IntegrityRun run = run_integrity(source);
    BOOST_TEST(run.damage_count == 1U, run);
    BOOST_TEST(has_damage(run, sequence, layer, words), run);
    BOOST_TEST(run.damage[0].record.zh == "账本头", run);
    return run;
  }
  void set_size(std::uint64_t size) { source.set_head({size, source.head().root}); }

  MemorySource source;
};

BOOST_FIXTURE_TEST_SUITE(integrity_head, Fixture)

BOOST_AUTO_TEST_CASE(names_an_altered_root) {
  const Digest root = source.head().root;
  source.set_head({60, Digest{{1, 2, 3}}});
  const IntegrityRun run = run_single(59, Layer::kTree, "账本头所记的根与由记录重算的根不一致");
  BOOST_TEST((run.tree == LayerResult::kDamaged && run.chain == LayerResult::kIntact), run);
  BOOST_TEST((run.root == root));
}

// Nothing is left that could tell which of the two is the true one.
BOOST_AUTO_TEST_CASE(says_that_an_entry_and_its_leaf_disagree_under_an_altered_root) {
  source.cut_tail(57);
  source.flip_byte(56, 16);
  source.set_head({57, Digest{{1, 2, 3}}});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 56, Layer::kChain, "没有第三方可断定改动的是哪一个"), run);
  BOOST_TEST(has_damage(run, 56, Layer::kTree, "账本头所记的根"), run);
}

BOOST_AUTO_TEST_CASE(names_an_altered_root_without_stored_nodes) {
  source.forget_nodes();
  source.set_head({60, Digest{{1, 2, 3}}});
  run_single(59, Layer::kTree, "疑末条记录或账本头被改动");
}

BOOST_AUTO_TEST_CASE(says_that_it_cannot_tell_all_without_stored_nodes) {
  source.forget_nodes();
  source.flip_byte(30, 16);
  source.flip_byte(31, 16);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 31, Layer::kChain, "其所记的前一摘要与第 30 号记录不一致"), run);
  BOOST_TEST(has_damage(run, 59, Layer::kTree, "受损记录的前一条"), run);
}

BOOST_AUTO_TEST_CASE(tells_a_raised_size) {
  for (const std::uint64_t size : {61U, 64U, 1'000U}) {
    set_size(size);
    run_single(60, Layer::kChain, "疑被改大：其根是前 60 条记录的根");
  }
}

BOOST_AUTO_TEST_CASE(tells_a_size_beyond_all_bounds) {
  for (const std::uint64_t size : {std::uint64_t{1} << 60, (std::uint64_t{1} << 61) + 1,
                                   (std::uint64_t{1} << 62) + 1, UINT64_MAX}) {
    set_size(size);
    const IntegrityRun run = run_integrity(source);
    BOOST_TEST(has_damage(run, 60, Layer::kChain, "疑被改大"), run);
    BOOST_TEST(!run.root.has_value());
    BOOST_TEST((has_damage(run, std::uint64_t{1} << 61, Layer::kChain, "超出账本所能容纳") ==
                (size > std::uint64_t{1} << 61)),
               run);
  }
}

BOOST_AUTO_TEST_CASE(tells_a_lowered_size) {
  for (const std::uint64_t size : {59U, 32U, 1U}) {
    set_size(size);
    const IntegrityRun run = run_single(size, Layer::kChain, "疑被改小：其根是 60 条记录的根");
    BOOST_TEST((run.index == LayerResult::kIntact), run);
  }
}

BOOST_AUTO_TEST_CASE(tells_an_entry_beyond_all_bounds) {
  constexpr std::uint64_t kBound = std::uint64_t{1} << 61;
  set_size(kBound + 10);
  source.put_entry(kBound + 5, source.entry(20));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  BOOST_TEST(has_damage(run, 60, Layer::kChain, "疑被改大"), run);
  BOOST_TEST(has_damage(run, kBound, Layer::kChain, "超出账本所能容纳"), run);
  BOOST_TEST(has_damage(run, kBound + 5, Layer::kChain, "超出账本所能容纳"), run);
}

BOOST_AUTO_TEST_CASE(tells_a_node_beyond_the_largest_size) {
  constexpr std::uint64_t kBound = std::uint64_t{1} << 61;
  source.put_node({0, kBound}, {1, 2, 3});
  for (const std::uint64_t size : {kBound - 1, kBound}) {
    set_size(size);
    BOOST_TEST(has_damage(run_integrity(source), size, Layer::kTree,
                          fmt::format("{} 条记录之外另存有 1 个汇总节点或叶子", size)));
  }
}

BOOST_AUTO_TEST_CASE(counts_every_place_of_a_long_gap) {
  source.put_entry(5'000, source.entry(20));
  set_size(5'001);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(has_damage(run, 61, Layer::kChain, "记录缺失"), run);
  // Every place once, and the last one, which holds an entry, for want of its stored leaf as well.
  BOOST_TEST(run.damage_count == 5'001U - 60U + 1U);
  BOOST_TEST(run.damage.size() == kListedMax);
  for (std::size_t i = 0; i < kListedMax; ++i) {
    BOOST_TEST_REQUIRE(run.damage[i].sequence == 60 + i);
  }
  BOOST_TEST((run_integrity(source, {61, 70, 4'999, 5'000}) == run));
}

BOOST_AUTO_TEST_CASE(tells_a_size_of_nothing) {
  set_size(0);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 0, Layer::kChain, "至少有创世记录"), run);
  BOOST_TEST(has_damage(run, 0, Layer::kChain, "疑被改小"), run);
}

BOOST_AUTO_TEST_CASE(calls_an_empty_ledger_damaged) {
  source.cut_tail(0);
  const IntegrityRun run = run_single(0, Layer::kChain, "至少有创世记录");
  BOOST_TEST((run.chain == LayerResult::kDamaged), run);
  BOOST_TEST(!run.root.has_value());
}

BOOST_AUTO_TEST_CASE(tells_a_head_without_any_entry) {
  source.cut_tail(0);
  source.set_head({60, Digest{{1}}});
  run_single(0, Layer::kChain, "账本头称有 60 条记录，实际一条也没有");
}

BOOST_AUTO_TEST_CASE(tells_a_tail_that_was_deleted_under_its_head) {
  const Head head = source.head();
  source.cut_tail(50);
  source.set_head(head);
  run_single(50, Layer::kChain, "第 50 号起的 10 条记录缺失（账本头称共 60 条）");
}

BOOST_AUTO_TEST_CASE(names_entries_beyond_the_head) {
  const Head head = source.head();
  source.put_entry(60, source.entry(20));
  source.put_entry(75, {1, 2, 3});
  source.put_entry(UINT64_MAX, {1, 2, 3});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  BOOST_TEST(has_damage(run, 60, Layer::kChain, "键位 60 处却另有条目，它自称第 20 号"), run);
  BOOST_TEST(has_damage(run, 75, Layer::kChain, "键位 75 处却另有条目"), run);
  BOOST_TEST(has_damage(run, UINT64_MAX, Layer::kChain, "键不成形"), run);
  BOOST_TEST((run.root == head.root));
}

BOOST_AUTO_TEST_CASE(lists_the_first_thousand_beyond_the_head_and_counts_the_rest) {
  for (std::uint64_t at = 100; at < 1'600; ++at) source.put_entry(at, {1, 2, 3});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 1'500U);
  BOOST_TEST(run.damage.size() == kListedMax);
  BOOST_TEST(run.damage.back().sequence == 1'099U);
}

BOOST_AUTO_TEST_CASE(lists_what_lies_beyond_a_lowered_head_if_not_all_of_it_belongs_there) {
  set_size(57);
  source.put_entry(60, source.entry(20));
  const IntegrityRun run = run_integrity(source);
  for (std::uint64_t at = 57; at <= 60; ++at) {
    BOOST_TEST(has_damage(run, at, Layer::kChain, fmt::format("键位 {} 处却另有条目", at)), run);
  }
  BOOST_TEST(has_damage(run, 56, Layer::kTree, "账本头所记的根"), run);
}

BOOST_AUTO_TEST_CASE(describes_an_entry_beyond_the_head) {
  source.set_head({59, Digest{{1}}});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  BOOST_TEST(has_damage(run, 59, Layer::kChain, "第 59 号 指标完成 "), run);
  BOOST_TEST(has_damage(run, 58, Layer::kTree, "账本头所记的根"), run);
  BOOST_TEST(has_damage(run, 59, Layer::kTree, "59 条记录之外另存有"), run);
}

BOOST_AUTO_TEST_CASE(refuses_a_store_that_gives_entries_out_of_order) {
  IntegrityFold fold(source, HashSuite::kSha256, {10, 20});
  fold.absorb(12, source.entry(12));
  for (const std::uint64_t sequence : {12U, 11U, 9U, 20U}) {
    expect_error(ErrorCode::kUnchecked, "out of order",
                 [&] { fold.absorb(sequence, source.entry(sequence)); });
  }
}

BOOST_AUTO_TEST_CASE(refuses_ranges_that_do_not_touch) {
  IntegrityFold left(source, HashSuite::kSha256, {0, 10});
  IntegrityFold right(source, HashSuite::kSha256, {11, 20});
  expect_error(ErrorCode::kInternal, "internal check", [&] { left.merge(std::move(right)); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
