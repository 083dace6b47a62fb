// SPDX-License-Identifier: Apache-2.0
//
// Where the money went: the records of one programme as a forest.
//
//   allocation                      a record hangs from the one it names:
//     allocation (under, of)          an allocation from the one it passes on or changes,
//     receipt, disbursement (under)   cash from the allocation it carries out,
//       refund (of)                   a refund from the disbursement it is of,
//   any of these: correction (of)     a correction from what it corrects.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/fields/figure.h"
#include "schemas/record.h"

namespace fundtrail {

/// A record and its place.
struct TraceRecord {
  std::uint64_t sequence = 0;
  Record record;
};

/// Sums of what hangs from a record, refunds and decreases deducted. Unit: 分.
struct TraceTotals {
  WideSum allocated = 0;     ///< allocations directly below
  WideSum received = 0;      ///< receipts directly below
  WideSum transferred = 0;   ///< transfers directly below
  WideSum appropriated = 0;  ///< appropriations anywhere below
  WideSum paid = 0;          ///< payments anywhere below
  std::uint64_t payment_count = 0;
};

/// A record of the forest.
struct TraceNode {
  std::size_t record = 0;  ///< index into Trace::records
  std::size_t depth = 0;   ///< 0: a root
  WideSum net = 0;         ///< its amount, with its increases, decreases and refunds
  TraceTotals totals;      ///< of what hangs from it
};

/// Trees, in the order in which they are printed: each record before those that hang from it.
struct TraceForest {
  std::vector<TraceNode> nodes;
  TraceTotals totals;  ///< of its roots
};

/// What the records of one programme make.
struct Trace {
  std::string programme;
  std::optional<std::string> party;   ///< only what concerns it; nothing: everything
  std::vector<TraceRecord> records;   ///< by sequence
  std::vector<std::size_t> budgets;   ///< indexes into records; of a party, none
  std::vector<std::size_t> balances;  ///< indexes into records
  WideSum budget = 0;                 ///< with increases and decreases
  TraceForest flow;
  TraceForest unlinked;  ///< flows that name no record of the programme, or run in a circle
};

/// Builds the forest of the records of one programme.
///
/// `records` are its records of money and the corrections and refunds of those, by sequence; others
/// are passed over. With `party`, only records that name it and what hangs from them are kept.
[[nodiscard]] Trace make_trace(std::string programme, std::vector<TraceRecord> records,
                               const std::optional<std::string>& party);

}  // namespace fundtrail
