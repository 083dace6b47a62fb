// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of comma-separated values: read all at once or a few bytes at a time they are
// the same rows, or are refused for the same reason; rows are within their limits; and a mapping
// makes records of them that are read as they are written, or tells in both languages why not.
#include <algorithm>

#include "imports/csv_reader.h"
#include "imports/table_import.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/readable_text.h"

namespace fundtrail::test {
namespace {

struct Reading {
  std::vector<TableRow> rows;
  Message refusal;  // empty: it was read to its end
};

ReadBytes in_pieces(std::string_view text, std::size_t step) {
  return [text, step](char* to, std::size_t bytes_max) mutable {
    const std::size_t bytes = std::min({bytes_max, step, text.size()});
    std::copy_n(text.data(), bytes, to);
    text.remove_prefix(bytes);
    return bytes;
  };
}

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

void try_import(std::string_view text) {
  TableImport import(mapping_of(text), {}, [](const std::string& name, const std::vector<Kind>&) {
    if (refuse_id(name)) throw Error(ErrorCode::kRefused, say("没有", "there is none"));
    return name;
  });
  const ImportEvents events{[](const Record& record, const RecordPlace&) {
                              const JsonValue json = record_to_json(record);
                              demand(record_from_json(json) == record, "a record is read back");
                            },
                            [](Kind, const CellRemark& remark) { demand_reason(remark.text); },
                            [](std::uint64_t) {}};
  CsvReader reader(in_pieces(text, text.size() + 1), "表");
  try {
    import.read(reader, events);
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::kRefused, "what is no table is refused");
  }
  for (const TotalCheck& check : import.summary().totals) demand_reason(describe_difference(check));
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::string_view text = as_text({data, size});
  const Reading whole = read_all(text, size + 1);
  const Reading pieces = read_all(text, 3);
  demand(whole.refusal == pieces.refusal, "it is refused however it is read");
  demand(std::equal(whole.rows.begin(), whole.rows.end(), pieces.rows.begin(), pieces.rows.end(),
                    is_same),
         "rows are the same however they are read");
  for (const TableRow& row : whole.rows) demand_limits(row);
  try_import(text);
  return 0;
}
