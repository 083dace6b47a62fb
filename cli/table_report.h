// SPDX-License-Identifier: Apache-2.0
//
// What is told of tables that were read, beside the records that they made.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/input_batch.h"

namespace fundtrail {

/// A line for each table: how many of its rows made records, how it is written where that is not
/// UTF-8 with commas, and each of its totals, all of which agree.
[[nodiscard]] std::string tables_text(const Context& context, const InputBatch& batch);

/// The same as JSON, with the notes.
[[nodiscard]] JsonArray tables_json(const Context& context, const InputBatch& batch);

/// Prints to standard error what of a table was read otherwise than it is written.
void tell_notes(const Context& context, const InputBatch& batch);

}  // namespace fundtrail
