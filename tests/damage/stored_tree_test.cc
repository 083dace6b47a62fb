// SPDX-License-Identifier: Apache-2.0
//
// Tree nodes, the head and the index changed in the LMDB file behind the program's back; and
// several damages at once.
#include "ledger/proof/merkle.h"
#include "schemas/entry.h"
#include "tests/damage/damage_fixture.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kTimeBit = 8 * 16 + 7;

Bytes key_of(IndexTermType type, std::string term, std::uint64_t sequence) {
  return encode_index_key({type, std::move(term), sequence});
}

BOOST_FIXTURE_TEST_SUITE(stored_tree, DamageFixture)

BOOST_AUTO_TEST_CASE(name_a_node_by_the_records_that_it_covers) {
  ledger.flip_node(node_position({3, 2}), 200);
  check_damage(verify_ledger(),
               {{16, Layer::kTree, "第 16–23 号记录的汇总节点", "第 3 层第 2 个汇总节点疑被改动"}});
}

BOOST_AUTO_TEST_CASE(name_a_stored_leaf) {
  ledger.flip_node(node_position({0, 30}));
  check_damage(verify_ledger(), {{30, Layer::kTree, "第 30 号 拨付 财政间调拨 某省财政厅→第3市",
                                  "存储的叶子疑被改动"}});
}

BOOST_AUTO_TEST_CASE(name_each_node_that_was_altered) {
  for (std::uint64_t position = 0; position < node_count(60); ++position) {
    ledger.flip_node(position, position);
    const Verification result = verify_ledger();
    const NodeId id = node_at(position);
    check_damage(result, {{id.index << id.level, Layer::kTree, "", "疑被改动"}});
    ledger.flip_node(position, position);
  }
}

BOOST_AUTO_TEST_CASE(name_nodes_that_are_missing_or_too_many) {
  ledger.delete_node(node_position({1, 4}));
  ledger.replace_node(node_count(60), Bytes(32, 1));
  check_damage(verify_ledger(), {{8, Layer::kTree, "第 8–9 号记录的汇总节点", "缺失"},
                                 {60, Layer::kTree, "汇总树", "另存有 1 个汇总节点"}});
}

BOOST_AUTO_TEST_CASE(name_the_root_of_the_head) {
  ledger.set_head({60, Digest{{1}}});
  check_damage(verify_ledger(), {{59, Layer::kTree, "账本头", "账本头所记的根"}});
}

BOOST_AUTO_TEST_CASE(name_the_size_of_the_head) {
  const Head head = ledger.head();
  ledger.set_head({head.size + 1, head.root});
  check_damage(verify_ledger(), {{60, Layer::kChain, "账本头", "疑被改大"}});
  ledger.set_head({head.size - 1, head.root});
  check_damage(verify_ledger(), {{59, Layer::kChain, "账本头", "疑被改小"}});
}

BOOST_AUTO_TEST_CASE(survive_a_head_of_any_size) {
  const Head head = ledger.head();
  for (unsigned bit = 0; bit < 64; ++bit) {
    ledger.set_head({head.size ^ (std::uint64_t{1} << bit), head.root});
    const Verification result = verify_ledger();
    BOOST_TEST(exit_code(result) == kExitTampered, bit << ": " << show_integrity(result));
    BOOST_TEST(result.integrity.damage_count <= 2U, bit << ": " << show_integrity(result));
  }
}

BOOST_AUTO_TEST_CASE(name_an_index_key_that_is_missing) {
  ledger.delete_index_key(key_of(IndexTermType::kParty, "city-3", 30));
  check_damage(verify_ledger(), {{30, Layer::kIndex, "第 30 号 拨付", "机构 city-3"}});
}

BOOST_AUTO_TEST_CASE(name_an_index_key_too_many) {
  ledger.add_index_key(key_of(IndexTermType::kParty, "city-4", 30));
  check_damage(verify_ledger(),
               {{30, Layer::kIndex, "第 30 号 拨付", "索引多出一个键：机构 city-4"}});
}

BOOST_AUTO_TEST_CASE(name_an_index_key_whose_value_was_altered) {
  ledger.add_index_key(key_of(IndexTermType::kParty, "city-3", 30), Bytes{1});
  check_damage(verify_ledger(),
               {{30, Layer::kIndex, "第 30 号 拨付", "或其值被改动：机构 city-3"}});
}

BOOST_AUTO_TEST_CASE(name_both_sides_of_an_altered_index_key) {
  ledger.delete_index_key(key_of(IndexTermType::kId, "DB-3", 30));
  ledger.add_index_key(key_of(IndexTermType::kId, "DB-4", 30));
  check_damage(verify_ledger(),
               {{30, Layer::kIndex, "第 30 号 拨付", "索引缺少应有的键"},
                {30, Layer::kIndex, "第 30 号 拨付", "索引多出一个键：编号 DB-4"}});
}

BOOST_AUTO_TEST_CASE(find_every_damage_of_several) {
  ledger.flip_bit(30, kTimeBit);
  ledger.flip_bit(31, 8 * kEntryHeaderBytes);
  ledger.delete_entry(44);
  ledger.swap_entries(20, 25);
  ledger.flip_node(node_position({0, 40}));
  ledger.flip_node(node_position({3, 2}));
  ledger.delete_index_key(key_of(IndexTermType::kId, "AL-1", 18));
  ledger.set_head({60, Digest{{1}}});
  const std::vector<Expected> expected{
      {16, Layer::kTree, "第 16–23 号记录", "汇总节点疑被改动"},
      {18, Layer::kIndex, "第 18 号 下达", "编号 AL-1"},
      {20, Layer::kChain, "编号 AL-3", "存放的是第 25 号记录"},
      {25, Layer::kChain, "编号 AL-8", "存放的是第 20 号记录"},
      {30, Layer::kChain, "第 30 号 拨付", "记录与原存不符"},
      {31, Layer::kBytes, "编号 DB-4", "字节不合规范"},
      {40, Layer::kTree, "第 40 号 到位", "存储的叶子"},
      {44, Layer::kChain, "编号 RC-7", "记录缺失"},
      {59, Layer::kTree, "账本头", "所记的根"},
  };
  check_damage(verify_ledger(), expected);
  for (const unsigned jobs : {1U, 2U, 3U, 4U, 7U}) {
    VerifyOptions options;
    options.jobs = jobs;
    const Verification result = verify_ledger(options);
    BOOST_TEST((result.integrity.damage == verify_ledger().integrity.damage), jobs);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
