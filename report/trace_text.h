// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/paint.h"
#include "report/trace.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"

namespace fundtrail {

/// How a trace is told.
struct TraceTextOptions {
  Language language = Language::kChinese;
  Paint paint;
  NameOf name_of;
  NameOf document_number;  ///< the 文号 of a document; empty if it has none
};

/// Tells where the money of one programme went: budget, the tree of flows with amounts, dates,
/// documents and records, what hangs from no record, balances and sums.
[[nodiscard]] std::string trace_text(const Trace& trace, const TraceTextOptions& options);

/// Returns one programme of the document `fundtrail.trace/1`: trees as lists of nodes with their
/// depth, each before those that hang from it; sums as digits, in 分.
[[nodiscard]] JsonValue trace_json(const Trace& trace);

}  // namespace fundtrail
