// SPDX-License-Identifier: Apache-2.0
#include "bench/xlsx_measures.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "imports/xlsx_reader.h"
#include "imports/xlsx_text.h"
#include "imports/xlsx_writer.h"
#include "imports/zip_writer.h"
#include "schemas/error.h"

namespace fundtrail::bench {
namespace {

// As many as the target in docs/PERFORMANCE.md speaks of.
constexpr std::uint64_t kRowsMax = 100'000;
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const std::vector<XlsxColumn>& columns() {
  using enum XlsxCellType;
  static const std::vector<XlsxColumn> all = {
      {.heading = "支付编号"},
      {.heading = "付款单位"},
      {.heading = "收款单位"},
      {.heading = "金额（元）", .type = kNumber},
      {.heading = "累计（元）", .type = kNumber},
      {.heading = "支付日期", .type = kDay},
      {.heading = "入账日期", .type = kDay},
      {.heading = "凭证号"},
      {.heading = "指标编号"},
      {.heading = "阶段", .choices = {"财政间调拨", "拨至单位", "支付至最终收款人"}},
      {.heading = "用途"},
      {.heading = "备注"}};
  return all;
}

std::vector<std::string> payment(std::uint64_t index) {
  const std::uint64_t fen = 100'000 + index * 7'919 % 90'000'000;
  return {fmt::format("ZF-2024-{:06}", index),
          fmt::format("某市财政局第{}分局", index % 60),
          fmt::format("某项目建设有限公司（{}）", index % 3'000),
          fmt::format("{}.{}{}", fen / 100, fen / 10 % 10, fen % 9 + 1),
          fmt::format("{}", (index + 1) * 1'000),
          fmt::format("2024-{:02}-{:02}", index % 12 + 1, index % 28 + 1),
          fmt::format("2024-{:02}-{:02}", index % 12 + 1, index % 28 + 1),
          fmt::format("PZ{:012}", index * 31),
          fmt::format("ZB-2024-{:04}", index % 2'000),
          columns()[9].choices[index % 3],
          fmt::format("保障性安居工程第{}期工程款", index % 24),
          ""};
}

std::filesystem::path path_of(const Task& task) { return task.folder / "payments.xlsx"; }

std::uint64_t rows_of(const Task& task) { return std::min(task.records, kRowsMax); }

// Texts by the places they get, as spreadsheet programs keep them.
class SharedTexts {
 public:
  std::size_t place_of(const std::string& text) {
    const auto [found, is_new] = places_.try_emplace(text, places_.size());
    if (is_new) xml_ += "<si><t>" + xml_text(text) + "</t></si>";
    return found->second;
  }
  [[nodiscard]] std::string xml() const {
    return fmt::format("<sst xmlns=\"{}\">{}</sst>", kMain, xml_);
  }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  std::string xml_;
};

// One sheet as a spreadsheet program writes it: numbers and days are told by their format alone.
std::string sheet_with_shared_texts(std::uint64_t rows, SharedTexts& texts) {
  std::string xml = fmt::format("<worksheet xmlns=\"{}\"><sheetData>", kMain);
  for (std::uint64_t row = 0; row < rows; ++row) {
    xml += fmt::format("<row r=\"{}\" spans=\"1:12\">", row + 1);
    const std::vector<std::string> cells = payment(row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string name = cell_name(i, row + 1);
      if (cells[i].empty()) {
        xml += fmt::format("<c r=\"{}\" s=\"0\"/>", name);
      } else if (columns()[i].type == XlsxCellType::kNumber) {
        xml += fmt::format("<c r=\"{}\" s=\"0\"><v>{}</v></c>", name, cells[i]);
      } else if (columns()[i].type == XlsxCellType::kDay) {
        xml += fmt::format("<c r=\"{}\" s=\"1\"><v>{}</v></c>", name, 45'292 + row % 366);
      } else {
        xml += fmt::format("<c r=\"{}\" s=\"0\" t=\"s\"><v>{}</v></c>", name,
                           texts.place_of(cells[i]));
      }
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

// Each is a type and a target.
std::string relationships(const std::vector<std::pair<const char*, const char*>>& all) {
  std::string xml =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < all.size(); ++i) {
    xml += fmt::format("<Relationship Id=\"r{}\" Type=\"x/{}\" Target=\"{}\"/>", i + 1,
                       all[i].first, all[i].second);
  }
  return xml + "</Relationships>";
}

void write_shared(const Task& task) {
  SharedTexts texts;
  const std::string sheet = sheet_with_shared_texts(rows_of(task), texts);
  ZipWriter archive;
  const auto add = [&archive](const std::string& name, std::string_view xml) {
    archive.begin(name);
    archive.write(xml);
  };
  add("_rels/.rels", relationships({{"officeDocument", "xl/workbook.xml"}}));
  add("xl/workbook.xml", fmt::format("<workbook xmlns=\"{}\" xmlns:r=\"r\"><sheets><sheet "
                                     "name=\"支付\" r:id=\"r1\"/></sheets></workbook>",
                                     kMain));
  add("xl/_rels/workbook.xml.rels", relationships({{"worksheet", "worksheets/sheet1.xml"},
                                                   {"styles", "styles.xml"},
                                                   {"sharedStrings", "sharedStrings.xml"}}));
  add("xl/worksheets/sheet1.xml", sheet);
  add("xl/styles.xml", fmt::format("<styleSheet xmlns=\"{}\"><cellXfs><xf numFmtId=\"0\"/><xf "
                                   "numFmtId=\"14\"/></cellXfs></styleSheet>",
                                   kMain));
  add("xl/sharedStrings.xml", texts.xml());
  const std::string bytes = archive.finish();
  std::ofstream file(path_of(task), std::ios::binary);
  FUNDTRAIL_CHECK(file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush());
}

}  // namespace

Figures write_xlsx(const Task& task) {
  Stopwatch watch;
  watch.start();
  XlsxWriter writer;
  writer.begin_sheet("支付", columns());
  for (std::uint64_t row = 0; row < rows_of(task); ++row) writer.add_row(payment(row));
  const std::string bytes = writer.finish();
  watch.stop();
  FUNDTRAIL_CHECK(!bytes.empty());
  write_shared(task);
  return {.elapsed_ns = watch.elapsed_ns(), .records = rows_of(task)};
}

Figures read_xlsx(const Task& task) {
  Stopwatch watch;
  watch.start();
  std::ifstream file(path_of(task), std::ios::binary);
  XlsxReader reader(std::string(std::istreambuf_iterator<char>(file), {}));
  std::uint64_t rows = 0;
  for (TableRow row; reader.next(row);) ++rows;
  watch.stop();
  FUNDTRAIL_CHECK(rows == rows_of(task));
  return {.elapsed_ns = watch.elapsed_ns(), .records = rows};
}

}  // namespace fundtrail::bench
