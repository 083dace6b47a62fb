// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imports/mapping.h"

namespace fundtrail {

/// A column of a table to be filled in.
struct TemplateColumn {
  std::string heading;               ///< with the unit, where there is one: `金额（元）`
  std::string example;               ///< may be empty
  std::vector<std::string> choices;  ///< what may be written, in Chinese; empty: anything
  CellType type = CellType::kText;
  std::string meaning = {};  ///< in Chinese, as the others below
  bool is_required = false;  ///< a table without it is not read
  std::string format = {};   ///< how it is written
};

/// A table to be filled in: headings, and a row of examples.
struct TableTemplate {
  std::string title;
  std::vector<TemplateColumn> columns;
};

/// Whether a mapping is of a plain table, for which there is a template: forms are filled in where
/// they come from.
[[nodiscard]] bool has_template(const Mapping& mapping);

/// Makes the template of a mapping. Requires: has_template(mapping).
[[nodiscard]] TableTemplate make_template(const Mapping& mapping);

/// Writes a template as comma-separated values, such as spreadsheets open with a double click:
/// UTF-8 with byte order mark, CRLF, and every text neutralised (see neutral_text).
/// Source: RFC 4180.
[[nodiscard]] std::string format_csv(const TableTemplate& table);

/// The name of a template's second sheet, which tells how the first is filled in.
inline constexpr std::string_view kInstructionsSheet = "填写说明";

/// Writes a template as an .xlsx workbook: the table, with lists to choose from where they are
/// short enough for one, and a sheet that says of each column what it means, whether it must be
/// there, how it is written, what may be chosen, and an example. Who reads it takes the first
/// sheet.
[[nodiscard]] std::string format_xlsx(const TableTemplate& table);

}  // namespace fundtrail
