// SPDX-License-Identifier: Apache-2.0
#include "cli/records.h"

#include <algorithm>

#include "cli/command.h"
#include "cli/suggest.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kDateBytes = 10;
constexpr std::string_view kIdPrefix = "id:";     // before an id of digits alone
constexpr std::size_t kIdsComparedMax = 100'000;  // looked through for what comes near

[[noreturn]] void fail(std::uint64_t sequence, const Message& why) {
  throw Error(
      ErrorCode::kUnchecked,
      say("第 {} 号记录读不出（{}）。请运行 fundtrail verify 查明",
          "entry {} cannot be read ({}). Run `fundtrail verify` to find out", sequence, why));
}

}  // namespace

RecordReader::RecordReader(const EntrySource& source, std::optional<std::uint64_t> known_size)
    : source_(source), size_(known_size.value_or(source.head().size)) {}

Bytes RecordReader::entry(std::uint64_t sequence) const {
  std::optional<Bytes> bytes = read_entry(source_, sequence);
  if (!bytes) fail(sequence, say("缺失", "it is missing"));
  return std::move(*bytes);
}

std::optional<Placed<Record>> RecordReader::decode(std::uint64_t sequence, ByteView entry) const {
  try {
    const EntryView view = parse_entry(entry);
    if (!is_known(view.header.kind, view.header.kind_version)) return std::nullopt;
    return Placed<Record>{sequence, view.header.recorded_at_us, decode_body(view)};
  } catch (const FormatError& error) {
    fail(sequence, error.message());
  }
}

std::optional<Record> RecordReader::record(std::uint64_t sequence) const {
  auto found = placed(sequence);
  return found ? std::optional(std::move(found->record)) : std::nullopt;
}

std::optional<Placed<Record>> RecordReader::placed(const std::string& id) const {
  const auto sequence = find(id);
  return sequence ? placed(*sequence) : std::nullopt;
}

bool RecordReader::leads_somewhere(const RecordReference& reference) const {
  const auto found = placed(reference.id);
  return found && (!reference.kind || record_kind(found->record) == *reference.kind);
}

std::optional<std::uint64_t> RecordReader::find(const std::string& id) const {
  const auto sequence = refuse_id(id) ? std::nullopt : find_record(source_, id);
  return sequence && *sequence < size_ ? sequence : std::nullopt;
}

Sequences RecordReader::sequences(IndexTermType type, std::string_view term) const {
  Sequences found;
  const StoredIndex* index = source_.index();
  if (index == nullptr || term.size() > kIdBytesMax || term.find('\0') != term.npos) {
    return found;
  }
  index->visit(index_prefix(type, term), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (key && key->term == term && key->sequence < size_) found.push_back(key->sequence);
  });
  return found;
}

Sequences RecordReader::sequences_dated(std::optional<Date> from, std::optional<Date> to) const {
  const std::string first = from ? format_date(*from) : std::string();
  const std::string last = to ? format_date(*to) : std::string(kDateBytes, '9');
  Sequences found;
  const StoredIndex* index = source_.index();
  if (index == nullptr) return found;
  const auto type = static_cast<std::uint8_t>(IndexTermType::kDate);
  index->visit(ByteView(&type, 1), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (!key || key->sequence >= size_) return;
    if (key->term >= first && key->term <= last) found.push_back(key->sequence);
  });
  std::sort(found.begin(), found.end());
  return found;
}

void RecordReader::refuse_missing(const std::string& text, const Message& near) const {
  const std::string meant = suggest_id(text);
  const Message hint = meant.empty() ? near : say("，是不是 {}？", "; did you mean {}? ", meant);
  throw Error(ErrorCode::kUsage,
              say("账本里没有“{}”这条记录（现有第 0 至 {} 号）{}用 fundtrail list 查看",
                  "the ledger has no record “{}” (it has no. 0 to {}){}see `fundtrail list`",
                  printable(text), size_ - 1, hint));
}

std::optional<std::uint64_t> RecordReader::find_sequence(const std::string& text) const {
  const bool is_number =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return find(text.starts_with(kIdPrefix) ? text.substr(kIdPrefix.size()) : text);
  CommandLine line;
  line.values["SEQ"] = {text};
  const auto sequence = line.count("SEQ", ~std::uint64_t{0});
  if (*sequence >= size_) refuse_missing(text, say("；", "; "));
  return *sequence;
}

std::uint64_t RecordReader::sequence_of(const std::string& text) const {
  const auto sequence = find_sequence(text);
  if (!sequence) refuse_missing(text, say("；", "; "));
  return *sequence;
}

std::string RecordReader::suggest_id(const std::string& text) const {
  std::vector<std::string> ids;
  const auto type = static_cast<std::uint8_t>(IndexTermType::kId);
  if (source_.index() == nullptr) return {};
  source_.index()->visit(ByteView(&type, 1), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (key && key->sequence < size_ && ids.size() < kIdsComparedMax) ids.emplace_back(key->term);
  });
  return suggest(text, ids);
}

}  // namespace fundtrail
