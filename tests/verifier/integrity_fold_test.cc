// SPDX-License-Identifier: Apache-2.0
//
// One kind of damage each, and what is said of it.
#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/support/test_keys.h"
#include "tests/verifier/integrity_run.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kLast = 59;
constexpr std::size_t kTimeAt = 16;  // the low byte of recorded_at
constexpr std::size_t kKindAt = 18;  // the low byte of the kind

const MemorySource& sound_source() {
  static const MemorySource source(sample_records());
  return source;
}

struct Fixture {
  MemorySource source = sound_source();

  // Runs, and checks that there is one item of damage and that the recomputed root is `root`.
  IntegrityRun run_single(std::uint64_t sequence, Layer layer, std::string_view words) {
    IntegrityRun run = run_integrity(source);
    BOOST_TEST(run.damage_count == 1U, run);
    BOOST_TEST(has_damage(run, sequence, layer, words), run);
    return run;
  }
  void check_layers(const IntegrityRun& run, LayerResult bytes, LayerResult chain,
                    LayerResult tree) {
    BOOST_TEST((run.bytes == bytes && run.chain == chain && run.tree == tree), run);
    BOOST_TEST((run.index == LayerResult::kIntact), run);
    BOOST_TEST((run.unchecked_bodies == 0), run);
  }
};

constexpr auto kDamaged = LayerResult::kDamaged;
constexpr auto kIntact = LayerResult::kIntact;
constexpr auto kUnchecked = LayerResult::kUnchecked;

BOOST_FIXTURE_TEST_SUITE(integrity_fold, Fixture)

BOOST_AUTO_TEST_CASE(finds_nothing_in_a_sound_ledger) {
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
  check_layers(run, kIntact, kIntact, kIntact);
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(finds_nothing_in_sound_ledgers_of_any_small_size) {
  const std::vector<Record> records = sample_records();
  for (std::size_t size = 0; size <= 20; ++size) {
    const MemorySource small({records.data(), size}, HashSuite::kSm3);
    const IntegrityRun run = run_integrity(small);
    BOOST_TEST(run.damage_count == 0U, size << ": " << run);
    BOOST_TEST((run.root == small.head().root), size);
  }
}

BOOST_AUTO_TEST_CASE(leaves_absent_layers_unchecked) {
  source.forget_nodes();
  source.forget_index();
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
  BOOST_TEST((run.tree == kUnchecked && run.index == kUnchecked && run.chain == kIntact), run);
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(names_an_altered_entry) {
  auto allocation = std::get<Allocation>(source.record(18));
  allocation.amount.fen += 1;
  source.replace_record(18, allocation);
  const IntegrityRun run = run_single(18, Layer::kChain,
                                      "记录与原存不符（疑被改动）：其摘要与存储的叶子、下一条记录"
                                      "所记的前一摘要均不一致");
  check_layers(run, kIntact, kDamaged, kIntact);
  BOOST_TEST(run.damage[0].record.zh.starts_with("第 18 号 下达 "), run);
  BOOST_TEST(run.damage[0].record.en.starts_with("record 18 "), run);
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(names_an_altered_last_entry_by_the_tree) {
  source.flip_byte(kLast, kTimeAt);
  const IntegrityRun run = run_single(kLast, Layer::kChain, "而存储的叶子与汇总树相符");
  check_layers(run, kIntact, kDamaged, kIntact);
}

BOOST_AUTO_TEST_CASE(names_an_altered_last_entry_with_a_ragged_tree) {
  source.cut_tail(57);
  source.flip_byte(56, kTimeAt);
  run_single(56, Layer::kChain, "而存储的叶子与汇总树相符");
}

BOOST_AUTO_TEST_CASE(names_an_undecodable_entry_by_its_bytes_and_the_index) {
  source.flip_byte(18, kEntryHeaderBytes, 0xFF);  // the length of the id
  const IntegrityRun run = run_single(18, Layer::kBytes, "字节不合规范：");
  check_layers(run, kDamaged, kDamaged, kIntact);
  BOOST_TEST(run.damage[0].record.zh ==
                 "第 18 号记录（索引所记编号 AL-1，类别 下达，业务日期 2024-04-29）",
             run);
  BOOST_TEST(run.damage[0].record.en ==
                 "record 18 (by the index: id AL-1, kind allocation, business date 2024-04-29)",
             run);
}

BOOST_AUTO_TEST_CASE(tells_undecodable_bytes_that_were_written_like_this) {
  Bytes entry = source.entry(18);
  entry[kEntryHeaderBytes] ^= 0xFF;
  source.put_entry(18, entry);
  source.rewrite_chain(18);
  const IntegrityRun run = run_single(18, Layer::kBytes, "写入时即如此");
  check_layers(run, kDamaged, kIntact, kIntact);
}

BOOST_AUTO_TEST_CASE(names_entries_that_are_too_short_or_too_long) {
  source.put_entry(7, {});
  source.put_entry(30, Bytes(70'000, 1));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 7, Layer::kBytes, "0"), run);
  BOOST_TEST(has_damage(run, 30, Layer::kBytes, "70000"), run);
}

BOOST_AUTO_TEST_CASE(does_not_call_an_altered_kind_unchecked) {
  source.flip_byte(18, kKindAt, 0x40);
  const IntegrityRun run = run_single(18, Layer::kChain, "记录与原存不符");
  check_layers(run, kIntact, kDamaged, kIntact);
}

BOOST_AUTO_TEST_CASE(counts_a_kind_that_is_not_known) {
  source.flip_byte(18, kKindAt, 0x40);
  source.rewrite_chain(18);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
  BOOST_TEST(run.unchecked_bodies == 1U, run);
}

BOOST_AUTO_TEST_CASE(counts_an_unknown_last_kind_that_the_root_vouches_for) {
  source.flip_byte(kLast, kKindAt, 0x40);
  source.forget_nodes();
  IntegrityRun run = run_integrity(source);
  BOOST_TEST(has_damage(run, kLast, Layer::kTree, "末条记录没有后续记录可印证"), run);
  BOOST_TEST(run.unchecked_bodies == 0U, run);
  source.rewrite_tree();
  run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
  BOOST_TEST(run.unchecked_bodies == 1U, run);
}

BOOST_AUTO_TEST_CASE(names_an_altered_previous_leaf_once) {
  source.set_previous_leaf(18, Digest{{1, 2, 3}});
  const IntegrityRun run = run_single(18, Layer::kChain, "其所记的前一摘要与第 17 号记录不一致");
  check_layers(run, kIntact, kDamaged, kIntact);
}

BOOST_AUTO_TEST_CASE(names_an_altered_previous_leaf_of_the_last_entry) {
  source.set_previous_leaf(kLast, Digest{{1, 2, 3}});
  run_single(kLast, Layer::kChain, "其所记的前一摘要与第 58 号记录不一致");
}

BOOST_AUTO_TEST_CASE(names_an_altered_previous_leaf_under_a_rewritten_tree) {
  source.set_previous_leaf(kLast, Digest{{1, 2, 3}});
  source.rewrite_tree();
  run_single(kLast, Layer::kChain, "其所记的前一摘要与第 58 号记录不一致");
}

BOOST_AUTO_TEST_CASE(names_an_altered_genesis) {
  source.replace_record(0, test_genesis("test.example/other"));
  const IntegrityRun run = run_single(0, Layer::kChain, "记录与原存不符");
  BOOST_TEST(run.damage[0].record.zh == "第 0 号 创世记录 test.example/other", run);
}

BOOST_AUTO_TEST_CASE(names_a_genesis_that_claims_another_hash) {
  source.replace_record(0, test_genesis("test.example/memory", HashSuite::kSm3));
  run_single(0, Layer::kChain, "记录与原存不符");
}

BOOST_AUTO_TEST_CASE(demands_a_genesis_first_and_nowhere_else) {
  source.replace_record(0, source.record(5));
  source.replace_record(9, test_genesis("test.example/memory"));
  source.set_previous_leaf(0, Digest{{1}});
  source.rewrite_chain(0);
  source.forget_index();
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  BOOST_TEST(has_damage(run, 0, Layer::kChain, "第 0 号应为创世记录"), run);
  BOOST_TEST(has_damage(run, 0, Layer::kChain, "应为 32 个零字节"), run);
  BOOST_TEST(has_damage(run, 9, Layer::kChain, "创世记录只能是第 0 号"), run);
}

BOOST_AUTO_TEST_CASE(names_the_later_entry_when_time_runs_back) {
  source.set_recorded_at(20, 1'735'606'800'000'000);
  source.rewrite_chain(20);
  run_single(20, Layer::kChain,
             "入账时间 2024-12-31 09:00:00 早于前面第 19 号记录的 2024-12-31 09:00:19");
}

BOOST_AUTO_TEST_CASE(accepts_entries_of_one_time) {
  source.set_recorded_at(20, 1'735'606'800'000'000 + 19'000'000);
  source.rewrite_chain(20);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
}

BOOST_AUTO_TEST_CASE(names_a_deleted_entry_by_the_index) {
  source.delete_entry(18);
  const IntegrityRun run = run_single(18, Layer::kChain, "记录缺失：键位 18 处没有条目");
  check_layers(run, kIntact, kDamaged, kIntact);
  BOOST_TEST(says(run.damage[0].record, "编号 AL-1，类别 下达"), run);
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(names_the_first_and_the_last_entry_when_deleted) {
  source.delete_entry(0);
  source.delete_entry(kLast);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 0, Layer::kChain, "记录缺失"), run);
  BOOST_TEST(has_damage(run, kLast, Layer::kChain, "记录缺失"), run);
}

BOOST_AUTO_TEST_CASE(knows_the_leaf_of_a_deleted_entry_from_its_successor) {
  source.forget_nodes();
  source.delete_entry(18);
  const IntegrityRun run = run_single(18, Layer::kChain, "记录缺失");
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(knows_the_leaf_of_the_last_but_one_from_the_last_alone) {
  source.forget_nodes();
  const std::uint64_t last_but_one = source.head().size - 2;
  source.delete_entry(last_but_one);
  const IntegrityRun run = run_single(last_but_one, Layer::kChain, "记录缺失");
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(gives_no_root_when_a_leaf_cannot_be_told) {
  source.forget_nodes();
  source.delete_entry(18);
  source.delete_entry(19);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(!run.root.has_value());
  BOOST_TEST((run.tree == kUnchecked), run);
}

BOOST_AUTO_TEST_CASE(goes_on_comparing_nodes_beyond_a_lost_leaf) {
  source.delete_entry(18);
  source.delete_entry(19);
  source.delete_node({0, 18});
  source.flip_node({2, 2});
  source.flip_node({2, 6});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 4U, run);
  BOOST_TEST(has_damage(run, 8, Layer::kTree, "第 8–11 号记录的汇总节点"), run);
  BOOST_TEST(has_damage(run, 24, Layer::kTree, "第 24–27 号记录的汇总节点"), run);
}

BOOST_AUTO_TEST_CASE(names_both_of_two_swapped_entries) {
  source.swap_entries(18, 23);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kChain, "键位 18 处存放的是第 23 号记录"), run);
  BOOST_TEST(has_damage(run, 23, Layer::kChain, "键位 23 处存放的是第 18 号记录"), run);
  BOOST_TEST(has_damage(run, 18, Layer::kChain, "编号 AL-1"), run);
  check_layers(run, kIntact, kDamaged, kIntact);
}

BOOST_AUTO_TEST_CASE(names_both_of_two_swapped_neighbours) {
  source.swap_entries(18, 19);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kChain, "键位 18 处存放的是第 19 号记录"), run);
  BOOST_TEST(has_damage(run, 19, Layer::kChain, "键位 19 处存放的是第 18 号记录"), run);
}

BOOST_AUTO_TEST_CASE(names_a_copy_of_another_entry) {
  source.put_entry(18, source.entry(40));
  run_single(18, Layer::kChain, "键位 18 处存放的是第 40 号记录");
}

BOOST_AUTO_TEST_CASE(names_an_inserted_entry_and_all_that_it_moved) {
  source.insert_entry_shifting(50, source.entry(50));
  source.replace_record(50, source.record(20));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 11U, run);
  BOOST_TEST(has_damage(run, 50, Layer::kChain, "记录与原存不符"), run);
  for (std::uint64_t at = 51; at <= kLast; ++at) {
    BOOST_TEST(has_damage(run, at, Layer::kChain, fmt::format("存放的是第 {} 号记录", at - 1)),
               run);
  }
  BOOST_TEST(has_damage(run, 60, Layer::kChain, "键位 60 处却另有条目，它自称第 59 号"), run);
  check_layers(run, kIntact, kDamaged, kIntact);
}

BOOST_AUTO_TEST_CASE(names_all_that_a_deletion_moved) {
  source.delete_entry_shifting(56);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 4U, run);
  BOOST_TEST(has_damage(run, 56, Layer::kChain, "存放的是第 57 号记录"), run);
  BOOST_TEST(has_damage(run, kLast, Layer::kChain, "记录缺失"), run);
}

BOOST_AUTO_TEST_CASE(names_a_stored_leaf_that_was_altered) {
  source.flip_node({0, 18});
  const IntegrityRun run = run_single(18, Layer::kTree, "存储的叶子疑被改动");
  check_layers(run, kIntact, kIntact, kDamaged);
  BOOST_TEST(says(run.damage[0].record, "第 18 号 下达"), run);
}

BOOST_AUTO_TEST_CASE(names_the_last_stored_leaf_that_was_altered) {
  source.flip_node({0, kLast});
  const IntegrityRun run = run_single(kLast, Layer::kTree, "存储的叶子疑被改动");
  check_layers(run, kIntact, kIntact, kDamaged);
}

BOOST_AUTO_TEST_CASE(names_an_interior_node_by_what_it_covers) {
  source.flip_node({3, 2});
  const IntegrityRun run = run_single(16, Layer::kTree, "第 3 层第 2 个汇总节点疑被改动");
  BOOST_TEST(run.damage[0].record.zh == "第 16–23 号记录的汇总节点", run);
  BOOST_TEST(run.damage[0].record.en == "the node over records 16 to 23", run);
  BOOST_TEST(says(run.damage[0].detail, "node 2 of level 3"), run);
  check_layers(run, kIntact, kIntact, kDamaged);
}

BOOST_AUTO_TEST_CASE(names_nodes_that_are_missing_or_malformed) {
  source.delete_node({0, 18});
  source.delete_node({2, 3});
  source.put_node({0, 30}, {1, 2, 3});
  source.put_node({1, 20}, {});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 4U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kTree, "存储的叶子缺失"), run);
  BOOST_TEST(has_damage(run, 12, Layer::kTree, "第 2 层第 3 个汇总节点缺失"), run);
  BOOST_TEST(has_damage(run, 30, Layer::kTree, "长度不是 32 字节"), run);
  BOOST_TEST(has_damage(run, 40, Layer::kTree, "长度不是 32 字节"), run);
}

BOOST_AUTO_TEST_CASE(names_surplus_nodes) {
  source.put_node({0, 60}, Bytes(32, 7));
  source.put_node({0, 61}, Bytes(32, 7));
  run_single(60, Layer::kTree, "60 条记录之外另存有 2 个汇总节点或叶子");
}

BOOST_AUTO_TEST_CASE(names_an_entry_altered_together_with_its_stored_leaf) {
  source.flip_byte(18, kTimeAt);
  const Digest leaf = source.leaf(18);
  source.put_node({0, 18}, Bytes(leaf.bytes.begin(), leaf.bytes.end()));
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 2U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kChain, "记录与原存不符"), run);
  BOOST_TEST(has_damage(run, 18, Layer::kTree, "存储的叶子疑被改动"), run);
}

BOOST_AUTO_TEST_CASE(names_an_entry_altered_together_with_the_whole_tree) {
  source.flip_byte(18, kTimeAt);
  source.rewrite_tree();
  const IntegrityRun run = run_single(18, Layer::kChain, "第 19 号记录自身完好");
  check_layers(run, kIntact, kDamaged, kIntact);
}

// An entry and its successor agree here as well, and yet it is not the leaf that was altered.
BOOST_AUTO_TEST_CASE(names_entries_rewritten_up_to_the_last_under_the_old_tree) {
  source.flip_byte(57, kTimeAt);
  source.rewrite_links(57);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  for (std::uint64_t at = 57; at <= kLast; ++at) {
    BOOST_TEST(has_damage(run, at, Layer::kChain, "而存储的叶子与汇总树相符"), run);
  }
  check_layers(run, kIntact, kDamaged, kIntact);
  BOOST_TEST((run.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(does_not_blame_an_entry_for_a_tree_that_was_rewritten) {
  MemorySource other = source;
  other.flip_byte(18, kTimeAt);
  other.rewrite_tree();
  other.nodes()->visit(0, UINT64_MAX, [this](std::uint64_t at, ByteView value) {
    source.put_node(node_at(at), Bytes(value.begin(), value.end()));
  });
  source.set_head(other.head());
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(has_damage(run, 18, Layer::kTree, "存储的叶子疑被改动"), run);
  BOOST_TEST(has_damage(run, kLast, Layer::kTree, "账本头所记的根"), run);
  check_layers(run, kIntact, kIntact, kDamaged);
}

BOOST_AUTO_TEST_CASE(accepts_a_ledger_rewritten_from_end_to_end) {
  source.flip_byte(18, kTimeAt);
  source.rewrite_chain(18);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
}

BOOST_AUTO_TEST_CASE(accepts_a_tail_cut_without_a_trace) {
  source.cut_tail(31);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 0U, run);
}

BOOST_AUTO_TEST_CASE(names_neighbours_that_were_both_altered) {
  source.flip_byte(18, kTimeAt);
  source.flip_byte(19, kTimeAt);
  source.flip_byte(20, kTimeAt);
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  for (std::uint64_t at = 18; at <= 20; ++at) {
    BOOST_TEST(has_damage(run, at, Layer::kChain, "记录与原存不符"), run);
  }
}

BOOST_AUTO_TEST_CASE(lets_a_leaf_and_a_successor_prevail_where_the_tree_is_silent) {
  source.flip_byte(18, kTimeAt);
  source.flip_byte(19, kTimeAt);
  source.delete_node({0, 19});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 3U, run);
  BOOST_TEST(has_damage(run, 18, Layer::kChain, "均不一致"), run);
  BOOST_TEST(has_damage(run, 19, Layer::kChain, "其摘要与下一条记录"), run);
  BOOST_TEST(has_damage(run, 19, Layer::kTree, "存储的叶子缺失"), run);
}

// Nothing but the node above the two leaves is left to ask.
BOOST_AUTO_TEST_CASE(lets_one_node_settle_what_an_entry_and_its_leaf_disagree_on) {
  source.flip_byte(20, kTimeAt);
  source.delete_entry(21);
  source.delete_node({1, 11});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(has_damage(run, 20, Layer::kChain, "其摘要与存储的叶子不一致，而存储的叶子与汇总树"),
             run);
}

BOOST_AUTO_TEST_CASE(names_an_altered_entry_without_stored_nodes) {
  source.forget_nodes();
  source.flip_byte(18, kTimeAt);
  const IntegrityRun run = run_single(18, Layer::kChain, "其摘要与下一条记录所记的前一摘要不一致");
  BOOST_TEST((run.tree == kUnchecked && run.root == source.head().root), run);
}

BOOST_AUTO_TEST_CASE(finds_every_damage_of_several) {
  source.flip_byte(3, kTimeAt);
  source.delete_entry(10);
  source.swap_entries(20, 30);
  source.flip_node({0, 40});
  source.flip_node({2, 11});
  source.flip_byte(50, kEntryHeaderBytes, 0xFF);
  source.delete_index_key(encode_index_key({IndexTermType::kId, "RC-7", 44}));
  source.set_head({60, Digest{{1}}});
  const IntegrityRun run = run_integrity(source);
  BOOST_TEST(run.damage_count == 9U, run);
  BOOST_TEST(has_damage(run, 3, Layer::kChain, "记录与原存不符"), run);
  BOOST_TEST(has_damage(run, 10, Layer::kChain, "记录缺失"), run);
  BOOST_TEST(has_damage(run, 20, Layer::kChain, "第 30 号"), run);
  BOOST_TEST(has_damage(run, 30, Layer::kChain, "第 20 号"), run);
  BOOST_TEST(has_damage(run, 40, Layer::kTree, "存储的叶子"), run);
  BOOST_TEST(has_damage(run, 44, Layer::kTree, "第 44–47 号记录的汇总节点"), run);
  BOOST_TEST(has_damage(run, 44, Layer::kIndex, "编号 RC-7"), run);
  BOOST_TEST(has_damage(run, 50, Layer::kBytes, "字节不合规范"), run);
  BOOST_TEST(has_damage(run, kLast, Layer::kTree, "账本头所记的根"), run);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
