// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of comma-separated values: read all at once or a few bytes at a time they are
// the same rows, or are refused for the same reason; rows are within their limits; and a mapping
// makes records of them that are read as they are written, or tells in both languages why not.
#include <algorithm>

#include "imports/csv_reader.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/import_judge.h"
#include "tests/fuzz/readable_text.h"

namespace fundtrail::test {
namespace {

struct Reading {
  std::vector<TableRow> rows;
  Message refusal;  // empty: it was read to its end
};

Reading read_all(std::string_view text, std::size_t step) {
  CsvReader reader(in_pieces(text, step), "表");
  Reading reading;
  TableRow row;
  try {
    while (reader.next(row)) reading.rows.push_back(row);
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::kRefused, "what is no table is refused");
    demand_reason(error.message());
    reading.refusal = error.message();
  }
  return reading;
}

bool is_same(const TableRow& left, const TableRow& right) {
  return left.number == right.number && left.cells == right.cells;
}

void demand_limits(const TableRow& row) {
  demand(row.cells.size() <= kTableColumnsMax, "a row has no more columns than there may be");
  for (const Cell& cell : row.cells) {
    demand(cell.text.size() <= kTableCellBytesMax, "a cell is no longer than it may be");
    demand(is_well_formed(cell.text), "a cell is well-formed UTF-8");
  }
}

const Mapping& mapping_of(std::string_view text) {
  static const Mapping kPlain = *find_mapping("disbursement");
  static const Mapping kForm = *find_mapping("regional_self_evaluation");
  return text.size() % 2 == 0 ? kPlain : kForm;
}

}  // namespace

void judge_text(std::string_view text) {
  const Reading whole = read_all(text, text.size() + 1);
  const Reading pieces = read_all(text, 3);
  demand(whole.refusal == pieces.refusal, "it is refused however it is read");
  demand(std::equal(whole.rows.begin(), whole.rows.end(), pieces.rows.begin(), pieces.rows.end(),
                    is_same),
         "rows are the same however they are read");
  for (const TableRow& row : whole.rows) demand_limits(row);
  demand_import(mapping_of(text), text);
}

}  // namespace fundtrail::test
