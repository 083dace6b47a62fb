// SPDX-License-Identifier: Apache-2.0
//
// Every byte of every stored value, altered by itself.
#include <array>

#include "schemas/entry.h"
#include "schemas/fields/text.h"
#include "tests/damage/damage_fixture.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {
namespace {

// Checks that one altered entry is found, at its place, in words, and nowhere else.
void check_single(const MemorySource& source, std::uint64_t sequence, std::size_t offset) {
  VerifyOptions options;
  options.jobs = 1;
  const Verification result = verify(source, options);
  const Integrity& integrity = result.integrity;
  const bool is_single = integrity.damage_count == 1 && integrity.damage.size() == 1;
  BOOST_TEST_REQUIRE(is_single, sequence << ", byte " << offset << ": " << show_integrity(result));
  const Damage& item = integrity.damage.front();
  const bool is_right = exit_code(result) == kExitTampered && item.sequence == sequence &&
                        (item.layer == Layer::kBytes || item.layer == Layer::kChain) &&
                        item.record.zh.starts_with(fmt::format("第 {} 号", sequence)) &&
                        item.record.en.starts_with(fmt::format("record {}", sequence));
  const bool is_text = !refuse_text(item.record.zh) && !refuse_text(item.detail.zh) &&
                       !refuse_text(item.record.en) && !refuse_text(item.detail.en);
  BOOST_TEST_REQUIRE((is_right && is_text),
                     sequence << ", byte " << offset << ": " << show_integrity(result));
}

void check_every_byte(MemorySource source, std::uint8_t mask, std::size_t step) {
  const std::uint64_t size = source.head().size;
  for (std::uint64_t sequence = 0; sequence < size; ++sequence) {
    const std::size_t bytes = source.entry(sequence).size();
    for (std::size_t offset = sequence % step; offset < bytes; offset += step) {
      source.flip_byte(sequence, offset, mask);
      check_single(source, sequence, offset);
      source.flip_byte(sequence, offset, mask);
    }
  }
}

BOOST_AUTO_TEST_SUITE(every_byte)

BOOST_AUTO_TEST_CASE(of_an_entry_is_found_and_named) {
  check_every_byte(MemorySource(sample_records()), 0x01, 7);
}

BOOST_AUTO_TEST_CASE(of_each_entry_is_found_and_named, *boost::unit_test::label("long")) {
  for (const std::uint8_t mask : std::to_array<std::uint8_t>({0x01, 0x20, 0x80, 0xFF})) {
    check_every_byte(MemorySource(sample_records(), HashSuite::kSm3), mask, 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
