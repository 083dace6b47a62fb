// SPDX-License-Identifier: Apache-2.0
#include "cli/records.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/suggest.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/words.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/fields/document_number.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kDateBytes = 10;
constexpr std::string_view kIdPrefix = "id:";  // before an id of digits alone
// How many are looked through for what comes near, and how many of those are told.
constexpr std::size_t kIdsComparedMax = 100'000;
constexpr std::size_t kNearMax = 5;

[[noreturn]] void fail(std::uint64_t sequence, const Message& why) {
  throw Error(
      ErrorCode::kUnchecked,
      say("第 {} 号记录读不出（{}）。请运行 fundtrail verify 查明",
          "entry {} cannot be read ({}). Run `fundtrail verify` to find out", sequence, why));
}

struct Name {
  std::string operator()(const Party& record) const { return std::string(clear_name(record.name)); }
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

// The brackets of a 文号 are often written in other ways.
bool is_numbered(const Document& document, const std::string& name) {
  const std::string written = document.number.value_or("");
  if (short_document_name(document.id.value, written) == name) return true;
  const auto number = parse_document_number(written);
  const auto wanted = parse_document_number(name);
  return number && wanted && format_document_number(*number) == format_document_number(*wanted);
}

bool is_called(const Record& record, const std::string& name) {
  if (std::visit(Name(), record) == name) return true;
  const auto* document = std::get_if<Document>(&record);
  if (document != nullptr) return is_numbered(*document, name);
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

std::vector<std::uint64_t> RecordReader::corrections_of(const std::string& id) const {
  std::vector<std::uint64_t> found;
  for (const auto sequence : sequences(IndexTermType::kKind, enum_name(Kind::kCorrection))) {
    const auto one = record(sequence);
    const auto* correction = one ? std::get_if<Correction>(&*one) : nullptr;
    if (correction != nullptr && correction->of.id == id) found.push_back(sequence);
  }
  return found;
}

void RecordReader::refuse_missing(const std::string& text) const {
  const std::string meant = suggest_id(text);
  const Message hint =
      meant.empty() ? say("；", "; ") : say("，是不是 {}？", "; did you mean {}? ", meant);
  throw Error(ErrorCode::kUsage,
              say("账本里没有“{}”这条记录（现有第 0 至 {} 号）{}用 fundtrail list 查看",
                  "the ledger has no record “{}” (it has no. 0 to {}){}see `fundtrail list`",
                  printable(text), source_.head().size - 1, hint));
}

std::uint64_t RecordReader::sequence_of(const std::string& text) const {
  const bool is_number =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) {
    CommandLine line;
    line.values["SEQ"] = {text};
    const auto sequence = line.count("SEQ", ~std::uint64_t{0});
    if (*sequence >= source_.head().size) refuse_missing(text);
    return *sequence;
  }
  const std::string id = text.starts_with(kIdPrefix) ? text.substr(kIdPrefix.size()) : text;
  const auto sequence = refuse_id(id) ? std::nullopt : find_record(source_, id);
  if (!sequence) refuse_missing(id);
  return *sequence;
}

std::string RecordReader::suggest_id(const std::string& text) const {
  std::vector<std::string> ids;
  const auto type = static_cast<std::uint8_t>(IndexTermType::kId);
  if (source_.index() == nullptr) return {};
  source_.index()->visit(ByteView(&type, 1), [&ids](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    if (key && ids.size() < kIdsComparedMax) ids.emplace_back(key->term);
  });
  return suggest(text, ids);
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

// Names that contain `text`, or else the one id or name that it may be a slip of, each with its id.
std::vector<Message> RecordReader::names_near(const std::string& text,
                                              const std::vector<Kind>& kinds) const {
  std::vector<Message> containing;
  std::vector<std::string> written;
  std::map<std::string, Message> shown;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : sequences(IndexTermType::kKind, enum_name(kind))) {
      const auto found = record(sequence);
      if (!found) continue;
      const std::string id(record_id(*found));
      const std::string name = std::visit(Name(), *found);
      const Message both = name.empty()
                               ? Message{id, id}
                               : say("{}（{}）", "{} ({})", printable(name), printable(id));
      if (name.find(text) != std::string::npos) containing.push_back(both);
      for (const std::string& one : {id, name}) {
        written.push_back(one);
        shown.emplace(one, both);
      }
      if (containing.size() == kNearMax || written.size() >= kIdsComparedMax) break;
    }
  }
  if (!containing.empty()) return containing;
  const std::string meant = suggest(text, written);
  return meant.empty() ? containing : std::vector<Message>{shown.at(meant)};
}

std::string RecordReader::resolve(const std::string& text, const std::vector<Kind>& kinds) {
  const auto found = record(text);
  if (found && is_one_of(record_kind(*found), kinds)) return text;
  const std::vector<std::string> ids = ids_called(text, kinds);
  if (ids.size() == 1) return ids.front();
  Message wanted;
  Message lists;
  for (const Kind kind : kinds) {
    const Message gap = wanted.is_empty() ? Message{} : say("、", " or ");
    wanted += gap;
    wanted += enum_label(kind);
    const std::string command = fmt::format("fundtrail list --kind {}", enum_name(kind));
    lists += lists.is_empty() ? Message{} : say(" 或 ", " or ");
    lists += Message{command, "`" + command + "`"};
  }
  if (ids.empty()) {
    Message near;
    for (const Message& one : names_near(text, kinds)) {
      near += near.is_empty() ? say("，是不是 ", "; did you mean ") : say("、", ", ");
      near += one;
    }
    near += near.is_empty() ? say("；", "; ") : say("？", "? ");
    throw Error(ErrorCode::kUsage, say("账本里没有编号或名称为“{}”的{}{}用 {} 查看",
                                       "the ledger has no {1} whose id or name is “{0}”{2}see {3}",
                                       printable(text), wanted, near, lists));
  }
  throw Error(ErrorCode::kUsage, say("叫“{}”的{}不止一个，请写编号：{} 或 {}",
                                     "more than one {1} is called “{0}”, give the id: {2} or {3}",
                                     printable(text), wanted, ids[0], ids[1]));
}

}  // namespace fundtrail
