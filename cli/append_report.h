// SPDX-License-Identifier: Apache-2.0
//
// What is said of a batch: its control totals, what was refused of it, what became of it.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/control_totals.h"
#include "cli/input_batch.h"
#include "ledger/ledger.h"

namespace fundtrail {

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
