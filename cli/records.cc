// SPDX-License-Identifier: Apache-2.0
#include "cli/records.h"

#include <algorithm>

#include "ledger/ledger.h"
#include "report/printable.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kDateBytes = 10;

[[noreturn]] void fail(std::uint64_t sequence, const Message& why) {
  throw Error(
      ErrorCode::kUnchecked,
      say("第 {} 号记录读不出（{}）。请运行 fundtrail verify 查明",
          "entry {} cannot be read ({}). Run `fundtrail verify` to find out", sequence, why));
}

struct Name {
  std::string operator()(const Party& record) const { return record.name; }
  std::string operator()(const Programme& record) const { return record.name; }
  std::string operator()(const Project& record) const { return record.name; }
  std::string operator()(const Target& record) const { return record.name; }
  std::string operator()(const Document& record) const {
    return record.number ? *record.number : record.title;
  }
  template <class T>
  std::string operator()(const T&) const {
    return {};
  }
};

bool is_called(const Record& record, const std::string& name) {
  if (std::visit(Name(), record) == name) return true;
  const auto* party = std::get_if<Party>(&record);
  return party != nullptr &&
         std::find(party->aliases.begin(), party->aliases.end(), name) != party->aliases.end();
}

bool is_one_of(Kind kind, const std::vector<Kind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

Bytes RecordReader::entry(std::uint64_t sequence) const {
  std::optional<Bytes> bytes = read_entry(source_, sequence);
  if (!bytes) fail(sequence, say("缺失", "it is missing"));
  return std::move(*bytes);
}

std::optional<Record> RecordReader::decode(std::uint64_t sequence, ByteView entry) const {
  try {
    const EntryView view = parse_entry(entry);
    if (!is_known(view.header.kind, view.header.kind_version)) return std::nullopt;
    return decode_body(view);
  } catch (const FormatError& error) {
    fail(sequence, error.message());
  }
}

std::optional<Record> RecordReader::record(const std::string& id) const {
  if (refuse_id(id)) return std::nullopt;
  const auto sequence = find_record(source_, id);
  return sequence ? record(*sequence) : std::nullopt;
}

std::vector<std::uint64_t> RecordReader::sequences(IndexTermType type,
                                                   std::string_view term) const {
  std::vector<std::uint64_t> found;
  const StoredIndex* index = source_.index();
  const std::uint64_t size = source_.head().size;
  if (index == nullptr || term.size() > kIdBytesMax || term.find('\0') != term.npos) {
    return found;
  }
  index->visit(index_prefix(type, term), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (key && key->term == term && key->sequence < size) found.push_back(key->sequence);
  });
  return found;
}

std::vector<std::uint64_t> RecordReader::sequences_dated(std::optional<Date> from,
                                                         std::optional<Date> to) const {
  const std::string first = from ? format_date(*from) : std::string();
  const std::string last = to ? format_date(*to) : std::string(kDateBytes, '9');
  std::vector<std::uint64_t> found;
  const StoredIndex* index = source_.index();
  const std::uint64_t size = source_.head().size;
  if (index == nullptr) return found;
  const auto type = static_cast<std::uint8_t>(IndexTermType::kDate);
  index->visit(ByteView(&type, 1), [&](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (!key || key->sequence >= size) return;
    if (key->term >= first && key->term <= last) found.push_back(key->sequence);
  });
  std::sort(found.begin(), found.end());
  return found;
}

std::string RecordReader::name(const std::string& id) {
  const auto known = names_.find(id);
  if (known != names_.end()) return known->second;
  std::string name;
  try {
    if (const auto found = record(id)) name = std::visit(Name(), *found);
  } catch (const Error&) {  // damage is for `verify` to report
  }
  return names_.emplace(id, std::move(name)).first->second;
}

NameOf RecordReader::name_of() {
  return [this](const std::string& id) { return name(id); };
}

std::string RecordReader::document_number(const std::string& id) {
  const auto known = document_numbers_.find(id);
  if (known != document_numbers_.end()) return known->second;
  std::string number;
  try {
    const auto found = record(id);
    const auto* document = found ? std::get_if<Document>(&*found) : nullptr;
    if (document != nullptr) number = document->number.value_or("");
  } catch (const Error&) {  // damage is for `verify` to report
  }
  return document_numbers_.emplace(id, std::move(number)).first->second;
}

NameOf RecordReader::document_number_of() {
  return [this](const std::string& id) { return document_number(id); };
}

std::vector<std::string> RecordReader::ids_called(const std::string& name,
                                                  const std::vector<Kind>& kinds) const {
  std::vector<std::string> ids;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : sequences(IndexTermType::kKind, enum_name(kind))) {
      const auto found = record(sequence);
      if (found && is_called(*found, name)) ids.emplace_back(record_id(*found));
    }
  }
  return ids;
}

std::string RecordReader::resolve(const std::string& text, const std::vector<Kind>& kinds) {
  const auto found = record(text);
  if (found && is_one_of(record_kind(*found), kinds)) return text;
  const std::vector<std::string> ids = ids_called(text, kinds);
  if (ids.size() == 1) return ids.front();
  Message wanted;
  for (const Kind kind : kinds) {
    wanted += wanted.is_empty() ? Message{} : say("或", " or ");
    wanted += enum_label(kind);
  }
  if (ids.empty()) {
    throw Error(
        ErrorCode::kUsage,
        say("账本里没有编号或名称为“{}”的{}；用 fundtrail list --kind {} 查看",
            "the ledger has no {1} whose id or name is “{0}”; see `fundtrail list --kind {2}`",
            printable(text), wanted, enum_name(kinds.front())));
  }
  throw Error(ErrorCode::kUsage, say("叫“{}”的{}不止一个，请写编号：{} 或 {}",
                                     "more than one {1} is called “{0}”, give the id: {2} or {3}",
                                     printable(text), wanted, ids[0], ids[1]));
}

}  // namespace fundtrail
