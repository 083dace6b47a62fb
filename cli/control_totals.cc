// SPDX-License-Identifier: Apache-2.0
#include "cli/control_totals.h"

namespace fundtrail {

void add_to_totals(const Record& record, ControlTotals& totals) {
  ControlTotal& total = totals[record_kind(record)];
  ++total.count;
  const auto amount = record_amount(record);
  if (!amount) return;
  total.fen += amount->fen;
  total.has_amount = true;
}

ControlTotals control_totals(std::span<const Record> records) {
  ControlTotals totals;
  for (const Record& record : records) add_to_totals(record, totals);
  return totals;
}

}  // namespace fundtrail
