// SPDX-License-Identifier: Apache-2.0
//
// What a scan of a report found, for the clerk who reviews it.
#pragma once

#include <string>

#include "report/paint.h"
#include "scan/statement_scan.h"
#include "schemas/json/json_value.h"
#include "schemas/record.h"

namespace fundtrail {

/// How a scan is told.
struct ScanTextOptions {
  Language language = Language::kChinese;
  Paint paint;
  NameOf name_of;  ///< of parties
};

/// A claim in a few words: 到位数 1648万元; 资金到位率 100%（到位数 ÷ 预算数）.
[[nodiscard]] Message claim_words(const Claim& claim, const NameOf& name_of);

/// Every proposal with its section, claim, quote and what to look at; then the remarks as a table.
[[nodiscard]] std::string statement_scan_text(const StatementScan& scan,
                                              const ScanTextOptions& options);

/// The same as arrays of JSON: each proposal's `line` and `record`; each remark's `type`,
/// `section`, `line`, `value`, `quote`, `reason`.
[[nodiscard]] JsonArray proposals_json(const StatementScan& scan);
[[nodiscard]] JsonArray remarks_json(const StatementScan& scan, Language language);

}  // namespace fundtrail
