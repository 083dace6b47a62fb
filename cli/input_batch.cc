// SPDX-License-Identifier: Apache-2.0
#include "cli/input_batch.h"

#include <utility>

#include "cli/line_reader.h"
#include "schemas/error.h"
#include "schemas/json/json_fault.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The kind that a line says it is of, so that its fields are called by their right names.
Kind kind_of(const JsonValue& value) {
  const JsonValue* member = value.find("kind");
  const std::string* name = member ? member->text() : nullptr;
  const auto* entry = name ? find_enum_name<Kind>(*name) : nullptr;
  return entry ? entry->value : Kind::kGenesis;
}

class BatchReader {
 public:
  BatchReader(InputBatch& batch, const InputOptions& options, Progress& progress)
      : batch_(batch), options_(options), progress_(progress) {}

  void read_file(std::size_t file) {
    place_ = {};
    place_.file = file;
    const std::string& path = batch_.files[file];
    try {
      if (options_.tables != nullptr && is_table_file(path)) {
        read_table(path);
      } else if (needs_mapping(path)) {
        refuse_file(say("这是表格，请加 --mapping 说明它是什么表，如 --mapping disbursement",
                        "this is a table: say what it is with --mapping, such as --mapping "
                        "disbursement"));
      } else {
        read_lines(path);
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kRefused) throw;
      refuse(error.message());
    }
  }

 private:
  void refuse(const Message& reason) {
    batch_.refuse({place_, Kind::kGenesis, "", "", reason, std::nullopt});
  }

  void refuse_file(const Message& reason) {
    place_.line = 0;
    refuse(reason);
  }

  void read_table(const std::string& path) {
    const TableOptions& tables = *options_.tables;
    const std::unique_ptr<OpenTable> open = open_table(path, tables.sheet);
    TableFile& table = batch_.tables[place_.file];
    table.mapping = tables.mapping.name;
    NameBook& names = *options_.names;
    table.import = std::make_unique<TableImport>(
        tables.mapping, tables.given,
        [&names](const std::string& text, const std::vector<Kind>& kinds) {
          return names.find(text, kinds);
        });
    const std::uint64_t faults = batch_.refusal_count;
    const std::size_t records = batch_.records.size();
    table.import->read(open->reader(), events());
    table.form = open->form();
    table.hidden_rows = open->hidden_rows();
    const bool is_empty = table.import->summary().rows == 0 && batch_.records.size() == records;
    if (is_empty && batch_.refusal_count == faults) {
      refuse_file(say("里面没有任何记录", "there is no record in it"));
    }
  }

  ImportEvents events() {
    return {[this](const Record& record, const RecordPlace& from) {
              place_.line = from.row;
              place_.block = from.block;
              place_.record = from.record;
              add(record);
            },
            [this](Kind kind, const CellRemark& remark) { refuse_cell(kind, remark); },
            [this](std::uint64_t) { progress_.update(batch_.records.size(), 0); }};
  }

  void refuse_cell(Kind kind, const CellRemark& remark) {
    InputPlace place;
    place.file = place_.file;
    const std::string& sheet = batch_.tables[place_.file].import->sheet();
    const bool has_sheet = !sheet.empty() && !remark.cell.empty();
    batch_.refuse({place, kind, remark.heading,
                   remark.value.empty() ? "" : shown_text(format_json(JsonValue(remark.value))),
                   remark.text, std::nullopt, (has_sheet ? sheet + "!" : "") + remark.cell});
  }

  void read_lines(const std::string& path) {
    FileLineReader reader(path);
    std::size_t lines = 0;
    lines_of_no_json_ = 0;
    while (reader.next()) {
      place_.line = reader.number();
      if (is_blank(reader.line())) continue;
      if (lines == 0 && is_utf_16(reader.line())) {
        return refuse_file(say("文件是 UTF-16（Excel 的“Unicode 文本”），请另存为 UTF-8",
                               "the file is UTF-16; save it as UTF-8"));
      }
      ++lines;
      read_line(reader);
      if (lines == kLinesOfNoJsonMax && lines == lines_of_no_json_) {
        return refuse_file(say("不像 JSON 行文件（一行一条记录）：前 {} 行都不是，后面没有再读",
                               "does not look like JSON lines, one record a line: the first {} are "
                               "not, and it was not read on",
                               lines));
      }
      progress_.update(batch_.records.size(), 0);
    }
    if (lines == 0) refuse_file(say("里面没有任何记录", "there is no record in it"));
  }

  void read_line(const FileLineReader& reader) {
    if (reader.is_too_long()) {
      refuse(say("这一行超过 {} 字节；一行一条记录，文件内容请登记摘要，不要嵌入",
                 "the line is longer than {} bytes; one record a line, and documents are "
                 "registered by digest, not embedded",
                 kJsonLineBytesMax));
    } else if (place_.line > 1 && reader.line().starts_with(kByteOrderMark)) {
      refuse(say("这一行以 BOM（字节顺序标记）开头，像是几个文件接在一起；请删去这个标记",
                 "the line begins with a byte order mark, as when files were joined; remove it"));
    } else {
      parse_line(reader.line());
    }
  }

  void parse_line(std::string_view line) {
    Kind kind = Kind::kGenesis;
    try {
      const JsonValue value = parse_json(line);
      kind = kind_of(value);
      add(record_from_json(value));
    } catch (const FieldErrors& errors) {
      for (const FieldError& error : errors.errors()) refuse_field(kind, error);
    } catch (const FieldError& error) {
      refuse_field(kind, error);
    } catch (const FormatError& error) {
      ++lines_of_no_json_;
      refuse(error.message());
    }
  }

  void refuse_field(Kind kind, const FieldError& error) {
    batch_.refuse({place_, kind, error.field_path(), error.shown_value(), error.reason(), {}});
  }

  void add(const Record& record) {
    if (batch_.records.size() == kBatchRecordsMax) {
      throw Error(ErrorCode::kRefused, say("一批最多 {} 条记录，请分几次录入",
                                           "a batch has at most {} records: append in "
                                           "several",
                                           kBatchRecordsMax));
    }
    if (options_.names != nullptr) options_.names->add(record);
    // Once a line is refused nothing will be appended: the rest is only checked.
    if (batch_.refusal_count > 0) return;
    batch_.records.add(record);
    add_to_totals(record, batch_.totals);
    batch_.places.push_back(place_);
  }

  InputBatch& batch_;
  const InputOptions& options_;
  Progress& progress_;
  InputPlace place_;
  std::size_t lines_of_no_json_ = 0;  // of this file
};

}  // namespace

void InputBatch::refuse(InputRefusal refusal) {
  ++refusal_count;
  if (refusals.size() < BatchRefused::kRefusalsMax) refusals.push_back(std::move(refusal));
}

void InputBatch::refuse(const BatchRefused& refused) {
  for (const Refusal& refusal : refused.refusals()) {
    const Kind kind = records.kind(refusal.record_index);
    // What a record holds was text; what was read is JSON.
    const std::string value = refusal.value.empty() ? "" : format_json(JsonValue(refusal.value));
    const auto earlier =
        refusal.earlier_index ? std::optional(places.at(*refusal.earlier_index)) : std::nullopt;
    InputRefusal one{places.at(refusal.record_index),
                     kind,
                     refusal.field_path,
                     shown_text(value),
                     refusal.reason,
                     earlier};
    name_cell(one);
    refuse(std::move(one));
  }
  refusal_count = refused.count();
}

void InputBatch::name_cell(InputRefusal& refusal) const {
  const auto table = tables.find(refusal.place.file);
  if (table == tables.end()) return;
  const TableImport& import = *table->second.import;
  const CellRemark found = import.find_cell(
      {refusal.place.line, refusal.place.block, refusal.place.record}, refusal.field);
  if (found.cell.empty()) return;
  refusal.cell = (import.sheet().empty() ? "" : import.sheet() + "!") + found.cell;
  if (!found.heading.empty()) refusal.field = found.heading;
}

InputBatch read_batch(std::vector<std::string> files, const InputOptions& options,
                      Progress& progress) {
  InputBatch batch;
  batch.files = std::move(files);
  BatchReader reader(batch, options, progress);
  for (std::size_t file = 0; file < batch.files.size(); ++file) reader.read_file(file);
  batch.is_read = batch.refusal_count == 0;
  return batch;
}

}  // namespace fundtrail
