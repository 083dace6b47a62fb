// SPDX-License-Identifier: Apache-2.0
//
// A ledger of a thousand records, each of which is told by its sequence alone: what it says, and
// what a finding must call it.
#pragma once

#include <cstdint>
#include <vector>

#include "schemas/message.h"
#include "schemas/record.h"

namespace fundtrail::test {

/// Entries of the ledger, its genesis included.
inline constexpr std::uint64_t kLongEntries = 1'001;

/// The records after the genesis: a finance bureau, ten cities, a programme, a budget, and then in
/// turn an allocation, a disbursement and a receipt, each of as many 万元 as its sequence.
[[nodiscard]] std::vector<Record> long_records();

/// `record` with another amount, or another name where it has none.
[[nodiscard]] Record edited(Record record);

/// What a finding calls record `sequence`, told by its bytes, in a ledger in which `edited` is as
/// edited() makes it.
[[nodiscard]] Message long_name(std::uint64_t sequence, std::uint64_t edited = kLongEntries);

/// What a finding calls record `sequence` where only the index still tells.
[[nodiscard]] Message indexed_name(std::uint64_t sequence);

}  // namespace fundtrail::test
