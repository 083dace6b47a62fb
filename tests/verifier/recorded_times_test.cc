// SPDX-License-Identifier: Apache-2.0
//
// Claimed times of recording against times by which entries existed.
#include "verifier/recorded_times.h"

#include <limits>

#include <boost/test/unit_test.hpp>

#include "tests/support/fake_clock.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"

namespace fundtrail::test {
namespace {

constexpr AnchorKind kStamped = AnchorKind::kTimestamped;
constexpr AnchorKind kSeen = AnchorKind::kWitnessed;

// The sample ledger of 60 entries: entry i claims i seconds after kTestTimeUs.
struct Fixture {
  Fixture() : source(sample_records()) {}

  // When entry `sequence` was recorded, less the tolerance and `more`: the tightest that holds.
  static std::int64_t just_before(std::uint64_t sequence, std::int64_t more = 0) {
    return kTestTimeUs + static_cast<std::int64_t>(sequence) * kSecondUs - kClockAheadToleranceUs -
           more;
  }
  // `kind begin-end by size: first claim in s after the genesis; …`
  [[nodiscard]] std::string late(const std::vector<ExistenceBound>& bounds) const {
    std::string text;
    for (const LateClaim& one : compare_recorded_times(source, bounds, true).late) {
      text +=
          fmt::format("{} {}-{} by {}: {}; ", enum_name(one.bound.kind), one.range.begin,
                      one.range.end, one.bound.size, (one.claimed_us - kTestTimeUs) / kSecondUs);
    }
    return text;
  }

  MemorySource source;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(recorded_times, Fixture)

BOOST_AUTO_TEST_CASE(are_bounded_by_what_covers_them_alone) {
  const RecordedTimes times = compare_recorded_times(source, {{20, kTestTimeUs, kStamped}}, true);
  BOOST_TEST(times.bounded == 20U);
  BOOST_TEST(times.is_comparable);
  BOOST_TEST(times.late.empty());
  BOOST_TEST(compare_recorded_times(source, {}, true).bounded == 0U);
}

BOOST_AUTO_TEST_CASE(may_be_later_by_the_tolerance_and_not_by_a_microsecond_more) {
  BOOST_TEST(late({{20, just_before(19), kStamped}}).empty());
  BOOST_TEST(late({{20, just_before(19, 1), kStamped}}) == "timestamped 19-20 by 20: 19; ");
  BOOST_TEST(late({{20, just_before(10, 1), kStamped}}) == "timestamped 10-20 by 20: 10; ");
  BOOST_TEST(late({{20, just_before(0, 1), kStamped}}) == "timestamped 0-20 by 20: 0; ");
}

BOOST_AUTO_TEST_CASE(of_every_place_are_found) {
  for (std::uint64_t first = 0; first < 60; ++first) {
    BOOST_TEST(late({{60, just_before(first, 1), kStamped}}) ==
               fmt::format("timestamped {}-60 by 60: {}; ", first, first));
  }
}

BOOST_AUTO_TEST_CASE(are_bounded_by_the_earliest_of_those_that_cover_them) {
  const ExistenceBound small{20, just_before(15, 1), kStamped};
  const ExistenceBound large{40, just_before(30, 1), kStamped};
  BOOST_TEST(late({large, small}) == "timestamped 15-20 by 20: 15; timestamped 30-40 by 40: 30; ");
  BOOST_TEST(late({small, large}) == late({large, small}));
  // The larger head was seen earlier than the smaller one.
  BOOST_TEST(late({{20, just_before(40), kStamped}, {40, just_before(10, 1), kStamped}}) ==
             "timestamped 10-20 by 20: 10; timestamped 20-40 by 40: 20; ");
  BOOST_TEST(late({large, large}) == "timestamped 30-40 by 40: 30; ");
}

BOOST_AUTO_TEST_CASE(are_told_apart_by_whose_word_it_is) {
  BOOST_TEST(late({{20, just_before(15, 1), kSeen}, {20, just_before(17, 1), kStamped}}) ==
             "timestamped 17-20 by 20: 17; witnessed 15-20 by 20: 15; ");
}

// Appended before the head of 20 entries was stamped, and after it was signed.
BOOST_AUTO_TEST_CASE(after_a_head_may_be_before_the_time_it_was_seen) {
  BOOST_TEST(late({{20, kTestTimeUs + 3600 * kSecondUs, kStamped}}).empty());
}

BOOST_AUTO_TEST_CASE(are_not_compared_in_a_damaged_chain) {
  const RecordedTimes times =
      compare_recorded_times(source, {{20, just_before(10), kStamped}}, false);
  BOOST_TEST(!times.is_comparable);
  BOOST_TEST(times.bounded == 20U);
  BOOST_TEST(times.late.empty());
}

BOOST_AUTO_TEST_CASE(are_below_the_end_of_time) {
  BOOST_TEST(late({{60, std::numeric_limits<std::int64_t>::max(), kSeen}}).empty());
  BOOST_TEST(late({{60, std::numeric_limits<std::int64_t>::min(), kSeen}}) ==
             "witnessed 0-60 by 60: 0; ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
