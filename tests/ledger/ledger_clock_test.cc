// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"
#include "verifier/verify.h"

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

// Where a clock's battery is dead, a zone is taken for another, or a counter has run over.
BOOST_AUTO_TEST_CASE(jumps_are_refused_and_if_accepted_time_still_never_goes_back) {
  constexpr std::int64_t kIn1970 = 0;
  constexpr std::int64_t kIn2106 = 4'294'967'296'000'000;  // where 32 bits of seconds end
  struct Jump {
    std::int64_t clock_us;
    std::string_view refusal;
    std::int64_t recorded_us;  // if it is accepted
  };
  for (const Jump& jump :
       {Jump{kTestTimeUs - 60 * kMinuteUs, "more than 5 minutes before it", kTestTimeUs},
        Jump{kIn1970, "the clock says 1970-01-01 08:00:00", kTestTimeUs},
        Jump{kTestTimeUs + 2 * kDayUs, "more than a day after it", kTestTimeUs + 2 * kDayUs},
        Jump{kIn2106, "the clock says 2106-02-07 14:28:16", kIn2106}}) {
    Clocked ledger;
    ledger.expect_refused(jump.clock_us, jump.refusal);
    ledger.expect_refused(jump.clock_us, "--accept-clock");
    BOOST_TEST(ledger.append_at(jump.clock_us, true).recorded_at_us == jump.recorded_us);
    BOOST_TEST(ledger.append_at(jump.recorded_us).recorded_at_us == jump.recorded_us);
  }
}

// What was recorded in 2106 keeps every later time there; the true one is no longer taken unasked.
BOOST_AUTO_TEST_CASE(true_clock_after_a_jump_ahead_was_accepted_never_goes_back) {
  const std::int64_t ahead = kTestTimeUs + 400 * kDayUs;
  append_at(ahead, true);
  expect_refused(kTestTimeUs + kDayUs, "more than 5 minutes before it");
  BOOST_TEST(append_at(kTestTimeUs + kDayUs, true).recorded_at_us == ahead);
  const Ledger ledger = open();
  const Integrity found = verify(*ledger.snapshot(), {}).integrity;
  BOOST_TEST((found.result == IntegrityResult::kIntact));
  BOOST_TEST(found.entries == 5U);
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
