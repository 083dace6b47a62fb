// SPDX-License-Identifier: Apache-2.0
//
// What is said of a batch: its control totals, what was refused of it, what became of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/input_batch.h"
#include "ledger/ledger.h"
#include "schemas/fields/figure.h"

namespace fundtrail {

/// Control totals of one kind: what a clerk compares with the papers.
struct ControlTotal {
  std::uint64_t count = 0;
  WideSum fen = 0;
  bool has_amount = false;
};

using ControlTotals = std::map<Kind, ControlTotal>;

/// The control totals of records, by kind.
[[nodiscard]] ControlTotals control_totals(const std::vector<Record>& records);

/// Control totals as a table, and as JSON.
[[nodiscard]] std::string totals_text(const Context& context, const ControlTotals& totals);
[[nodiscard]] JsonArray totals_json(const ControlTotals& totals);

/// Prints why a batch is refused. Returns: the exit code.
int report_refusals(Context& context, const InputBatch& batch);

/// Prints what an append did, and what was read of the tables of `batch`, if it is given. The
/// records are in the ledger by then, whatever becomes of the output.
void write_receipt(const Context& context, const AppendReceipt& receipt,
                   const ControlTotals& totals, bool is_dry_run, const InputBatch* batch = nullptr);

}  // namespace fundtrail
