// SPDX-License-Identifier: Apache-2.0
#include "verifier/measures.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

Flow balance(std::uint64_t sequence, Date dated_on, Book book = Book::kCash) {
  Flow flow;
  flow.measure = Measure::kBalance;
  flow.dated_on = dated_on;
  flow.fen = 100;
  flow.item.sequence = sequence;
  flow.book = book;
  return flow;
}

MeasureSum sum_of(const std::vector<Flow>& flows) {
  MeasureSum sum;
  for (const Flow& flow : flows) sum.add(flow);
  return sum;
}

constexpr Date kJune{2024, 6, 30};
constexpr Date kDecember{2024, 12, 31};

BOOST_AUTO_TEST_SUITE(measure_sum)

BOOST_AUTO_TEST_CASE(adds_balances_of_one_day_and_book) {
  MeasureSum sum = sum_of({balance(1, kJune), balance(2, kJune)});
  BOOST_TEST(!sum.is_mixed);
  sum.merge(sum_of({balance(3, kJune)}));
  BOOST_TEST(!sum.is_mixed);
  BOOST_TEST((sum.fen == 300));
  BOOST_TEST(sum.support.count() == 3U);
}

BOOST_AUTO_TEST_CASE(is_mixed_of_two_days_or_books_wherever_they_lie) {
  const std::vector<Flow> others[] = {{balance(2, kDecember)},
                                      {balance(2, kJune, Book::kIndicator)}};
  for (const std::vector<Flow>& other : others) {
    BOOST_TEST(sum_of({balance(1, kJune), other.front()}).is_mixed);
    MeasureSum joined = sum_of({balance(1, kJune)});
    joined.merge(sum_of(other));
    BOOST_TEST(joined.is_mixed);
  }
}

BOOST_AUTO_TEST_CASE(stays_mixed_when_merged) {
  const MeasureSum mixed = sum_of({balance(1, kJune), balance(2, kDecember)});
  MeasureSum after_none;
  after_none.merge(mixed);
  BOOST_TEST(after_none.is_mixed);
  MeasureSum after_one = sum_of({balance(0, kDecember)});
  after_one.merge(mixed);
  BOOST_TEST(after_one.is_mixed);
  MeasureSum before = mixed;
  before.merge(sum_of({balance(3, kDecember)}));
  BOOST_TEST(before.is_mixed);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
