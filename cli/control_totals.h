// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "schemas/fields/figure.h"
#include "schemas/record.h"

namespace fundtrail {

/// Control totals of one kind: what a clerk compares with the papers.
struct ControlTotal {
  std::uint64_t count = 0;
  WideSum fen = 0;  ///< Unit: 分
  bool has_amount = false;
};

using ControlTotals = std::map<Kind, ControlTotal>;

/// Counts one more record.
void add_to_totals(const Record& record, ControlTotals& totals);

/// The control totals of records, by kind.
[[nodiscard]] ControlTotals control_totals(std::span<const Record> records);

}  // namespace fundtrail
