// SPDX-License-Identifier: Apache-2.0
#include "tests/imports/import_run.h"

#include "schemas/fields/id.h"
#include "tests/imports/table_text.h"

namespace fundtrail::test {
namespace {

std::string find_name(const std::string& text, const std::vector<Kind>&) {
  static const std::map<std::string, std::string> kIds{
      {"省财政厅", "finance"}, {"长春市", "changchun"}, {"安居资金", "PG"}};
  const auto found = kIds.find(text);
  if (found != kIds.end()) return found->second;
  if (!refuse_id(text)) return text;
  throw Error(ErrorCode::kRefused, say("没有叫“{}”的", "nothing is called “{}”", text));
}

}  // namespace

ImportRun run_import_by(const Mapping& mapping, std::string_view csv,
                        const std::map<std::string, std::string>& given) {
  ImportRun run;
  TextBytes bytes{std::string(csv)};
  CsvReader reader(bytes.reader(), "表");
  TableImport import(mapping, given, find_name);
  const ImportEvents events{[&run](Record record, const RecordPlace&) {
                              run.records.push_back(format_json(record_to_json(record)));
                            },
                            [&run](Kind, const CellRemark& remark) {
                              run.refusals.push_back(remark.cell + " " + remark.heading + " “" +
                                                     remark.value + "”: " + remark.text.en);
                            },
                            [](std::uint64_t) {}};
  import.read(reader, events);
  run.summary = import.summary();
  return run;
}

ImportRun run_import(std::string_view mapping, std::string_view csv,
                     const std::map<std::string, std::string>& given) {
  return run_import_by(*find_mapping(mapping), csv, given);
}

}  // namespace fundtrail::test
