// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes .xlsx files for tests in Python, which compare with another implementation:
//   fundtrail_imports_worker read FILE [SHEET]   prints the rows, a JSON array of texts each
//   fundtrail_imports_worker write FILE          writes a workbook with every type of cell
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include "imports/xlsx_reader.h"
#include "imports/xlsx_writer.h"
#include "schemas/json/json_value.h"

namespace {

using namespace fundtrail;

void print_rows(const std::string& path, const std::string& sheet) {
  std::ifstream file(path, std::ios::binary);
  XlsxReader reader(std::string(std::istreambuf_iterator<char>(file), {}), sheet);
  for (TableRow row; reader.next(row);) {
    JsonArray texts;
    for (const Cell& cell : row.cells) {
      texts.emplace_back((cell.is_formula ? "=" : "") + cell.text);
    }
    std::printf("%s\n", format_json(texts).c_str());
  }
}

void write_workbook(const std::string& path) {
  XlsxWriter writer;
  writer.begin_sheet("支出", {{.heading = "编号", .width = 20},
                              {.heading = "金额（元）", .type = XlsxCellType::kNumber},
                              {.heading = "日期", .type = XlsxCellType::kDay},
                              {.heading = "阶段", .choices = {"财政间调拨", "拨至单位"}}});
  writer.add_row({"0001", "1234.56", "2024-04-29", "拨至单位"});
  writer.add_row({"=1+1", "-0.1", "1900-01-01", ""});
  writer.add_row({"@x <&> \"y\" _x000D_", "838万元", "4月底", "-"});
  writer.begin_sheet("说明", {{.heading = "列", .width = 60, .is_wrapped = true}});
  writer.add_row({"一行\n又一行"});
  const std::string bytes = writer.finish();
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 2 ? argv[1] : "";
  try {
    if (verb == "read") {
      print_rows(argv[2], argc > 3 ? argv[3] : "");
    } else if (verb == "write") {
      write_workbook(argv[2]);
    } else {
      std::fputs("fundtrail_imports_worker read FILE [SHEET] | write FILE\n", stderr);
      return 2;
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
