// SPDX-License-Identifier: Apache-2.0
//
// How fast a spreadsheet is written and read. A "record" of these figures is a row: a payment with
// twelve columns: eight texts (one empty), two numbers and two days.
#pragma once

#include "bench/measure.h"

namespace fundtrail::bench {

/// Writes as many rows as the task has records, 100,000 at most, as a template is written. Beside
/// it, not measured, it leaves the same rows as spreadsheet programs write them, with texts that
/// cells share.
[[nodiscard]] Figures write_xlsx(const Task& task);

/// Reads the latter.
[[nodiscard]] Figures read_xlsx(const Task& task);

}  // namespace fundtrail::bench
