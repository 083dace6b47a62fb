// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_reader.h"

#include <boost/test/unit_test.hpp>

#include "tests/imports/xlsx_file.h"

namespace fundtrail::test {
namespace {

// The text of the only cell.
std::string cell(std::string_view xml) {
  const std::vector<TableRow> rows = read_rows(sheet_of(xml));
  return rows.empty() ? "" : rows.at(0).cells.at(0).text;
}

constexpr std::string_view kTwoSheets =
    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
    "<sheet name='封面' sheetId='1' state='hidden' r:id='rId1'/>"
    "<sheet name='支出' sheetId='2' r:id='rId5'/>"
    "<sheet name='图' sheetId='3' r:id='rId6'/></sheets></workbook>";
constexpr std::string_view kTwoSheetsRelationships =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId5' Type='x/worksheet' Target='/xl/worksheets/Second.xml'/>"
    "<Relationship Id='rId6' Type='x/chartsheet' Target='chartsheets/sheet1.xml'/>"
    "</Relationships>";
constexpr std::string_view kSecondSheet =
    "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row>"
    "<x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";

std::string two_sheets() {
  return XlsxFile()
      .rows("<row r='1'><c r='A1'><v>1</v></c></row>")
      .part("xl/workbook.xml", kTwoSheets)
      .part("xl/_rels/workbook.xml.rels", kTwoSheetsRelationships)
      .part("xl/worksheets/second.xml", kSecondSheet)
      .bytes();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_reader)

BOOST_AUTO_TEST_CASE(reads_rows_and_columns_by_their_names) {
  const std::string file = XlsxFile()
                               .rows(
                                   "<row r='2'><c r='A2'><v>1</v></c><c r='C2'><v>3</v></c></row>"
                                   "<row r='3'/><row r='5'><c r='B5'><v>5</v></c></row>")
                               .bytes();
  BOOST_TEST(table_text(file) == "2|1||3\n5||5\n");
}

BOOST_AUTO_TEST_CASE(counts_rows_and_columns_without_names) {
  const std::string file = XlsxFile()
                               .rows(
                                   "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
                                   "<row r='4'><c r='D4'><v>4</v></c><c><v>5</v></c></row>"
                                   "<row><c><v>6</v></c></row>")
                               .bytes();
  BOOST_TEST(table_text(file) == "1|1||3\n4||||4|5\n5|6\n");
}

BOOST_AUTO_TEST_CASE(reads_every_type_of_a_cell) {
  BOOST_TEST(cell("<c r='A1'><v>1234.5599999999999</v></c>") == "1234.56");
  BOOST_TEST(cell("<c r='A1' t='n'><v>1</v></c>") == "1");
  BOOST_TEST(cell("<c r='A1' t='b'><v>1</v></c>") == "TRUE");
  BOOST_TEST(cell("<c r='A1' t='b'><v>0</v></c>") == "FALSE");
  BOOST_TEST(cell("<c r='A1' t='str'><v>=1+1_x000D_</v></c>") == "=1+1");
  BOOST_TEST(cell("<c r='A1' t='d'><v>2024-04-29T10:00:00</v></c>") == "2024-04-29");
  BOOST_TEST(cell("<c r='A1' t='inlineStr'><is><r><t>吉</t></r><r><t> 林</t></r>"
                  "<rPh><t>x</t></rPh></is></c>") == "吉 林");
  BOOST_TEST(cell("<c r='A1' t='inlineStr'><is><t>a&amp;b&#10;c</t></is></c>") == "a&b\nc");
}

BOOST_AUTO_TEST_CASE(reads_shared_texts) {
  const std::string file =
      XlsxFile()
          .strings(
              {"<t>长春市</t>", "<r><t>四</t></r><r><rPr/><t>平市</t></r><phoneticPr/>", "<t/>"})
          .rows("<row><c t='s'><v>1</v></c><c t='s'><v>0</v></c><c t='s'><v>2</v></c></row>")
          .bytes();
  BOOST_TEST(table_text(file) == "1|四平市|长春市\n");
}

BOOST_AUTO_TEST_CASE(reads_numbers_by_their_format) {
  BOOST_TEST(cell("<c r='A1' s='0'><v>45411</v></c>") == "45411");
  BOOST_TEST(cell("<c r='A1' s='1'><v>1.2725</v></c>") == "127.25%");
  BOOST_TEST(cell("<c r='A1' s='2'><v>45411</v></c>") == "2024-04-29");
  BOOST_TEST(cell("<c r='A1' s='3'><v>0.5</v></c>") == "0.5");
  BOOST_TEST(cell("<c r='A1' s='4'><v>45411.5</v></c>") == "2024-04-29");
  BOOST_TEST(cell("<c r='A1' s='77'><v>45411</v></c>") == "45411");
}

BOOST_AUTO_TEST_CASE(counts_days_as_the_workbook_does) {
  const std::string file = XlsxFile()
                               .workbook("<workbookPr date1904='true'/>")
                               .rows("<row><c s='2'><v>43949</v></c></row>")
                               .bytes();
  BOOST_TEST(table_text(file) == "1|2024-04-29\n");
}

BOOST_AUTO_TEST_CASE(flags_what_a_formula_came_to) {
  BOOST_TEST(table_text(sheet_of("<c><f>A2+1</f><v>838</v></c><c t='str'><f>\"\"</f><v></v></c>"
                                 "<c t='str'><f t='shared' si='0'/><v>优</v></c>"
                                 "<c><v>1</v></c>")) == "1|=838||=优|1\n");
}

BOOST_AUTO_TEST_CASE(shows_the_first_of_merged_cells_alone) {
  const std::string file =
      XlsxFile()
          .rows(
              "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
              "<row><c><v>4</v></c><c><v>5</v></c><c><v>6</v></c></row>"
              "<row><c><v>7</v></c><c><v>8</v></c><c><f>1</f><v>9</v></c></row>",
              "<mergeCells><mergeCell ref='C2:C3'/><mergeCell ref='A1:B2'/></mergeCells>")
          .bytes();
  BOOST_TEST(table_text(file) == "1|1||3\n2|||6\n3|7|8\n");
}

BOOST_AUTO_TEST_CASE(reads_hidden_rows_and_counts_them) {
  const std::string file = XlsxFile()
                               .rows(
                                   "<row><c><v>1</v></c></row>"
                                   "<row hidden='1'><c><v>2</v></c></row>"
                                   "<row hidden='true'/><row hidden='0'><c><v>4</v></c></row>")
                               .bytes();
  BOOST_TEST(table_text(file) == "1|1\n2|2\n4|4\n");
  const XlsxReader reader(file);
  BOOST_TEST(reader.row_count() == 4);
  BOOST_TEST(reader.hidden_row_count() == 2);
}

BOOST_AUTO_TEST_CASE(takes_the_first_sheet_that_is_shown_or_the_one_named) {
  const std::string file = two_sheets();
  BOOST_TEST(table_text(file) == "1|2\n");
  BOOST_TEST(table_text(file, "支出") == "1|2\n");
  BOOST_TEST(table_text(file, "封面") == "1|1\n");
  BOOST_TEST(XlsxReader(file).sheet() == "支出");
  BOOST_TEST(XlsxReader(file, "封面").sheet() == "封面");
}

BOOST_AUTO_TEST_CASE(lists_all_sheets) {
  const std::vector<XlsxSheet> sheets = list_xlsx_sheets(two_sheets());
  BOOST_TEST_REQUIRE(sheets.size() == 3U);
  BOOST_TEST(sheets[0].name == "封面");
  BOOST_TEST(sheets[0].is_hidden);
  BOOST_TEST(sheets[1].name == "支出");
  BOOST_TEST(!sheets[1].is_hidden);
  BOOST_TEST(sheets[2].part.empty());
}

BOOST_AUTO_TEST_CASE(passes_over_what_is_no_cell) {
  const std::string file =
      XlsxFile()
          .rows(
              "<!-- a --><row r='1'><c r='A1'><v>1</v><extLst><ext><y:v xmlns:y='other'>2</y:v>"
              "</ext></extLst></c></row>",
              "<conditionalFormatting><c><v>3</v></c><row><c><v>4</v></c></row>"
              "</conditionalFormatting>",
              "<dimension ref='A1:XFD1048576'/><cols><col/></cols>")
          .bytes();
  BOOST_TEST(table_text(file) == "1|1\n");
}

BOOST_AUTO_TEST_CASE(passes_over_empty_cells_beyond_the_last_column) {
  BOOST_TEST(table_text(sheet_of("<c r='A1'><v>1</v></c><c r='XFD1' s='1'/>")) == "1|1\n");
}

BOOST_AUTO_TEST_CASE(reads_a_sheet_without_rows) {
  BOOST_TEST(table_text(XlsxFile().bytes()) == "");
}

BOOST_AUTO_TEST_CASE(reads_more_rows_than_one_piece_of_the_file) {
  std::string rows;
  std::string expected;
  for (int i = 1; i <= 5'000; ++i) {
    const std::string number = std::to_string(i);
    rows += "<row><c><v>" + number + "</v></c><c t='inlineStr'><is><t>第" + number +
            "行</t></is></c></row>";
    expected += number + "|" + number + "|第" + number + "行\n";
  }
  BOOST_TEST((table_text(XlsxFile().rows(rows).bytes()) == expected));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
