// SPDX-License-Identifier: Apache-2.0
//
// Every part of what is stored of examples/jilin-2024, altered by itself.
#include <random>

#include "schemas/index_key.h"
#include "tests/damage/damage_fixture.h"
#include "tests/damage/entry_flips.h"
#include "tests/support/example_records.h"
#include "tests/support/figures.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSeed = 20'240'429;

// What the program stores of the example, read from its LMDB file.
const MemorySource& jilin() {
  static const MemorySource copy = [] {
    LedgerFixture fixture;
    for (const auto& batch : example_batches("jilin-2024")) fixture.append(batch);
    const Ledger ledger = fixture.open();
    return MemorySource(*ledger.snapshot(), HashSuite::kSha256);
  }();
  return copy;
}

Verification verify_alone(const MemorySource& source) {
  VerifyOptions options;
  options.jobs = 1;
  return verify(source, options);
}

// A byte of a stored entry.
struct Place {
  std::uint64_t sequence = 0;
  std::size_t offset = 0;
};

std::vector<Place> all_places(const MemorySource& source) {
  std::vector<Place> places;
  for (std::uint64_t sequence = 0; sequence < source.head().size; ++sequence) {
    const std::size_t bytes = source.entry(sequence).size();
    for (std::size_t offset = 0; offset < bytes; ++offset) places.push_back({sequence, offset});
  }
  return places;
}

void check_every_bit(std::size_t byte_count) {
  MemorySource source = jilin();
  std::vector<Place> places = all_places(source);
  std::mt19937_64 random(kSeed);
  std::shuffle(places.begin(), places.end(), random);
  BOOST_REQUIRE(places.size() >= byte_count);
  places.resize(byte_count);
  for (const Place& place : places) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const auto mask = static_cast<std::uint8_t>(1U << bit);
      source.flip_byte(place.sequence, place.offset, mask);
      check_single(source, place.sequence, place.offset);
      source.flip_byte(place.sequence, place.offset, mask);
    }
  }
  tell_figures(fmt::format("each bit of {} bytes altered and named", places.size()));
}

void check_node(const MemorySource& source, NodeId id, std::string_view words) {
  const Verification result = verify_alone(source);
  const std::uint64_t first = id.index << id.level;
  const std::uint64_t last = first + (std::uint64_t{1} << id.level) - 1;
  const std::string name = id.level == 0 ? fmt::format("第 {} 号 ", first)
                                         : fmt::format("第 {}–{} 号记录的汇总节点", first, last);
  check_damage(result, {{first, Layer::kTree, name, words}});
}

std::vector<Bytes> all_keys() {
  std::vector<Bytes> keys;
  for (const auto& [key, value] : jilin().index_keys()) keys.push_back(key);
  return keys;
}

void check_key_missing(const MemorySource& source, const Bytes& key) {
  const std::uint64_t sequence = parse_index_key(key)->sequence;
  check_damage(verify_alone(source), {{sequence, Layer::kIndex, fmt::format("第 {} 号 ", sequence),
                                       "索引缺少应有的键，或其值被改动："}});
}

// Checks that an index in which `key` reads `other` lacks the one and has the other too many.
void check_key_altered(const Bytes& key, const Bytes& other) {
  MemorySource source = jilin();
  source.delete_index_key(key);
  const bool is_there = source.index_keys().contains(other);
  source.put_index_key(other);
  if (is_there) return check_key_missing(source, key);
  const std::uint64_t sequence = parse_index_key(key)->sequence;
  const auto parsed = parse_index_key(other);
  const Expected lacking{sequence, Layer::kIndex, "", "索引缺少应有的键，或其值被改动："};
  const Expected surplus{parsed ? parsed->sequence : 0, Layer::kIndex, "",
                         parsed ? "索引多出一个键：" : "索引中有不成形的键："};
  check_damage(verify_alone(source), {lacking, surplus});
}

std::size_t check_key_bytes(std::size_t step) {
  std::size_t count = 0;
  std::size_t at = 0;
  for (const Bytes& key : all_keys()) {
    for (std::size_t offset = 0; offset < key.size(); ++offset) {
      if (++at % step != 0) continue;
      Bytes other = key;
      other[offset] ^= 0x01;
      check_key_altered(key, other);
      ++count;
    }
  }
  return count;
}

BOOST_AUTO_TEST_SUITE(jilin_damage)

BOOST_AUTO_TEST_CASE(copy_in_memory_is_the_ledger) {
  const Verification result = verify_alone(jilin());
  BOOST_TEST(result.integrity.damage_count == 0U, show_integrity(result));
  BOOST_TEST(result.integrity.entries == 92U);
  BOOST_TEST((result.integrity.root == jilin().head().root));
  BOOST_TEST((result.integrity.layer(Layer::kTree) == LayerResult::kIntact));
  BOOST_TEST((result.integrity.layer(Layer::kIndex) == LayerResult::kIntact));
}

BOOST_AUTO_TEST_CASE(some_bytes_of_each_entry_are_named) { check_every_byte(jilin(), 0x01, 101); }

BOOST_AUTO_TEST_CASE(each_byte_of_each_entry_is_named, *boost::unit_test::label("long")) {
  const std::size_t count = check_every_byte(jilin(), 0x01, 1);
  BOOST_TEST(count == all_places(jilin()).size());
  tell_figures(fmt::format("{} bytes of entries altered, each named", count));
}

BOOST_AUTO_TEST_CASE(each_bit_of_some_bytes_is_named) { check_every_bit(20); }

BOOST_AUTO_TEST_CASE(each_bit_of_two_thousand_bytes_is_named, *boost::unit_test::label("long")) {
  check_every_bit(2'000);
}

BOOST_AUTO_TEST_CASE(each_stored_node_is_named) {
  const std::uint64_t count = node_count(jilin().head().size);
  for (std::uint64_t position = 0; position < count; ++position) {
    MemorySource source = jilin();
    source.flip_node(node_at(position));
    check_node(source, node_at(position), "疑被改动");
    source.delete_node(node_at(position));
    check_node(source, node_at(position), "缺失");
  }
  BOOST_TEST(count == 180U);
}

BOOST_AUTO_TEST_CASE(each_index_key_is_named) {
  for (const Bytes& key : all_keys()) {
    MemorySource source = jilin();
    source.put_index_key(key, Bytes{1});
    check_key_missing(source, key);
    source.delete_index_key(key);
    check_key_missing(source, key);
  }
  BOOST_TEST(all_keys().size() > 300U);
}

BOOST_AUTO_TEST_CASE(some_bytes_of_index_keys_are_named) { check_key_bytes(97); }

BOOST_AUTO_TEST_CASE(each_byte_of_each_index_key_is_named, *boost::unit_test::label("long")) {
  const std::size_t count = check_key_bytes(1);
  tell_figures(fmt::format("{} bytes of index keys altered, each named", count));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
