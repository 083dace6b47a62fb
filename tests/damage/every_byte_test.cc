// SPDX-License-Identifier: Apache-2.0
//
// Every byte of every stored value, altered by itself.
#include <array>

#include <boost/test/unit_test.hpp>

#include "tests/damage/entry_flips.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"

namespace fundtrail::test {
namespace {

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
