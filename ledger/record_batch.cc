// SPDX-License-Identifier: Apache-2.0
#include "ledger/record_batch.h"

#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {

RecordBatch::RecordBatch(std::span<const Record> records) {
  entries_.reserve(records.size());
  for (const Record& record : records) add(record);
}

// Decodes again: what a reader would refuse is never written.
void RecordBatch::add(const Record& record) {
  try {
    const Bytes entry = encode_entry({}, record, {});
    FUNDTRAIL_CHECK(decode_body(parse_entry(entry)) == record);
    entries_.emplace_back(entry.begin(), entry.end());  // no larger than it has to be
  } catch (const FormatError&) {
    faulty_.emplace(entries_.size(), record);
    entries_.emplace_back();
  }
}

Kind RecordBatch::kind(std::size_t index) const {
  if (const auto faulty = faulty_.find(index); faulty != faulty_.end()) {
    return record_kind(faulty->second);
  }
  return static_cast<Kind>(parse_entry(entry(index)).header.kind);
}

// An id is the first field of every business record, and shorter than a size of two bytes.
std::string_view RecordBatch::id(std::size_t index) const {
  static_assert(kIdBytesMax < 0x80);
  if (const auto faulty = faulty_.find(index); faulty != faulty_.end()) {
    return record_id(faulty->second);
  }
  const EntryView view = parse_entry(entry(index));
  if (is_system_kind(static_cast<Kind>(view.header.kind))) return {};
  return as_text(view.body.subspan(1, view.body.front()));
}

Record RecordBatch::record(std::size_t index) const {
  const auto faulty = faulty_.find(index);
  return faulty != faulty_.end() ? faulty->second : decode_body(parse_entry(entry(index)));
}

std::vector<Record> RecordBatch::records() const {
  std::vector<Record> records;
  records.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) records.push_back(record(i));
  return records;
}

}  // namespace fundtrail
