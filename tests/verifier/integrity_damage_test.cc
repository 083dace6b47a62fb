// SPDX-License-Identifier: Apache-2.0
//
// Lists of damage, their names, and the hash function they rest on.
#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/support/test_keys.h"
#include "tests/verifier/integrity_run.h"

namespace fundtrail::test {
namespace {

Damage damage_at(std::uint64_t sequence, Layer layer, const std::string& detail = "x") {
  return {sequence, layer, {}, {detail, detail}};
}

std::vector<Damage> many_damages() {
  std::vector<Damage> all;
  for (std::uint64_t i = 0; i < 5'000; ++i) {
    all.push_back(damage_at(i / 2, i % 2 == 0 ? Layer::kTree : Layer::kChain));
  }
  return all;
}

BOOST_AUTO_TEST_SUITE(integrity_damage)

BOOST_AUTO_TEST_CASE(sorts_by_sequence_then_layer_and_drops_repeats) {
  DamageList list;
  list.add(damage_at(7, Layer::kTree));
  list.add(damage_at(7, Layer::kBytes));
  list.add(damage_at(3, Layer::kIndex));
  list.add(damage_at(7, Layer::kTree));
  list.add(damage_at(7, Layer::kTree, "y"));
  BOOST_TEST(list.count() == 5U);
  list.finish();
  BOOST_TEST(list.count() == 4U);
  const std::vector<Damage> expected{damage_at(3, Layer::kIndex), damage_at(7, Layer::kBytes),
                                     damage_at(7, Layer::kTree), damage_at(7, Layer::kTree, "y")};
  BOOST_TEST((list.listed() == expected));
}

BOOST_AUTO_TEST_CASE(keeps_the_first_and_counts_all_in_any_order) {
  std::vector<Damage> all = many_damages();
  DamageList in_order;
  for (const Damage& damage : all) in_order.add(damage);
  in_order.finish();
  BOOST_TEST(in_order.count() == 5'000U);
  BOOST_TEST(in_order.listed().size() == kListedMax);
  BOOST_TEST(in_order.listed().back().sequence == 499U);
  std::mt19937_64 random(1);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    std::array<DamageList, 7> parts;
    for (const Damage& damage : all) parts[random() % parts.size()].add(damage);
    DamageList joined;
    for (DamageList& part : parts) joined.merge(std::move(part));
    joined.finish();
    BOOST_TEST((joined.listed() == in_order.listed()));
    BOOST_TEST(joined.count() == 5'000U);
  }
}

BOOST_AUTO_TEST_CASE(holds_less_than_twice_what_it_lists) {
  DamageList list;
  for (const Damage& damage : many_damages()) {
    list.add(damage);
    BOOST_TEST_REQUIRE(list.listed().size() < 2 * kListedMax);
  }
  DamageList joined;
  for (std::uint64_t part = 0; part < 4; ++part) {
    DamageList later;
    for (std::uint64_t i = 0; i < 500; ++i) {
      later.add(damage_at(part * 500 + i, Layer::kTree));
    }
    joined.merge(std::move(later));
    BOOST_TEST_REQUIRE(joined.listed().size() < 2 * kListedMax);
  }
  joined.finish();
  BOOST_TEST(joined.count() == 2'000U);
  BOOST_TEST(joined.listed().back().sequence == 999U);
}

BOOST_AUTO_TEST_CASE(uses_names_that_people_know) {
  MemorySource source(sample_records());
  std::vector<Damage> damage{damage_at(18, Layer::kChain)};
  name_damaged_records(
      source, [](const std::string& id) { return id == "city-1" ? "长春市" : ""; }, damage);
  BOOST_TEST(damage[0].record.zh == "第 18 号 下达 finance→长春市 100.00万元（AL-1）");
}

BOOST_AUTO_TEST_CASE(keeps_a_name_that_is_there) {
  MemorySource source(sample_records());
  std::vector<Damage> damage{damage_at(18, Layer::kChain)};
  damage[0].record = {"账本头", "the head"};
  name_damaged_records(source, {}, damage);
  BOOST_TEST(damage[0].record.zh == "账本头");
}

// Terms of other records lie around its own, and one that was slipped in lies behind it.
BOOST_AUTO_TEST_CASE(names_a_lost_record_by_the_first_of_its_index_terms) {
  MemorySource source(sample_records());
  source.delete_entry(18);
  std::vector<Damage> damage{damage_at(18, Layer::kChain)};
  std::vector<Damage> later = damage;
  name_damaged_records(source, {}, damage);
  BOOST_TEST(damage[0].record.zh.find("AL-1") != std::string::npos, damage[0].record.zh);
  source.put_index_key(encode_index_key({IndexTermType::kId, "zz", 18}));
  name_damaged_records(source, {}, later);
  BOOST_TEST(later[0].record.zh == damage[0].record.zh);
}

BOOST_AUTO_TEST_CASE(names_a_lost_record_without_an_index_by_its_number) {
  MemorySource source(sample_records());
  source.delete_entry(18);
  source.forget_index();
  std::vector<Damage> damage{damage_at(18, Layer::kChain)};
  name_damaged_records(source, {}, damage);
  BOOST_TEST(damage[0].record.zh == "第 18 号记录");
  BOOST_TEST(damage[0].record.en == "record 18");
}

BOOST_AUTO_TEST_CASE(tells_which_entries_are_as_recorded) {
  constexpr auto kHash = HashSuite::kSha256;
  MemorySource source(sample_records());
  source.flip_byte(10, 16);
  source.delete_entry(20);
  source.swap_entries(30, 40);
  source.flip_node({0, 50});
  for (const std::uint64_t sequence : {0U, 9U, 11U, 19U, 21U, 50U, 59U}) {
    BOOST_TEST(is_as_recorded(source, kHash, sequence), sequence);
  }
  for (const std::uint64_t sequence : {10U, 20U, 30U, 40U, 60U}) {
    BOOST_TEST(!is_as_recorded(source, kHash, sequence), sequence);
  }
}

BOOST_AUTO_TEST_CASE(tells_a_lost_record_from_one_that_never_was) {
  constexpr auto kHash = HashSuite::kSha256;
  MemorySource source(sample_records());
  BOOST_TEST(!is_lost_record(source, kHash, "AL-1"));
  source.delete_entry(18);
  BOOST_TEST(is_lost_record(source, kHash, "AL-1"));
  BOOST_TEST(!is_lost_record(source, kHash, "AL-2"));
  BOOST_TEST(!is_lost_record(source, kHash, "AL-99"));
  BOOST_TEST(!is_lost_record(source, kHash, std::string(500, 'x')));
  source.forget_index();
  BOOST_TEST(!is_lost_record(source, kHash, "AL-1"));
}

BOOST_AUTO_TEST_CASE(finds_the_hash_whatever_genesis_says) {
  const auto other = [](HashSuite hash) {
    return hash == HashSuite::kSha256 ? HashSuite::kSm3 : HashSuite::kSha256;
  };
  for (const HashSuite hash : {HashSuite::kSha256, HashSuite::kSm3}) {
    MemorySource source(sample_records(), hash);
    BOOST_TEST((find_hash_suite(source) == hash));
    source.replace_record(0, test_genesis("test.example/memory", other(hash)));
    source.flip_byte(1, 16);
    BOOST_TEST((find_hash_suite(source) == hash));
    source.forget_nodes();
    BOOST_TEST((find_hash_suite(source) == hash));
    source.delete_entry(0);
    BOOST_TEST((find_hash_suite(source) == hash));
  }
}

BOOST_AUTO_TEST_CASE(finds_the_hash_by_a_stored_leaf_alone) {
  MemorySource source(sample_records(), HashSuite::kSm3);
  source.cut_tail(2);
  source.replace_record(0, test_genesis("test.example/memory"));
  BOOST_TEST((find_hash_suite(source) == HashSuite::kSm3));
}

BOOST_AUTO_TEST_CASE(finds_the_hash_by_one_sound_entry_of_the_first_64) {
  std::vector<Record> records = sample_records();
  records.resize(69, records.back());
  for (const std::uint64_t sound : {63U, 64U}) {
    MemorySource source(records, HashSuite::kSm3);
    source.replace_record(0, test_genesis("test.example/memory"));
    for (std::uint64_t sequence = 1; sequence < 70; ++sequence) {
      if (sequence != sound) source.flip_byte(sequence, 16);
    }
    const HashSuite expected = sound == 63 ? HashSuite::kSm3 : HashSuite::kSha256;
    BOOST_TEST((find_hash_suite(source) == expected), sound);
  }
}

BOOST_AUTO_TEST_CASE(finds_the_hash_of_a_ledger_of_one_entry) {
  for (const HashSuite hash : {HashSuite::kSha256, HashSuite::kSm3}) {
    MemorySource source(std::span<const Record>(), hash);
    BOOST_TEST((find_hash_suite(source) == hash));
    source.forget_nodes();
    BOOST_TEST((find_hash_suite(source) == hash));
    source.set_head({1, Digest{}});
    BOOST_TEST((find_hash_suite(source) == hash));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
