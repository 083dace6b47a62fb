// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "schemas/record.h"

namespace fundtrail::test {

/// A small programme whose references all lead somewhere: one programme, cities, documents, money
/// down and booked, targets and their reports. 59 records, so that with its genesis entry a ledger
/// of them has 60: a tree with nodes on six levels, and a ragged end.
[[nodiscard]] std::vector<Record> sample_records();

}  // namespace fundtrail::test
