// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/import_judge.h"

#include <algorithm>

#include "imports/csv_reader.h"
#include "imports/table_import.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {

ReadBytes in_pieces(std::string_view text, std::size_t step) {
  return [text, step](char* to, std::size_t bytes_max) mutable {
    const std::size_t bytes = std::min({bytes_max, step, text.size()});
    std::copy_n(text.data(), bytes, to);
    text.remove_prefix(bytes);
    return bytes;
  };
}

void demand_import(const Mapping& mapping, std::string_view table) {
  TableImport import(mapping, {}, [](const std::string& name, const std::vector<Kind>&) {
    if (refuse_id(name)) throw Error(ErrorCode::kRefused, say("没有", "there is none"));
    return name;
  });
  const ImportEvents events{[](const Record& record, const RecordPlace&) {
                              const JsonValue json = record_to_json(record);
                              demand(record_from_json(json) == record, "a record is read back");
                            },
                            [](Kind, const CellRemark& remark) { demand_reason(remark.text); },
                            [](std::uint64_t) {}};
  CsvReader reader(in_pieces(table, table.size() + 1), "表");
  try {
    import.read(reader, events);
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::kRefused, "what is no table is refused");
  }
  for (const TotalCheck& check : import.summary().totals) demand_reason(describe_difference(check));
}

}  // namespace fundtrail::test
