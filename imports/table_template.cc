// SPDX-License-Identifier: Apache-2.0
#include "imports/table_template.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "imports/cell_text.h"
#include "imports/xlsx_writer.h"
#include "schemas/error.h"
#include "schemas/labels.h"

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

// How a cell is written, by its type.
std::string format_of(const MappingColumn& column) {
  switch (column.type) {
    case CellType::kText:
      return "文字";
    case CellType::kCode:
      return "编号、代码，按文字录，中间不留空格";
    case CellType::kTexts:
      return "文字，几个之间用顿号或分号分开";
    case CellType::kAmount:
      return "金额，单位见列名；格内写了单位的（如 1.2亿元）以格内为准";
    case CellType::kFigure:
      return "数字，可带单位，如 5574套、95%";
    case CellType::kCriterion:
      return "指标值，如 ≥90%、=14部；没有数字的为定性指标";
    case CellType::kResult:
      return "完成值，如 7093套；定性的写 达成、部分达成、未达成";
    case CellType::kCount:
    case CellType::kTally:
      return "整数";
    case CellType::kDay:
      return "日期，如 2024-06-12、2024年6月12日";
    case CellType::kChoice:
      return "从可填的值中选一个";
    case CellType::kTruth:
      return "是 或 否";
    case CellType::kReference: {
      std::string kinds;
      for (const Kind kind : column.kinds) {
        kinds += (kinds.empty() ? "" : "、") + enum_label(kind).zh;
      }
      return "已登记的" + kinds + "的编号或名称";
    }
    case CellType::kDocumentNumber:
      return "文号，如 某财指〔2024〕1号";
  }
  return {};
}

// What a column means: the field that it goes into, or else what it is called.
std::string meaning_of(const MappingColumn& column, const MappingBlock& block) {
  const std::string placeholder = "{" + column.name + "}";
  for (const MappingRecord& record : block.records) {
    if (record.cited_in == column.name) return "这张表登记为文件的，写它的编号或文号";
    const bool is_id =
        std::find(record.ids.begin(), record.ids.end(), placeholder) != record.ids.end();
    if (is_id) return field_label(record.kind, "id").zh;
    for (const MappingField& field : record.fields) {
      const bool is_source =
          std::find(field.values.begin(), field.values.end(), placeholder) != field.values.end();
      if (is_source && has_field_label(record.kind, field.path)) {
        return field_label(record.kind, field.path).zh;
      }
    }
  }
  for (const MappingColumn& other : block.columns) {
    if (other.unit_column == column.name && !other.headings.empty()) {
      return other.headings.front() + "的计量单位";
    }
  }
  return column.headings.front();
}

void write_instructions(const TableTemplate& table, XlsxWriter& writer) {
  constexpr unsigned kWide = 40;
  const auto column = [](std::string heading, unsigned width) {
    XlsxColumn made;
    made.heading = std::move(heading);
    made.width = width;
    made.is_wrapped = true;
    return made;
  };
  constexpr unsigned kNarrow = 16;
  writer.begin_sheet(std::string(kInstructionsSheet),
                     {column("列名", kNarrow), column("含义", kNarrow), column("是否必有", kNarrow),
                      column("格式", kWide), column("可填的值", kWide), column("示例", kNarrow)});
  for (const TemplateColumn& one : table.columns) {
    std::string choices;
    for (const std::string& choice : one.choices) choices += (choices.empty() ? "" : "、") + choice;
    writer.add_row({one.heading, one.meaning, one.is_required ? "必有" : "可无", one.format,
                    choices, one.example});
  }
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
    TemplateColumn made{heading_with_unit(column),
                        column.example,
                        {},
                        column.type,
                        meaning_of(column, mapping.blocks.front()),
                        column.is_required,
                        format_of(column)};
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
  write_instructions(table, writer);
  return writer.finish();
}

}  // namespace fundtrail
