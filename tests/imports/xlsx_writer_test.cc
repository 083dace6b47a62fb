// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_writer.h"

#include <boost/test/unit_test.hpp>

#include "imports/xlsx_reader.h"
#include "imports/zip_reader.h"
#include "tests/imports/xlsx_file.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

std::vector<XlsxColumn> columns_of_payments() {
  return {{.heading = "编号", .width = 20},
          {.heading = "金额（元）", .type = XlsxCellType::kNumber},
          {.heading = "日期", .type = XlsxCellType::kDay, .width = 12},
          {.heading = "阶段", .choices = {"财政间调拨", "拨至单位"}}};
}

std::string payments() {
  XlsxWriter writer;
  writer.begin_sheet("支出", columns_of_payments());
  writer.add_row({"P-1", "1234.56", "2024-04-29", "拨至单位"});
  writer.add_row({"000123456789012345678", "838万元", "4月底", ""});
  writer.begin_sheet("说明", {{.heading = "列", .width = 60, .is_wrapped = true}});
  writer.add_row({"一行\n又一行 <&> \"引号\""});
  return writer.finish();
}

std::string one_text(std::string_view text) {
  XlsxWriter writer;
  writer.begin_sheet("a", {{.heading = "h"}});
  writer.add_row({std::string(text)});
  return writer.finish();
}

std::string part_of(const std::string& file, std::string_view name) {
  ZipReader archive(file);
  archive.open(*archive.find(name));
  std::string content(1'000'000, '\0');
  content.resize(archive.read(content));
  return content;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_writer)

BOOST_AUTO_TEST_CASE(writes_what_the_reader_reads) {
  BOOST_TEST(table_text(payments()) ==
             "1|编号|金额（元）|日期|阶段\n"
             "2|P-1|1234.56|2024-04-29|拨至单位\n"
             "3|000123456789012345678|838万元|4月底\n");
  BOOST_TEST(table_text(payments(), "说明") == "1|列\n2|一行\n又一行 <&> \"引号\"\n");
}

BOOST_AUTO_TEST_CASE(writes_the_same_bytes_again) { BOOST_TEST((payments() == payments())); }

BOOST_AUTO_TEST_CASE(writes_numbers_and_days_as_such) {
  const std::string sheet = part_of(payments(), "xl/worksheets/sheet1.xml");
  BOOST_TEST(sheet.find("<c r=\"B2\" s=\"4\"><v>1234.56</v></c>") != std::string::npos);
  BOOST_TEST(sheet.find("<c r=\"C2\" s=\"5\"><v>45411</v></c>") != std::string::npos);
  BOOST_TEST(sheet.find("<c r=\"B3\" s=\"0\" t=\"inlineStr\">") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(keeps_the_heading_in_sight) {
  const std::string sheet = part_of(payments(), "xl/worksheets/sheet1.xml");
  BOOST_TEST(sheet.find("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                        "state=\"frozen\"/>") != std::string::npos);
  BOOST_TEST(sheet.find("<col min=\"1\" max=\"1\" width=\"20\" style=\"0\" customWidth=\"1\"/>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_what_may_be_chosen) {
  const std::string sheet = part_of(payments(), "xl/worksheets/sheet1.xml");
  BOOST_TEST(sheet.find("sqref=\"D2:D1048576\"><formula1>\"财政间调拨,拨至单位\"</formula1>") !=
             std::string::npos);
  BOOST_TEST(part_of(payments(), "xl/worksheets/sheet2.xml").find("dataValidation") ==
             std::string::npos);
}

// What a spreadsheet program would execute if it were typed, is a text, and marked as quoted.
BOOST_AUTO_TEST_CASE(writes_no_formula_whatever_a_text_begins_with) {
  for (const char* text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://example.org\")",
        "=cmd|'/c calc'!A1", "-2+3+cmd|' /C calc'!A0"}) {
    const std::string file = one_text(text);
    const std::string sheet = part_of(file, "xl/worksheets/sheet1.xml");
    BOOST_TEST(sheet.find("<f") == std::string::npos);
    BOOST_TEST(sheet.find("<c r=\"A2\" s=\"1\" t=\"inlineStr\">") != std::string::npos);
    const std::vector<TableRow> rows = read_rows(file);
    BOOST_TEST(rows.at(1).cells.at(0).text == text);
    BOOST_TEST(!rows.at(1).cells.at(0).is_formula);
  }
  const std::string plain = part_of(one_text("a=1"), "xl/worksheets/sheet1.xml");
  BOOST_TEST(plain.find("<c r=\"A2\" s=\"0\" t=\"inlineStr\">") != std::string::npos);
  const std::string styles = part_of(one_text("a"), "xl/styles.xml");
  const std::size_t quoted = styles.find("quotePrefix=\"1\"");
  BOOST_TEST(quoted > styles.find("</xf>", styles.find("<cellXfs")));
  BOOST_TEST(one_text("\r=1").find("\r=1") == std::string::npos);
  BOOST_TEST(table_text(one_text("\r=1")) == "1|h\n2|=1\n");
}

BOOST_AUTO_TEST_CASE(demands_what_spreadsheet_programs_demand) {
  const auto expect_fault = [](const std::string& name, const std::vector<XlsxColumn>& columns) {
    expect_error(ErrorCode::kInternal, "internal check failed", [&] {
      XlsxWriter writer;
      writer.begin_sheet(name, columns);
      static_cast<void>(writer.finish());
    });
  };
  expect_fault("", {{.heading = "h"}});
  expect_fault("a/b", {{.heading = "h"}});
  expect_fault("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
               {{.heading = "h"}});
  expect_fault("a", {});
  expect_fault("a", {{.heading = "h", .choices = {std::string(256, 'x')}}});
  expect_fault("a", {{.heading = "h", .choices = {"a,b"}}});
  XlsxWriter writer;
  expect_error(ErrorCode::kInternal, "internal check failed", [&] { writer.add_row({}); });
  writer.begin_sheet("a", {{.heading = "h"}});
  expect_error(ErrorCode::kInternal, "internal check failed",
               [&] { writer.begin_sheet("a", {{.heading = "h"}}); });
  expect_error(ErrorCode::kInternal, "internal check failed", [&] { writer.add_row({"1", "2"}); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
