// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "schemas/record.h"

namespace fundtrail::test {

/// The records of examples/<name>: its *.jsonl files by name, each a batch.
/// Throws: std::runtime_error if there are none; as parse_records().
[[nodiscard]] std::vector<std::vector<Record>> example_batches(std::string_view name);

}  // namespace fundtrail::test
