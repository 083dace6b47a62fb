// SPDX-License-Identifier: Apache-2.0
#include "imports/table_template.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "imports/cell_text.h"
#include "imports/xlsx_writer.h"
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

XlsxCellType cell_type(CellType type) {
  const bool is_number =
      type == CellType::kAmount || type == CellType::kFigure || type == CellType::kCount;
  if (is_number) return XlsxCellType::kNumber;
  return type == CellType::kDay ? XlsxCellType::kDay : XlsxCellType::kText;
}

// Spreadsheet programs take a list of 255 characters, its commas included, and no more.
bool fits_list(const std::vector<std::string>& choices) {
  constexpr std::ptrdiff_t kCharactersMax = 255;
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  };
  std::ptrdiff_t characters = 0;
  for (const std::string& choice : choices) {
    characters += 1 + std::count_if(choice.begin(), choice.end(), begins_character);
  }
  return characters <= kCharactersMax;
}

// A number as a spreadsheet keeps it, without separators of thousands.
std::string cell_value(const TemplateColumn& column) {
  std::string value = column.example;
  if (cell_type(column.type) == XlsxCellType::kNumber) std::erase(value, ',');
  return value;
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
    TemplateColumn made{heading_with_unit(column), column.example, {}, column.type};
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

std::string format_xlsx(const TableTemplate& table) {
  std::vector<XlsxColumn> columns;
  std::vector<std::string> examples;
  for (const TemplateColumn& column : table.columns) {
    XlsxColumn made;
    made.heading = column.heading;
    made.type = cell_type(column.type);
    if (fits_list(column.choices)) made.choices = column.choices;
    columns.push_back(std::move(made));
    examples.push_back(cell_value(column));
  }
  XlsxWriter writer;
  writer.begin_sheet(table.title, std::move(columns));
  writer.add_row(examples);
  return writer.finish();
}

}  // namespace fundtrail
