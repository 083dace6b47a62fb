// SPDX-License-Identifier: Apache-2.0
//
// What is refused of an .xlsx file, and what it is told to do. Refusals of the zip archive and of
// XML as such are in zip_archive_test.cc and xml_stream_test.cc.
#include <boost/test/unit_test.hpp>

#include "imports/xlsx_limits.h"
#include "imports/xlsx_reader.h"
#include "tests/imports/xlsx_file.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kContainer = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string wide(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes.append({c, '\0'});
  return bytes;
}

void expect_cell_refused(std::string_view words, std::string_view cells) {
  expect_refused(words, sheet_of(cells));
}

XlsxFile with_relationship(std::string_view type, std::string_view target) {
  return XlsxFile().part(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId9' Type='x/" +
          std::string(type) + "' Target='" + std::string(target) + "'/></Relationships>");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_refusals)

BOOST_AUTO_TEST_CASE(refuses_encrypted_files) {
  expect_refused("remove its password",
                 std::string(kContainer) + std::string(512, '\0') + wide("EncryptedPackage"));
}

BOOST_AUTO_TEST_CASE(refuses_files_of_the_old_format) {
  expect_refused("save it as .xlsx",
                 std::string(kContainer) + std::string(512, '\0') + wide("Workbook"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_spreadsheet) {
  expect_refused("no whole zip archive", "");
  expect_refused("no whole zip archive", "编号,名称\n1,长春市\n");
  expect_refused("no workbook in it", XlsxFile().without("_rels/.rels").bytes());
  expect_refused("lacks xl/workbook.xml", XlsxFile().without("xl/workbook.xml").bytes());
  expect_refused("lacks xl/worksheets/sheet1.xml",
                 XlsxFile().without("xl/worksheets/sheet1.xml").bytes());
  expect_refused("lacks xl/styles.xml", XlsxFile().without("xl/styles.xml").bytes());
  expect_refused("is no worksheet", XlsxFile().part("xl/worksheets/sheet1.xml", "<a/>").bytes());
  expect_refused("the sheet “表1” has no content",
                 XlsxFile().without("xl/_rels/workbook.xml.rels").bytes());
}

BOOST_AUTO_TEST_CASE(refuses_files_that_are_too_long) {
  expect_refused("a spreadsheet at most", "PK\x03\x04" + std::string(kXlsxFileBytesMax, '\0'));
}

BOOST_AUTO_TEST_CASE(refuses_macros) {
  expect_refused("has macros", XlsxFile().more("xl/vbaProject.bin", "x").bytes());
  expect_refused("has macros", XlsxFile().more("XL/VBAPROJECT.BIN", "x").bytes());
  expect_refused("has macros", XlsxFile().more("xl/macrosheets/sheet1.xml", "<a/>").bytes());
  expect_refused("has macros", with_relationship("xlMacrosheet", "m.xml").bytes());
  expect_refused("has macros", with_relationship("vbaProject", "other.bin").bytes());
}

// As LibreOffice writes them: without a macro in them.
BOOST_AUTO_TEST_CASE(refuses_workbooks_that_may_have_macros) {
  expect_refused("macro-enabled spreadsheet (.xlsm)",
                 XlsxFile()
                     .part("[Content_Types].xml",
                           "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
                           "content-types'><Override PartName='/xl/workbook.xml' "
                           "ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"
                           "</Types>")
                     .bytes());
}

BOOST_AUTO_TEST_CASE(refuses_links_to_other_workbooks) {
  expect_refused("break the links",
                 XlsxFile().more("xl/externalLinks/externalLink1.xml", "<a/>").bytes());
  expect_refused("break the links", with_relationship("externalLink", "l.xml").bytes());
}

BOOST_AUTO_TEST_CASE(refuses_binary_workbooks) {
  expect_refused("binary .xlsb", XlsxFile().more("xl/workbook.bin", "x").bytes());
}

BOOST_AUTO_TEST_CASE(refuses_sheets_that_are_not_there) {
  expect_refused("no sheet is called “二”; there are: “表1”", XlsxFile().bytes(), "二");
  expect_refused("no sheet is visible; choose one with --sheet: “表1”",
                 XlsxFile()
                     .part("xl/workbook.xml",
                           "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/"
                           "main' xmlns:r='r'><sheets><sheet name='表1' state='veryHidden' "
                           "r:id='rId1'/></sheets></workbook>")
                     .bytes());
  expect_refused("has no sheets",
                 XlsxFile()
                     .part("xl/workbook.xml",
                           "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/"
                           "main'/>")
                     .bytes());
}

BOOST_AUTO_TEST_CASE(refuses_two_sheets_of_one_name) {
  expect_refused("two sheets are called “a”",
                 XlsxFile()
                     .part("xl/workbook.xml",
                           "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/"
                           "main' xmlns:r='r'><sheets><sheet name='a' r:id='rId1'/><sheet name='a' "
                           "r:id='rId1'/></sheets></workbook>")
                     .bytes());
}

BOOST_AUTO_TEST_CASE(refuses_errors_with_their_cell) {
  expect_cell_refused("sheet “表1”, cell C1: it comes to the error #DIV/0!",
                      "<c r='C1' t='e'><f>1/0</f><v>#DIV/0!</v></c>");
  expect_cell_refused("cell A1: it comes to the error #N/A", "<c t='e'><v>#N/A</v></c>");
}

BOOST_AUTO_TEST_CASE(refuses_formulas_without_a_result) {
  expect_cell_refused("cell B1: its formula has no saved result", "<c r='B1'><f>A1</f></c>");
  expect_cell_refused("cell A1: its formula has no saved result", "<c><f>A1</f><v></v></c>");
}

BOOST_AUTO_TEST_CASE(refuses_numbers_that_are_none) {
  expect_cell_refused("cell A1: “1,5” is no number", "<c><v>1,5</v></c>");
  expect_cell_refused("cell A1: the number 110101199003070000 has more than 15 digits",
                      "<c><v>110101199003070000</v></c>");
  expect_cell_refused("cell A1: the number 60 is formatted as a day", "<c s='2'><v>60</v></c>");
  expect_cell_refused("cell A1", "<c t='d'><v>2024-02-30</v></c>");
}

BOOST_AUTO_TEST_CASE(refuses_texts_that_are_not_there) {
  expect_cell_refused("a text “0” that is not there", "<c t='s'><v>0</v></c>");
  expect_cell_refused("a text “-1” that is not there", "<c t='s'><v>-1</v></c>");
  expect_cell_refused("“x” is no type of a cell", "<c t='x'><v>0</v></c>");
}

BOOST_AUTO_TEST_CASE(refuses_texts_that_are_too_long) {
  const std::string longest(kTableCellBytesMax, 'a');
  BOOST_TEST(read_rows(sheet_of("<c t='str'><v>" + longest + "</v></c>")).size() == 1U);
  expect_cell_refused("cell A1: it has more than 65536 bytes",
                      "<c t='str'><v>" + longest + "a</v></c>");
  expect_cell_refused("cell A1: it has more than 65536 bytes",
                      "<c t='inlineStr'><is><t>" + longest + "a</t></is></c>");
  expect_refused("shared text 2 of the spreadsheet is longer",
                 XlsxFile().strings({"<t>a</t>", "<t>" + longest + "a</t>"}).bytes());
}

BOOST_AUTO_TEST_CASE(refuses_cells_that_no_spreadsheet_has) {
  for (const char* name : {"XFE1", "AAAA1", "A0", "A01", "1", "A", "a1", "A1048577", "A-1", "A1A",
                           "A2", "A18446744073709551617", "ZZZZZZZZZZZZZZZZZZZZ1", "$A$1"}) {
    expect_cell_refused("“" + std::string(name) + "” is no cell",
                        "<c r='" + std::string(name) + "'><v>1</v></c>");
  }
}

BOOST_AUTO_TEST_CASE(refuses_cells_and_rows_out_of_order) {
  expect_cell_refused("“A1” is no cell", "<c r='B1'><v>1</v></c><c r='A1'><v>1</v></c>");
  expect_cell_refused("“B1” is no cell", "<c r='B1'><v>1</v></c><c r='B1'><v>1</v></c>");
  for (const char* row : {"1", "2", "0", "x", "-1", "1048577", "99999999999999999999"}) {
    expect_refused("row 2 is followed by row “" + std::string(row) + "”",
                   XlsxFile()
                       .rows("<row r='2'/><row r='" + std::string(row) + "'><c><v>1</v></c></row>")
                       .bytes());
  }
}

BOOST_AUTO_TEST_CASE(refuses_two_values_of_a_cell) {
  expect_cell_refused("cell A1: it has two values", "<c><v>1</v><v>2</v></c>");
}

BOOST_AUTO_TEST_CASE(refuses_claims_of_huge_sheets) {
  for (const char* claim : {"A1:XFE2", "A1:A1048577", "A1:ZZZZZZ1000000000", "B2:A1", "x", ""}) {
    expect_refused(
        "is no cell of a spreadsheet",
        XlsxFile().rows("", "", "<dimension ref='" + std::string(claim) + "'/>").bytes());
  }
  expect_refused(
      "is no cell of a spreadsheet",
      XlsxFile().rows("", "<mergeCells><mergeCell ref='A1:XFE1'/></mergeCells>").bytes());
}

BOOST_AUTO_TEST_CASE(refuses_more_columns_than_a_table_has) {
  BOOST_TEST(read_rows(sheet_of("<c r='IV1'><v>1</v></c>")).at(0).cells.size() == kTableColumnsMax);
  expect_cell_refused("a table has at most 256 columns", "<c r='IW1'><v>1</v></c>");
  std::string cells;
  for (int i = 0; i < 60'000; ++i) cells += "<c><v>1</v></c>";
  expect_cell_refused("a table has at most 256 columns", cells);
}

BOOST_AUTO_TEST_CASE(refuses_too_many_merged_ranges) {
  std::string merges;
  for (std::size_t i = 1; i <= kXlsxMergesMax + 1; ++i) {
    const std::string row = std::to_string(i);
    merges.append("<mergeCell ref='A").append(row).append(":B").append(row).append("'/>");
  }
  expect_refused("more than 65536 merged ranges",
                 XlsxFile().rows("", "<mergeCells>" + merges + "</mergeCells>").bytes());
}

BOOST_AUTO_TEST_CASE(refuses_merged_ranges_that_overlap) {
  std::string merges;
  for (int i = 0; i < 300; ++i) merges += "<mergeCell ref='A1:B9'/>";
  expect_refused("merged ranges overlap in row 1",
                 XlsxFile()
                     .rows("<row><c><v>1</v></c></row>", "<mergeCells>" + merges + "</mergeCells>")
                     .bytes());
}

BOOST_AUTO_TEST_CASE(refuses_entities_in_any_part) {
  const std::string laughs =
      "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>";
  for (const char* part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                           "xl/styles.xml", "xl/worksheets/sheet1.xml"}) {
    expect_refused("has a document type", XlsxFile().part(part, laughs).bytes());
  }
  expect_refused("has a document type",
                 XlsxFile().strings({}).part("xl/sharedStrings.xml", laughs).bytes());
}

BOOST_AUTO_TEST_CASE(refuses_too_many_cell_formats) {
  std::string formats;
  for (std::size_t i = 0; i <= kXlsxFormatsMax; ++i) formats += "<xf/>";
  expect_refused(
      "more than 65536 cell formats",
      XlsxFile()
          .part("xl/styles.xml",
                "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                "<cellXfs>" +
                    formats + "</cellXfs></styleSheet>")
          .bytes());
  expect_refused(
      "“x” of a cell format is none",
      XlsxFile()
          .part("xl/styles.xml",
                "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                "<cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>")
          .bytes());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
