// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_writer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "imports/table.h"
#include "imports/xlsx_limits.h"
#include "imports/xlsx_number.h"
#include "imports/xlsx_styles.h"
#include "imports/xlsx_text.h"
#include "schemas/error.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::size_t kSheetNameCharactersMax = 31;
constexpr std::size_t kChoicesCharactersMax = 255;

// Any XML is a sheet, but for the two that are named: so the number of sheets need not be known
// when this is written, first of all as programs expect that tell a file's type by its beginning.
constexpr std::string_view kContentTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";

constexpr std::string_view kRelationshipsBegin =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::size_t characters_of(std::string_view text) {
  const auto begins_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_one));
}

bool is_day(std::string_view text) {
  try {
    static_cast<void>(parse_date(text));
    return true;
  } catch (const FormatError&) {
    return false;
  }
}

// What spreadsheet programs would take for the beginning of a formula, were it typed.
bool needs_quote(std::string_view text) {
  return std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool has_list_mark(std::string_view choice) {
  return choice.find_first_of(",\"") != std::string_view::npos;
}

std::string text_cell(const std::string& name, std::string_view text, unsigned format) {
  return fmt::format(
      "<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", name,
      format, xml_text(text));
}

template <class Number>
std::string number_cell(const std::string& name, const Number& number, unsigned format) {
  return fmt::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", name, format, number);
}

// The format of a column's cells, and of those that a person fills in later.
unsigned format_of(const XlsxColumn& column) {
  if (column.type == XlsxCellType::kNumber) return kNumberFormat;
  if (column.type == XlsxCellType::kDay) return kDayFormat;
  return kTextFormat + (column.is_wrapped ? kWrappedFormat : 0);
}

std::string cell_xml(const std::string& name, std::string_view text, const XlsxColumn& column) {
  if (column.type == XlsxCellType::kNumber && is_kept_whole(text)) {
    return number_cell(name, text, kNumberFormat);
  }
  if (column.type == XlsxCellType::kDay && is_day(text)) {
    return number_cell(name, count_of_day(parse_date(text)), kDayFormat);
  }
  return text_cell(name, text,
                   kTextFormat + (needs_quote(text) ? kQuotedFormat : 0) +
                       (column.is_wrapped ? kWrappedFormat : 0));
}

std::string sheet_head(const std::vector<XlsxColumn>& columns) {
  std::string xml = fmt::format(
      "<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
      "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
      "<sheetFormatPr defaultRowHeight=\"15\"/><cols>",
      kMain);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    xml +=
        fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" style=\"{2}\" customWidth=\"1\"/>",
                    i + 1, columns[i].width, format_of(columns[i]));
  }
  return xml + "</cols><sheetData>";
}

std::string choices_xml(const std::vector<XlsxColumn>& columns) {
  std::string xml;
  std::size_t count = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::vector<std::string>& choices = columns[i].choices;
    if (choices.empty()) continue;
    const std::string list = fmt::format("{}", fmt::join(choices, ","));
    FUNDTRAIL_CHECK(characters_of(list) <= kChoicesCharactersMax &&
                    std::ranges::none_of(choices, has_list_mark));
    xml += fmt::format(
        "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" "
        "sqref=\"{}:{}\"><formula1>\"{}\"</formula1></dataValidation>",
        cell_name(i, 2), cell_name(i, kXlsxRowsMax), xml_text(list));
    ++count;
  }
  if (count == 0) return {};
  return fmt::format("<dataValidations count=\"{}\">{}</dataValidations>", count, xml);
}

}  // namespace

XlsxWriter::XlsxWriter() {
  write_part("[Content_Types].xml", kContentTypes);
  write_part("_rels/.rels", fmt::format("{}<Relationship Id=\"rId1\" Type=\"{}officeDocument\" "
                                        "Target=\"xl/workbook.xml\"/></Relationships>",
                                        kRelationshipsBegin, kTypes));
}

void XlsxWriter::write_part(const std::string& name, std::string_view xml) {
  archive_.begin(name);
  archive_.write(kDeclaration);
  archive_.write(xml);
}

void XlsxWriter::begin_sheet(const std::string& name, std::vector<XlsxColumn> columns) {
  FUNDTRAIL_CHECK(!name.empty() && characters_of(name) <= kSheetNameCharactersMax &&
                  name.find_first_of("[]:*?/\\") == std::string::npos &&
                  std::ranges::find(sheets_, name) == sheets_.end());
  FUNDTRAIL_CHECK(!columns.empty() && columns.size() <= kTableColumnsMax);
  end_sheet();
  sheets_.push_back(name);
  columns_ = std::move(columns);
  rows_ = 0;
  write_part(fmt::format("xl/worksheets/sheet{}.xml", sheets_.size()), sheet_head(columns_));
  std::vector<std::string> headings;
  for (const XlsxColumn& column : columns_) headings.push_back(column.heading);
  write_row(headings, true);
}

void XlsxWriter::add_row(const std::vector<std::string>& texts) { write_row(texts, false); }

void XlsxWriter::write_row(const std::vector<std::string>& texts, bool is_heading) {
  FUNDTRAIL_CHECK(!sheets_.empty() && texts.size() <= columns_.size() && rows_ < kXlsxRowsMax);
  ++rows_;
  std::string xml = fmt::format("<row r=\"{}\">", rows_);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    FUNDTRAIL_CHECK(texts[i].size() <= kTableCellBytesMax);
    const std::string name = cell_name(i, rows_);
    xml += is_heading ? text_cell(name, texts[i], kHeadingFormat)
                      : cell_xml(name, texts[i], columns_[i]);
  }
  archive_.write(xml + "</row>");
}

void XlsxWriter::end_sheet() {
  if (sheets_.empty()) return;
  archive_.write("</sheetData>" + choices_xml(columns_) + "</worksheet>");
}

std::string XlsxWriter::finish() {
  FUNDTRAIL_CHECK(!sheets_.empty());
  end_sheet();
  std::string sheets;
  std::string relationships(kRelationshipsBegin);
  for (std::size_t i = 1; i <= sheets_.size(); ++i) {
    sheets += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>",
                          xml_text(sheets_[i - 1]), i, i);
    relationships += fmt::format(
        "<Relationship Id=\"rId{0}\" Type=\"{1}worksheet\" Target=\"worksheets/sheet{0}.xml\"/>", i,
        kTypes);
  }
  relationships += fmt::format(
      "<Relationship Id=\"rId{}\" Type=\"{}styles\" Target=\"styles.xml\"/></Relationships>",
      sheets_.size() + 1, kTypes);
  write_part(
      "xl/workbook.xml",
      fmt::format("<workbook xmlns=\"{}\" xmlns:r=\"http://schemas.openxmlformats.org/"
                  "officeDocument/2006/relationships\"><bookViews><workbookView/></bookViews>"
                  "<sheets>{}</sheets></workbook>",
                  kMain, sheets));
  write_part("xl/_rels/workbook.xml.rels", relationships);
  write_part("xl/styles.xml", styles_xml());
  return archive_.finish();
}

}  // namespace fundtrail
