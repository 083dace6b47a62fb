// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as an .xlsx file: it is refused with a reason, or it gives rows within the limits,
// whose texts are the same when they are written to a file and read again.
//
// Compression hides from a fuzzer what it changes, so an input that does not begin as a zip archive
// is taken for the parts of a workbook, put into an archive here: the sheet, shared strings, cell
// formats, the workbook and its relationships, with kPartEnd between them; a part that is empty or
// not there is as in a plain workbook.
#include <array>

#include "imports/xlsx_limits.h"
#include "imports/xlsx_reader.h"
#include "imports/xlsx_writer.h"
#include "imports/zip_writer.h"
#include "schemas/fields/text.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/xlsx_parts.h"

namespace fundtrail::test {
namespace {

using Rows = std::vector<TableRow>;

Rows read(std::string file) {
  XlsxReader reader(std::move(file));
  Rows rows;
  for (TableRow row; reader.next(row);) rows.push_back(row);
  return rows;
}

void demand_table(const Rows& rows) {
  std::uint64_t number = 0;
  for (const TableRow& row : rows) {
    demand(row.number > number && row.number <= kXlsxRowsMax, "rows ascend");
    demand(!row.cells.empty() && row.cells.size() <= kTableColumnsMax, "a row has some columns");
    demand(!row.cells.back().text.empty(), "a row ends with what is in it");
    for (const Cell& cell : row.cells) {
      demand(cell.text.size() <= kTableCellBytesMax, "a cell's text is not too long");
      demand(!find_ill_formed(cell.text), "a cell's text is well-formed");
    }
    number = row.number;
  }
}

void demand_same_when_written(const Rows& rows) {
  XlsxWriter writer;
  writer.begin_sheet("a", std::vector<XlsxColumn>(kTableColumnsMax, XlsxColumn{.heading = "h"}));
  std::vector<std::string> texts;
  for (const TableRow& row : rows) {
    texts.clear();
    for (const Cell& cell : row.cells) texts.push_back(cell.text);
    writer.add_row(texts);
  }
  const Rows again = read(writer.finish());
  demand(again.size() == rows.size() + 1, "there are as many rows, and the heading");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_same =
        std::ranges::equal(rows[i].cells, again[i + 1].cells, {}, &Cell::text, &Cell::text);
    demand(is_same, "a row is read as it was written");
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::string_view input = as_text({data, size});
  try {
    const Rows rows = read(is_spreadsheet(input) ? std::string(input) : zip_xlsx_parts(input));
    demand_table(rows);
    demand_same_when_written(rows);
  } catch (const FormatError& error) {
    demand_both_languages(error.message());
  }
  return 0;
}
