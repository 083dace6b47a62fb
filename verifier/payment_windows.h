// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "schemas/fields/days.h"
#include "verifier/payment_rows.h"

namespace fundtrail {

/// Rows that lie within some days of the last of them, and what they come to.
struct PaymentWindow {
  std::size_t begin = 0;
  std::size_t end = 0;
  WideSum left_fen = 0;                        ///< Unit: 分
  std::array<std::uint64_t, 2> payments = {};  ///< to final payees, by `is_reverse`

  [[nodiscard]] std::size_t size() const { return end - begin; }
  void count(const PaymentRow& row, bool enters);
};

/// Rows that windows found suspicious cover together.
struct PaymentStretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t trigger = 0;  ///< the row that ended the first of those windows
};

/// Calls `visit(stretch)` for each longest run of rows that overlapping windows cover of which
/// `is_suspicious(window, last row)` holds: a window being a row and those at most `days` before
/// it. Requires: `rows` are in ascending order of days. Cost: each row enters and leaves once.
template <class IsSuspicious, class Visit>
void visit_stretches(std::span<const PaymentRow> rows, std::int64_t days,
                     const IsSuspicious& is_suspicious, const Visit& visit) {
  PaymentWindow window;
  std::optional<PaymentStretch> open;
  for (const PaymentRow& row : rows) {
    window.count(row, true);
    ++window.end;
    while (days_between(rows[window.begin].day, row.day) > days) {
      window.count(rows[window.begin++], false);
    }
    if (!is_suspicious(window, row)) continue;
    if (open && window.begin >= open->end) {
      visit(*open);
      open.reset();
    }
    if (!open) open = PaymentStretch{window.begin, window.end, window.end - 1};
    open->end = window.end;
  }
  if (open) visit(*open);
}

inline void PaymentWindow::count(const PaymentRow& row, bool enters) {
  left_fen += enters ? row.left_fen : -row.left_fen;
  std::uint64_t& counted = payments[row.is_reverse ? 1 : 0];
  if (row.is_payment) counted = enters ? counted + 1 : counted - 1;
}

}  // namespace fundtrail
