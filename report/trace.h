// SPDX-License-Identifier: Apache-2.0
//
// Where the money went: the records of one programme as a forest.
//
//   allocation                      a record hangs from the one it names:
//     allocation (under, of)          an allocation from the one it passes on or changes,
//     receipt, disbursement (under)   cash from the allocation it carries out,
//       refund (of)                   a refund from the disbursement it is of,
//   any of these: correction (of)     a correction from what it corrects.
//
// Records stand as their corrections leave them, and sums are net of what was reversed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/fields/figure.h"
#include "schemas/record.h"
#include "verifier/placed.h"

namespace fundtrail {

/// A sum of records, and of how many. Unit: 分.
struct TraceSum {
  WideSum fen = 0;
  std::uint64_t count = 0;

  TraceSum& operator+=(const TraceSum& other) {
    fen += other.fen;
    count += other.count;
    return *this;
  }
};

/// Sums of what hangs from a record, refunds and decreases deducted.
struct TraceTotals {
  TraceSum allocated;     ///< allocations directly below
  TraceSum received;      ///< receipts directly below
  TraceSum transferred;   ///< transfers directly below
  TraceSum appropriated;  ///< appropriations anywhere below
  TraceSum paid;          ///< payments anywhere below
};

/// A record of the forest.
struct TraceNode {
  std::size_t record = 0;  ///< index into Trace::records
  std::size_t depth = 0;   ///< 0: a root
  bool is_origin = false;  ///< stands only to show where what hangs from it came from: in no sum
  /// Its amount, with its increases, decreases and refunds, less what was reversed; of a reversal
  /// what it takes back.
  WideSum net = 0;
  TraceTotals totals;  ///< of what hangs from it
};

/// Trees, in the order in which they are printed: each record before those that hang from it.
struct TraceForest {
  std::vector<TraceNode> nodes;
  TraceTotals totals;  ///< of its roots
};

/// What of a programme is traced: what names a party or a project, or one allocation, each with
/// what hangs from it.
struct TraceFocus {
  Kind kind = Kind::kParty;
  std::string id;
};

/// What the records of one programme make.
struct Trace {
  std::string programme;
  std::optional<TraceFocus> focus;      ///< only what concerns it; nothing: everything
  std::vector<Placed<Record>> records;  ///< by sequence, as a view has them
  std::vector<std::size_t> budgets;     ///< indexes into records; none with a focus
  std::vector<std::size_t> balances;    ///< indexes into records
  WideSum budget = 0;                   ///< with increases and decreases
  TraceForest flow;
  TraceForest unlinked;  ///< flows that name no record of the programme, or run in a circle
};

/// Builds the forest of the records of one programme.
///
/// `records` are its records of money and the corrections and refunds of those, by sequence, all as
/// a view has them; others are passed over. A reversal of which the record knows nothing takes back
/// nothing. With a focus, only records that it means and what hangs from them are kept, and
/// those they hang from, as origins.
[[nodiscard]] Trace make_trace(std::string programme, std::vector<Placed<Record>> records,
                               const std::optional<TraceFocus>& focus);

}  // namespace fundtrail
