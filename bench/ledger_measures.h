// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "bench/measure.h"

namespace fundtrail::bench {

/// The file of entries that the yardsticks read: the bytes of the ledger, without a database.
[[nodiscard]] std::filesystem::path entry_file(const Task& task);

/// The folder of the ledger that append_to_ledger leaves.
[[nodiscard]] std::filesystem::path ledger_folder(const Task& task);

/// Appends the money records to a new ledger, in place of one that is there. Measured: the appends
/// alone, from records in memory to durable; not the making of records, genesis and foundation.
[[nodiscard]] Figures append_to_ledger(const Task& task);

/// Verifies the ledger: integrity, references, index, figures and rules.
/// Throws: Error(kInternal) if it is not found intact.
[[nodiscard]] Figures verify_ledger(const Task& task);

/// Exports the ledger to the file of entries. The time is of no interest.
[[nodiscard]] Figures export_ledger(const Task& task);

}  // namespace fundtrail::bench
