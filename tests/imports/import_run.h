// SPDX-License-Identifier: Apache-2.0
//
// A table read by a mapping, as a test sees it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "imports/table_import.h"

namespace fundtrail::test {

/// What came of a table.
struct ImportRun {
  std::vector<std::string> records;   ///< as JSON
  std::vector<std::string> refusals;  ///< `C12 金额 “12,3.4”: reason` in English
  ImportSummary summary;
};

/// Reads `csv`, a sheet called 表, by a mapping. Of the names that it may look up 省财政厅, 长春市
/// and 安居资金 are known, and whatever has the form of an id.
[[nodiscard]] ImportRun run_import(std::string_view mapping, std::string_view csv,
                                   const std::map<std::string, std::string>& given = {});
[[nodiscard]] ImportRun run_import_by(const Mapping& mapping, std::string_view csv,
                                      const std::map<std::string, std::string>& given = {});

}  // namespace fundtrail::test
