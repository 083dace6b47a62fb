// SPDX-License-Identifier: Apache-2.0
#include "tests/damage/entry_flips.h"

#include "schemas/entry.h"
#include "schemas/fields/text.h"
#include "tests/damage/damage_fixture.h"

namespace fundtrail::test {

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

std::size_t check_every_byte(MemorySource source, std::uint8_t mask, std::size_t step) {
  std::size_t count = 0;
  const std::uint64_t size = source.head().size;
  for (std::uint64_t sequence = 0; sequence < size; ++sequence) {
    const std::size_t bytes = source.entry(sequence).size();
    for (std::size_t offset = sequence % step; offset < bytes; offset += step) {
      source.flip_byte(sequence, offset, mask);
      check_single(source, sequence, offset);
      source.flip_byte(sequence, offset, mask);
      ++count;
    }
  }
  return count;
}

}  // namespace fundtrail::test
