// SPDX-License-Identifier: Apache-2.0
#include "cli/input_batch.h"

#include <utility>

#include "cli/line_reader.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

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
  BatchReader(InputBatch& batch, Progress& progress) : batch_(batch), progress_(progress) {}

  void read_file(std::size_t file) {
    place_ = {file, 0};
    try {
      read_lines(batch_.files[file]);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kRefused) throw;
      batch_.refuse({place_, Kind::kGenesis, "", "", error.message()});
    }
  }

 private:
  void read_lines(const std::string& path) {
    LineReader reader(path);
    bool has_record = false;
    while (reader.next()) {
      place_.line = reader.number();
      if (is_blank(reader.line())) continue;
      has_record = true;
      read_line(reader);
      progress_.update(batch_.records.size(), 0);
    }
    place_.line = 0;
    if (has_record) return;
    batch_.refuse({place_, Kind::kGenesis, "", "",
                   say("文件里没有任何记录", "the file has no record in it")});
  }

  void read_line(const LineReader& reader) {
    if (reader.is_too_long()) {
      batch_.refuse({place_, Kind::kGenesis, "", "",
                     say("这一行超过 {} 字节；一行一条记录，文件内容请登记摘要，不要嵌入",
                         "the line is longer than {} bytes; one record a line, and documents are "
                         "registered by digest, not embedded",
                         kJsonLineBytesMax)});
      return;
    }
    Kind kind = Kind::kGenesis;
    try {
      const JsonValue value = parse_json(reader.line());
      kind = kind_of(value);
      add(record_from_json(value));
    } catch (const FieldError& error) {
      batch_.refuse({place_, kind, error.field_path(), error.shown_value(), error.reason()});
    } catch (const FormatError& error) {
      batch_.refuse({place_, kind, "", "", error.message()});
    }
  }

  void add(Record record) {
    if (batch_.records.size() == kBatchRecordsMax) {
      throw Error(ErrorCode::kRefused, say("一批最多 {} 条记录，请分几次录入",
                                           "a batch has at most {} records: append in "
                                           "several",
                                           kBatchRecordsMax));
    }
    // Once a line is refused nothing will be appended: the rest is only checked.
    if (batch_.refusal_count > 0) return;
    batch_.records.push_back(std::move(record));
    batch_.places.push_back(place_);
  }

  InputBatch& batch_;
  Progress& progress_;
  InputPlace place_;
};

}  // namespace

void InputBatch::refuse(InputRefusal refusal) {
  ++refusal_count;
  if (refusals.size() < BatchRefused::kRefusalsMax) refusals.push_back(std::move(refusal));
}

void InputBatch::refuse(const BatchRefused& refused) {
  for (const Refusal& refusal : refused.refusals()) {
    const Kind kind = record_kind(records.at(refusal.record_index));
    refuse({places.at(refusal.record_index), kind, refusal.field_path, shown_text(refusal.value),
            refusal.reason});
  }
  refusal_count = refused.count();
}

InputBatch read_batch(std::vector<std::string> files, Progress& progress) {
  InputBatch batch;
  batch.files = std::move(files);
  BatchReader reader(batch, progress);
  for (std::size_t file = 0; file < batch.files.size(); ++file) reader.read_file(file);
  batch.is_read = batch.refusal_count == 0;
  return batch;
}

}  // namespace fundtrail
