// SPDX-License-Identifier: Apache-2.0
#include "ledger/prepared_batch.h"

#include <utility>

#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/json/json_value.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kHeader = "fundtrail/signed-batch/1\n";
static_assert(kHeader.size() == kPreparedHeaderBytes);

// The root by which the content of records is signed.
Digest content_root(const std::vector<Record>& records, HashSuite hash) {
  Hasher hasher(hash);
  BatchRoot root(BatchMode::kContent, hasher);
  for (const Record& record : records) root.add(encode_entry({}, record, {}));
  return root.root();
}

Record parse_line(std::string_view line, std::size_t number) {
  try {
    if (line.size() > kJsonLineBytesMax) {
      throw FormatError(say("超过 {} 字节", "is longer than {} bytes", kJsonLineBytesMax));
    }
    return any_record_from_json(parse_json(line));
  } catch (const FormatError& error) {
    throw FormatError(say("第 {} 行：{}", "line {}: {}", number, error.message()));
  }
}

// The suite by which a note is of these records: the note does not name it.
bool is_note_of(const BatchNote& note, const std::vector<Record>& records) {
  if (note.mode != BatchMode::kContent || note.count != records.size()) return false;
  return note.root == content_root(records, HashSuite::kSha256) ||
         note.root == content_root(records, HashSuite::kSm3);
}

}  // namespace

std::string prepared_text(const std::vector<Record>& records, const LedgerCard& card,
                          const Head& seen) {
  BatchNote note;
  note.origin = card.origin;
  note.genesis_leaf = card.genesis_leaf;
  note.count = records.size();
  note.mode = BatchMode::kContent;
  note.root = content_root(records, card.hash);
  note.seen = seen.size > 0 ? seen : Head{0, Hasher(card.hash).empty_root()};
  return format_batch_note(note);
}

std::string format_prepared_batch(const PreparedBatch& batch) {
  std::string file(kHeader);
  for (const Record& record : batch.records) file += format_json(record_to_json(record)) + "\n";
  return file + "\n" + format_note(batch.note);
}

PreparedBatch parse_prepared_batch(std::string_view file) {
  if (!is_prepared_batch(file)) {
    throw FormatError(
        say("第 1 行应为 {}", "line 1 should be {}", kHeader.substr(0, kHeader.size() - 1)));
  }
  file.remove_prefix(kHeader.size());
  PreparedBatch batch;
  for (std::size_t number = 2;; ++number) {
    const std::size_t end = file.find('\n');
    if (end == std::string_view::npos) {
      throw FormatError(say("没有签名：文件不完整", "it has no signature: the file is cut short"));
    }
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(end + 1);
    if (line.empty()) break;
    if (batch.records.size() == kBatchRecordsMax) {
      throw FormatError(say("一批最多 {} 条", "a batch has at most {} records", kBatchRecordsMax));
    }
    batch.records.push_back(parse_line(line, number));
  }
  batch.note = parse_note(file);
  if (!is_note_of(parse_batch_note(batch.note.text), batch.records)) {
    throw FormatError(say("签名不是对文件里这 {} 条记录签的",
                          "what was signed is not the {} records of the file",
                          batch.records.size()));
  }
  return batch;
}

bool is_prepared_batch(std::string_view file) { return file.starts_with(kHeader); }

}  // namespace fundtrail
