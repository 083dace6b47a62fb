// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/xlsx_seeds.h"

#include <string_view>

#include "imports/xlsx_writer.h"
#include "tests/fuzz/xlsx_parts.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kSheetBegin =
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    "<dimension ref='A1:C3'/><sheetData>";

std::string sheet(std::string_view rows, std::string_view after = {}) {
  return std::string(kSheetBegin)
      .append(rows)
      .append("</sheetData>")
      .append(after)
      .append("</worksheet>");
}

std::string written() {
  XlsxWriter writer;
  writer.begin_sheet("支出", {{.heading = "编号"},
                              {.heading = "金额", .type = XlsxCellType::kNumber},
                              {.heading = "日期", .type = XlsxCellType::kDay},
                              {.heading = "阶段", .choices = {"a", "b"}}});
  writer.add_row({"=1", "1234.56", "2024-04-29", "a"});
  return writer.finish();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> xlsx_seeds() {
  const std::string end(1, kPartEnd);
  const std::string file = written();
  return {
      {"sheet-numbers", sheet("<row r='1'><c r='A1'><v>1234.5599999999999</v></c>"
                              "<c r='B1' s='1'><v>1.2725</v></c><c r='C1' s='2'><v>45411</v></c>"
                              "</row>")},
      {"sheet-texts", sheet("<row><c t='s'><v>1</v></c><c t='inlineStr'><is><r><t>a</t></r><r>"
                            "<t>_x000D_b</t></r></is></c><c t='str'><f>A1</f><v>x</v></c></row>")},
      {"sheet-others", sheet("<row hidden='1'><c t='b'><v>1</v></c><c t='d'><v>2024-04-29</v></c>"
                             "</row><row r='3'><c t='e'><v>#DIV/0!</v></c></row>")},
      {"sheet-merged", sheet("<row><c><v>1</v></c><c><v>2</v></c></row>",
                             "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>")},
      {"sheet-claims",
       "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
       "<dimension ref='A1:XFE1048577'/></worksheet>"},
      {"sheet-entities", "<!DOCTYPE a [<!ENTITY a 'ha'>]>" + sheet("&a;")},
      {"strings", end +
                      "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si>"
                      "<t>a</t><rPh><t>b</t></rPh></si></sst>"},
      {"styles",
       end + end +
           "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
           "<numFmts><numFmt numFmtId='170' formatCode='yyyy\"年\"[h]0.0%'/></numFmts>"
           "<cellXfs><xf numFmtId='170'/></cellXfs></styleSheet>"},
      {"workbook",
       end + end + end +
           "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
           "xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='a' "
           "state='hidden' r:id='r1'/></sheets></workbook>"},
      {"file-written", file},
      {"file-cut", file.substr(0, file.size() - 30)},
      {"file-encrypted", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(24, '\0')},
  };
}

}  // namespace fundtrail::test
