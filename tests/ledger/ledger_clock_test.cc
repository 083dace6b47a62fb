// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

// A ledger whose last entry was recorded at kTestTimeUs.
struct Clocked : LedgerFixture {
  AppendReceipt append_at(std::int64_t time_us, bool accepts_clock = false) {
    AppendOptions options;
    options.accepts_clock = accepts_clock;
    const std::vector<Record> batch = make_batch(++number, 2);
    return open(Ledger::Access::kWrite).append(batch, options, FakeClock(time_us));
  }
  void expect_refused(std::int64_t time_us, std::string_view words) {
    const Head before = head();
    expect_error(ErrorCode::kRefused, words, [&] { append_at(time_us); });
    BOOST_TEST((head() == before));
  }
  std::uint64_t number = 0;
};

BOOST_FIXTURE_TEST_SUITE(ledger_clock, Clocked)

BOOST_AUTO_TEST_CASE(time_of_the_clock_is_taken) {
  BOOST_TEST(append_at(kTestTimeUs + 1).recorded_at_us == kTestTimeUs + 1);
}

BOOST_AUTO_TEST_CASE(time_never_goes_back) {
  BOOST_TEST(append_at(kTestTimeUs - 1).recorded_at_us == kTestTimeUs);
  BOOST_TEST(append_at(kTestTimeUs - 5 * kMinuteUs).recorded_at_us == kTestTimeUs);
}

BOOST_AUTO_TEST_CASE(clock_more_than_five_minutes_behind_is_refused) {
  expect_refused(kTestTimeUs - 5 * kMinuteUs - 1, "more than 5 minutes before it");
}

BOOST_AUTO_TEST_CASE(clock_a_day_ahead_is_taken) {
  BOOST_TEST(append_at(kTestTimeUs + kDayUs).recorded_at_us == kTestTimeUs + kDayUs);
}

BOOST_AUTO_TEST_CASE(clock_more_than_a_day_ahead_is_refused) {
  expect_refused(kTestTimeUs + kDayUs + 1, "more than a day after it");
}

BOOST_AUTO_TEST_CASE(refusal_shows_both_times_and_the_way_out) {
  expect_refused(kTestTimeUs + 2 * kDayUs,
                 "the clock says 2025-01-02 09:00:00 and the last entry "
                 "was recorded at 2024-12-31 09:00:00");
  expect_refused(kTestTimeUs + 2 * kDayUs, "--accept-clock");
}

BOOST_AUTO_TEST_CASE(accepted_clock_ahead_is_taken) {
  const std::int64_t time = kTestTimeUs + 400 * kDayUs;
  BOOST_TEST(append_at(time, true).recorded_at_us == time);
}

BOOST_AUTO_TEST_CASE(accepted_clock_behind_still_never_goes_back) {
  BOOST_TEST(append_at(kTestTimeUs - 400 * kDayUs, true).recorded_at_us == kTestTimeUs);
}

BOOST_AUTO_TEST_CASE(clocks_at_the_ends_of_time_are_refused) {
  expect_refused(INT64_MIN, "before it");
  expect_refused(INT64_MAX, "after it");
}

BOOST_AUTO_TEST_CASE(dry_run_refuses_the_clock_too) {
  AppendOptions options;
  options.is_dry_run = true;
  const std::vector<Record> batch = make_batch(1, 1);
  expect_error(ErrorCode::kRefused, "more than a day after",
               [&] { open().append(batch, options, FakeClock(kTestTimeUs + 2 * kDayUs)); });
}

BOOST_AUTO_TEST_CASE(clock_does_not_matter_if_nothing_is_new) {
  append_at(kTestTimeUs);
  const AppendReceipt receipt =
      open(Ledger::Access::kWrite)
          .append(make_batch(number, 2), AppendOptions(), FakeClock(kTestTimeUs + 9 * kDayUs));
  BOOST_TEST(receipt.already_recorded == 2U);
}

BOOST_AUTO_TEST_CASE(system_clock_tells_a_time_after_this_was_written) {
  BOOST_TEST(SystemClock().now_us() > 1'700'000'000'000'000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
