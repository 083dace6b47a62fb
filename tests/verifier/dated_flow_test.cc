// SPDX-License-Identifier: Apache-2.0
//
// Flows by day, on one axis and on two.
#include "verifier/dated_flow.h"

#include <initializer_list>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;
constexpr std::int64_t kDayUs = 24 * kHourUs;

std::string show(const std::optional<Breach>& breach) {
  if (!breach) return "none";
  return std::to_string(breach->day) + ": " + format_wide(breach->out) + " of " +
         format_wide(breach->in) + ", first " + std::to_string(breach->first_sequence);
}

// A movement of `fen` on a day of January 2024 (0: undated), recorded at the time of its sequence.
DatedAmount moved(std::uint8_t day, WideSum fen, std::uint64_t sequence) {
  DatedAmount amount;
  if (day != 0) amount.dated_on = Date{2024, 1, day};
  amount.fen = fen;
  amount.sequence = sequence;
  amount.recorded_at_us = static_cast<std::int64_t>(sequence) * kDayUs;
  return amount;
}

BOOST_AUTO_TEST_SUITE(dated_flow)

BOOST_AUTO_TEST_CASE(has_no_breach_without_flows) {
  BOOST_TEST(show(DatedFlow().first_breach()) == "none");
}

BOOST_AUTO_TEST_CASE(lets_all_go_out_that_came_in_and_not_one_fen_more) {
  DatedFlow flow;
  flow.add_in(1, 100, 10);
  flow.add_out(2, 100, 11);
  BOOST_TEST(show(flow.first_breach()) == "none");
  flow.add_out(3, 1, 12);
  BOOST_TEST(show(flow.first_breach()) == "3: 101 of 100, first 12");
  BOOST_TEST(format_wide(flow.first_breach()->shortfall()) == "1");
}

BOOST_AUTO_TEST_CASE(counts_inflows_of_a_day_before_its_outflows) {
  DatedFlow flow;
  flow.add_out(5, 100, 10);
  flow.add_in(5, 100, 11);
  BOOST_TEST(show(flow.first_breach()) == "none");
}

BOOST_AUTO_TEST_CASE(finds_what_went_out_the_day_before_it_came_in) {
  DatedFlow flow;
  flow.add_in(5, 100, 10);
  flow.add_out(4, 100, 11);
  BOOST_TEST(show(flow.first_breach()) == "4: 100 of 0, first 11");
}

BOOST_AUTO_TEST_CASE(names_the_first_day_and_its_first_record_that_took) {
  DatedFlow flow;
  flow.add_out(7, 50, 9);
  flow.add_out(6, 1, 30);
  flow.add_out(6, 1, 20);
  flow.add_in(6, 1, 10);
  BOOST_TEST(show(flow.first_breach()) == "6: 2 of 1, first 20");
}

BOOST_AUTO_TEST_CASE(counts_a_decrease_of_what_came_in_as_taking) {
  DatedFlow flow;
  flow.add_in(1, 100, 10);
  flow.add_out(2, 100, 11);
  flow.add_in(3, -5, 12);
  BOOST_TEST(show(flow.first_breach()) == "3: 100 of 95, first 12");
}

BOOST_AUTO_TEST_CASE(counts_a_decrease_of_what_went_out_as_giving) {
  DatedFlow flow;
  flow.add_in(1, 100, 10);
  flow.add_out(2, 105, 12);
  flow.add_out(2, -5, 11);
  BOOST_TEST(show(flow.first_breach()) == "none");
  flow.add_out(2, 1, 13);
  BOOST_TEST(show(flow.first_breach()) == "2: 101 of 100, first 12");
}

BOOST_AUTO_TEST_CASE(merges_to_the_same_in_any_grouping) {
  const auto part = [](int which) {
    DatedFlow flow;
    if (which == 0) flow.add_out(2, 70, 12);
    if (which == 1) flow.add_in(1, 100, 11);
    if (which == 2) flow.add_out(2, 31, 10);
    return flow;
  };
  DatedFlow left = part(0);
  left.merge(part(1));
  left.merge(part(2));
  DatedFlow right = part(1);
  right.merge(part(2));
  DatedFlow whole = part(0);
  whole.merge(right);
  BOOST_TEST(show(left.first_breach()) == "2: 101 of 100, first 10");
  BOOST_TEST(show(whole.first_breach()) == show(left.first_breach()));
}

BOOST_AUTO_TEST_CASE(adds_beyond_64_bits) {
  constexpr WideSum kLargest = INT64_MAX;
  DatedFlow flow;
  for (std::uint64_t i = 0; i < 4; ++i) flow.add_in(1, kLargest, i);
  for (std::uint64_t i = 4; i < 8; ++i) flow.add_out(1, kLargest, i);
  BOOST_TEST(show(flow.first_breach()) == "none");
  flow.add_out(1, 1, 8);
  BOOST_TEST(show(flow.first_breach()) ==
             "1: 36893488147419103229 of 36893488147419103228, first 4");
}

BOOST_AUTO_TEST_CASE(adds_up_all_that_flowed_by_a_day) {
  DatedFlow flow;
  flow.add_in(1, 100, 10);
  flow.add_out(2, 70, 11);
  flow.add_in(3, -5, 12);
  BOOST_TEST(format_wide(flow.totals_by(0).left()) == "0");
  BOOST_TEST(format_wide(flow.totals_by(1).left()) == "100");
  BOOST_TEST(format_wide(flow.totals_by(2).out) == "70");
  BOOST_TEST(format_wide(flow.totals_by(2).left()) == "30");
  BOOST_TEST(format_wide(flow.totals_by(3).in) == "95");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(fall_finder)

std::string show(const FallFinder& finder) {
  if (!finder.found()) return "none";
  const Fall& fall = *finder.found();
  return std::to_string(fall.sequence) + ": " + format_wide(fall.before) + " to " +
         format_wide(fall.after);
}

// On day 2, 50 are left and 30 come in; then 10, 70 and 1 are taken.
DatedFlow flow_of_two_days(FallFinder* finder) {
  DatedFlow flow;
  if (finder != nullptr) flow.watch(2, *finder);
  flow.add_in(1, 100, 1);
  flow.add_out(1, 50, 2);
  flow.add_out(2, 1, 9);
  flow.add_out(2, 10, 3);
  flow.add_in(2, 30, 8);
  flow.add_in(2, -70, 7);
  return flow;
}

BOOST_AUTO_TEST_CASE(finds_the_first_record_of_the_day_that_takes_more_than_is_left) {
  const auto breach = flow_of_two_days(nullptr).first_breach();
  BOOST_TEST_REQUIRE(breach.has_value());
  BOOST_TEST(format_wide(breach->before()) == "80");
  FallFinder finder(*breach);
  static_cast<void>(flow_of_two_days(&finder));
  finder.settle(10);
  BOOST_TEST(show(finder) == "9: 0 to -1");
}

BOOST_AUTO_TEST_CASE(waits_for_records_that_may_come_before) {
  Breach breach;
  breach.in = 100;
  breach.out = 101;
  breach.taken = 101;
  FallFinder finder(breach);
  finder.take(20, 60);
  finder.take(10, 41);
  finder.settle(10);
  BOOST_TEST(show(finder) == "none");
  finder.settle(20);
  BOOST_TEST(show(finder) == "none");
  finder.settle(21);
  BOOST_TEST(show(finder) == "20: 59 to -1");
  finder.take(5, 1'000);
  finder.settle(100);
  BOOST_TEST(show(finder) == "20: 59 to -1");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(two_axis_flow)

BOOST_AUTO_TEST_CASE(keeps_the_two_axes_apart) {
  TwoAxisFlow flow;
  flow.add_out(moved(20, 100, 1));
  flow.add_in(moved(10, 100, 2));
  BOOST_TEST(!flow.has_undated());
  BOOST_TEST(show(flow.business().first_breach()) == "none");
  BOOST_TEST(show(flow.ledger().first_breach()) == "1: 100 of 0, first 1");
}

BOOST_AUTO_TEST_CASE(finds_a_breach_by_business_date_alone) {
  TwoAxisFlow flow;
  flow.add_in(moved(20, 100, 1));
  flow.add_out(moved(10, 100, 2));
  BOOST_TEST(show(flow.business().first_breach()) == "20240110: 100 of 0, first 2");
  BOOST_TEST(show(flow.ledger().first_breach()) == "none");
  BOOST_TEST(format_business_day(flow.business().first_breach()->day) == "2024-01-10");
}

BOOST_AUTO_TEST_CASE(counts_undated_flows_where_they_help_most) {
  TwoAxisFlow flow;
  flow.add_out(moved(0, 100, 1));
  flow.add_out(moved(5, 50, 2));
  flow.add_in(moved(0, 50, 3));
  flow.add_in(moved(31, 100, 4));
  BOOST_TEST(flow.has_undated());
  BOOST_TEST(show(flow.business().first_breach()) == "none");
}

BOOST_AUTO_TEST_CASE(finds_what_is_too_much_whatever_the_dates) {
  TwoAxisFlow flow;
  flow.add_in(moved(0, 100, 1));
  flow.add_out(moved(0, 101, 2));
  const auto breach = flow.business().first_breach();
  BOOST_TEST_REQUIRE(breach.has_value());
  BOOST_TEST((breach->day == TwoAxisFlow::kAfterEveryDay));
  BOOST_TEST(format_wide(breach->shortfall()) == "1");
}

BOOST_AUTO_TEST_CASE(counts_an_undated_outflow_no_later_than_its_latest_day) {
  DatedAmount out = moved(0, 100, 1);
  out.latest = Date{2024, 1, 9};
  TwoAxisFlow flow;
  flow.add_out(out);
  flow.add_in(moved(10, 100, 2));
  BOOST_TEST(flow.has_undated());
  BOOST_TEST(show(flow.business().first_breach()) == "20240109: 100 of 0, first 1");
  TwoAxisFlow dated;
  out.dated_on = Date{2024, 1, 10};
  dated.add_out(out);
  dated.add_in(moved(10, 100, 2));
  BOOST_TEST(!dated.has_undated());
  BOOST_TEST(show(dated.business().first_breach()) == "none");
}

BOOST_AUTO_TEST_CASE(remembers_undated_flows_across_a_merge) {
  TwoAxisFlow earlier;
  earlier.add_in(moved(1, 100, 1));
  TwoAxisFlow later;
  later.add_out(moved(0, 101, 2));
  earlier.merge(later);
  BOOST_TEST(earlier.has_undated());
  BOOST_TEST(format_wide(earlier.business().first_breach()->out) == "101");
  BOOST_TEST(show(earlier.ledger().first_breach()) == "2: 101 of 100, first 2");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(ledger_days)

BOOST_AUTO_TEST_CASE(begin_at_midnight_in_beijing) {
  BOOST_TEST(ledger_day(0) == 0);
  BOOST_TEST(ledger_day(16 * kHourUs - 1) == 0);
  BOOST_TEST(ledger_day(16 * kHourUs) == 1);
  BOOST_TEST(ledger_day(-8 * kHourUs) == 0);
  BOOST_TEST(ledger_day(-8 * kHourUs - 1) == -1);
}

BOOST_AUTO_TEST_CASE(do_not_overflow_at_the_ends_of_time) {
  BOOST_TEST(ledger_day(INT64_MAX) == 106'751'991);
  BOOST_TEST(ledger_day(INT64_MIN) == -106'751'991);
}

BOOST_AUTO_TEST_CASE(are_shown_as_dates) {
  BOOST_TEST(format_ledger_day(0) == "1970-01-01");
  BOOST_TEST(format_ledger_day(ledger_day(1'735'606'800'000'000)) == "2024-12-31");
  BOOST_TEST(format_business_day(20240229) == "2024-02-29");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
