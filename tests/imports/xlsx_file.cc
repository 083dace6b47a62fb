// SPDX-License-Identifier: Apache-2.0
#include "tests/imports/xlsx_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "imports/xlsx_reader.h"
#include "imports/zip_writer.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string workbook_xml(std::string_view properties) {
  return fmt::format(
      "<workbook xmlns='{}' xmlns:r='{}'>{}<sheets><sheet name='表1' sheetId='1' r:id='rId1'/>"
      "</sheets></workbook>",
      kMain, kTypes, properties);
}

std::string relationships_xml(std::string_view more = {}) {
  return fmt::format(
      "<Relationships xmlns='{0}'>"
      "<Relationship Id='rId1' Type='{1}/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId2' Type='{1}/styles' Target='styles.xml'/>{2}</Relationships>",
      kPackage, kTypes, more);
}

}  // namespace

XlsxFile::XlsxFile() {
  part("[Content_Types].xml",
       "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
  part("_rels/.rels", fmt::format("<Relationships xmlns='{}'><Relationship Id='r' "
                                  "Type='{}/officeDocument' Target='xl/workbook.xml'/>"
                                  "</Relationships>",
                                  kPackage, kTypes));
  workbook("");
  part("xl/_rels/workbook.xml.rels", relationships_xml());
  part("xl/styles.xml",
       fmt::format("<styleSheet xmlns='{}'><numFmts><numFmt numFmtId='170' "
                   "formatCode='yyyy\\-mm\\-dd'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"
                   "</cellStyleXfs><cellXfs><xf/><xf numFmtId='10'/><xf numFmtId='170'/>"
                   "<xf numFmtId='20'/><xf numFmtId='31'/></cellXfs></styleSheet>",
                   kMain));
  rows("");
}

XlsxFile& XlsxFile::part(const std::string& name, std::string_view xml) {
  const auto found = std::ranges::find(parts_, name, [](const auto& each) { return each.first; });
  if (found == parts_.end()) return more(name, xml);
  found->second = xml;
  return *this;
}

XlsxFile& XlsxFile::more(const std::string& name, std::string_view content) {
  parts_.emplace_back(name, content);
  return *this;
}

XlsxFile& XlsxFile::without(std::string_view name) {
  std::erase_if(parts_, [name](const auto& each) { return each.first == name; });
  return *this;
}

XlsxFile& XlsxFile::rows(std::string_view rows, std::string_view after, std::string_view before) {
  return part("xl/worksheets/sheet1.xml",
              fmt::format("<worksheet xmlns='{}'>{}<sheetData>{}</sheetData>{}</worksheet>", kMain,
                          before, rows, after));
}

XlsxFile& XlsxFile::strings(const std::vector<std::string>& items) {
  std::string xml = fmt::format("<sst xmlns='{}'>", kMain);
  for (const std::string& item : items) xml += "<si>" + item + "</si>";
  part("xl/sharedStrings.xml", xml + "</sst>");
  return part(
      "xl/_rels/workbook.xml.rels",
      relationships_xml(fmt::format(
          "<Relationship Id='rId3' Type='{}/sharedStrings' Target='sharedStrings.xml'/>", kTypes)));
}

XlsxFile& XlsxFile::workbook(std::string_view properties) {
  return part("xl/workbook.xml", workbook_xml(properties));
}

std::string XlsxFile::bytes() const {
  ZipWriter archive;
  for (const auto& [name, content] : parts_) {
    archive.begin(name);
    archive.write(content);
  }
  return archive.finish();
}

std::string sheet_of(std::string_view cells) {
  return XlsxFile().rows(fmt::format("<row r='1'>{}</row>", cells)).bytes();
}

std::vector<TableRow> read_rows(const std::string& file, std::string_view sheet) {
  XlsxReader reader(file, sheet);
  std::vector<TableRow> rows;
  for (TableRow row; reader.next(row);) rows.push_back(row);
  return rows;
}

std::string table_text(const std::string& file, std::string_view sheet) {
  std::string text;
  for (const TableRow& row : read_rows(file, sheet)) {
    text += fmt::format("{}", row.number);
    for (const Cell& cell : row.cells) text += (cell.is_formula ? "|=" : "|") + cell.text;
    text += "\n";
  }
  return text;
}

void expect_refused(std::string_view words, const std::string& file, std::string_view sheet) {
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(read_rows(file, sheet)); });
}

}  // namespace fundtrail::test
