// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment_rows.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "verifier/payment_windows.h"

namespace fundtrail::test {
namespace {

std::string passes(const CellCounts& counts, std::uint64_t rows_max) {
  std::string text;
  for (const CellRange& pass : plan_passes(counts, rows_max)) {
    text += fmt::format("[{},{}) ", pass.begin, pass.end);
  }
  return text;
}

PaymentRow row_on(std::uint8_t day, std::int64_t fen, bool is_reverse = false) {
  PaymentRow row;
  row.day = {2024, 6, day};
  row.paid_fen = row.left_fen = fen;
  row.is_payment = true;
  row.is_reverse = is_reverse;
  return row;
}

// Stretches of windows of two days that come to 10 分: `begin-end@trigger`.
std::string stretches(std::initializer_list<PaymentRow> rows) {
  std::string text;
  const std::vector<PaymentRow> list(rows);
  visit_stretches(
      list, 2, [](const PaymentWindow& window, const PaymentRow&) { return window.left_fen >= 10; },
      [&text](const PaymentStretch& one) {
        text += fmt::format("{}-{}@{} ", one.begin, one.end, one.trigger);
      });
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(payment_rows)

BOOST_AUTO_TEST_CASE(all_cells_are_one_pass_where_their_rows_fit) {
  CellCounts counts{};
  BOOST_TEST(passes(counts, 10).empty());
  counts[0] = 4;
  counts[200] = 6;
  BOOST_TEST(passes(counts, 10) == "[0,256) ");
}

BOOST_AUTO_TEST_CASE(passes_hold_no_more_than_fits) {
  CellCounts counts{};
  counts.fill(3);
  std::size_t next = 0;
  for (const CellRange& pass : plan_passes(counts, 10)) {
    BOOST_TEST(pass.begin == next);
    BOOST_TEST((pass.end - pass.begin == 3 || pass.end == kCellCount));
    next = pass.end;
  }
  BOOST_TEST(next == kCellCount);
  counts[1] = 8;
  counts[2] = 10;
  counts.back() = 0;
  BOOST_TEST(passes(counts, 10).starts_with("[0,1) [1,2) [2,3) [3,6) "));
}

BOOST_AUTO_TEST_CASE(a_cell_that_does_not_fit_is_in_no_pass) {
  CellCounts counts{};
  counts[3] = 4;
  counts[7] = 11;
  counts[9] = 5;
  BOOST_TEST(passes(counts, 10) == "[0,7) [8,256) ");
  counts = {};
  counts[0] = 11;
  BOOST_TEST(passes(counts, 10).empty());
}

BOOST_AUTO_TEST_CASE(an_allowance_ends) {
  RowAllowance allowance(3'000);
  BOOST_TEST(allowance.take() == 1'024U);
  BOOST_TEST(allowance.take() == 1'024U);
  BOOST_TEST(allowance.take() == 0U);
  BOOST_TEST(allowance.take() == 0U);
}

BOOST_AUTO_TEST_CASE(rows_of_one_key_lie_in_one_cell) {
  PaymentRow row = row_on(1, 5);
  row.key = {7, 9};
  PaymentRow other = row_on(2, 6, true);
  other.key = row.key;
  BOOST_TEST(row.cell() == other.cell());
  BOOST_TEST(row.cell() < kCellCount);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(payment_windows)

BOOST_AUTO_TEST_CASE(hold_what_lies_within_their_days) {
  BOOST_TEST(stretches({}).empty());
  BOOST_TEST(stretches({row_on(1, 10)}) == "0-1@0 ");
  BOOST_TEST(stretches({row_on(1, 5), row_on(3, 5)}) == "0-2@1 ");
  BOOST_TEST(stretches({row_on(1, 5), row_on(4, 5)}).empty());
  BOOST_TEST(stretches({row_on(1, 9), row_on(4, 5), row_on(4, 4), row_on(6, 1)}) == "1-4@3 ");
}

BOOST_AUTO_TEST_CASE(that_overlap_are_one_stretch) {
  BOOST_TEST(stretches({row_on(1, 5), row_on(3, 5), row_on(5, 5), row_on(8, 9)}) == "0-3@1 ");
  BOOST_TEST(stretches({row_on(1, 10), row_on(4, 10)}) == "0-1@0 1-2@1 ");
}

BOOST_AUTO_TEST_CASE(count_payments_by_their_way) {
  PaymentRow other = row_on(2, 1);
  other.is_payment = false;
  const std::vector<PaymentRow> rows = {row_on(1, 1), other, row_on(2, 1, true), row_on(9, 1)};
  std::string counts;
  visit_stretches(
      rows, 2,
      [&counts](const PaymentWindow& window, const PaymentRow&) {
        counts += fmt::format("{}/{} ", window.payments[0], window.payments[1]);
        return false;
      },
      [](const PaymentStretch&) {});
  BOOST_TEST(counts == "1/0 1/0 1/1 1/0 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
