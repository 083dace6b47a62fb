// SPDX-License-Identifier: Apache-2.0
#include "imports/table_template.h"

#include <string_view>
#include <utility>

#include "imports/cell_text.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string heading_with_unit(const MappingColumn& column) {
  const std::string& heading = column.headings.front();
  if (column.type != CellType::kAmount) return heading;
  const Unit unit = column.unit == Unit::kNone ? Unit::kYuan : column.unit;
  return heading + "（" + std::string(enum_name(unit)) + "）";
}

std::string csv_cell(std::string_view text) {
  const std::string cell = neutral_text(text);
  if (cell.find_first_of("\",\r\n\t;") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

bool has_template(const Mapping& mapping) {
  return mapping.labels.empty() && mapping.blocks.size() == 1;
}

TableTemplate make_template(const Mapping& mapping) {
  FUNDTRAIL_CHECK(has_template(mapping));
  TableTemplate table;
  table.title = mapping.title.zh;
  for (const MappingColumn& column : mapping.blocks.front().columns) {
    if (column.headings.empty()) continue;
    TemplateColumn made{heading_with_unit(column), column.example, {}};
    for (const Choice& choice : column.choices) made.choices.push_back(choice.zh);
    table.columns.push_back(std::move(made));
  }
  return table;
}

std::string format_csv(const TableTemplate& table) {
  std::string headings;
  std::string examples;
  for (const TemplateColumn& column : table.columns) {
    const std::string_view gap = &column == &table.columns.front() ? "" : ",";
    headings += std::string(gap) + csv_cell(column.heading);
    examples += std::string(gap) + csv_cell(column.example);
  }
  return std::string(kByteOrderMark) + headings + "\r\n" + examples + "\r\n";
}

}  // namespace fundtrail
