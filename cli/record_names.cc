// SPDX-License-Identifier: Apache-2.0
#include "cli/record_names.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/suggest.h"
#include "report/printable.h"
#include "report/words.h"
#include "schemas/error.h"
#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

// How many are looked through for what comes near, and how many of those are told.
constexpr std::size_t kNamesComparedMax = 100'000;
constexpr std::size_t kNearMax = 5;

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

// What `word` says of each kind, joined by `gap`.
template <class Word>
Message joined(const std::vector<Kind>& kinds, const Message& gap, const Word& word) {
  Message all;
  for (const Kind kind : kinds) {
    if (!all.is_empty()) all += gap;
    all += word(kind);
  }
  return all;
}

Message kind_words(const std::vector<Kind>& kinds) {
  return joined(kinds, say("、", " or "), [](Kind kind) { return enum_label(kind); });
}

}  // namespace

std::string RecordNames::name(const std::string& id) {
  const auto known = names_.find(id);
  if (known != names_.end()) return known->second;
  std::string name;
  try {
    if (const auto found = records_.record(id)) name = std::visit(Name(), found->record);
  } catch (const Error&) {  // damage is for `verify` to report
  }
  return names_.emplace(id, std::move(name)).first->second;
}

NameOf RecordNames::name_of() {
  return [this](const std::string& id) { return name(id); };
}

std::string RecordNames::document_number(const std::string& id) {
  const auto known = document_numbers_.find(id);
  if (known != document_numbers_.end()) return known->second;
  std::string number;
  try {
    const auto found = records_.record(id);
    const auto* document = found ? std::get_if<Document>(&found->record) : nullptr;
    if (document != nullptr) number = document->number.value_or("");
  } catch (const Error&) {  // damage is for `verify` to report
  }
  return document_numbers_.emplace(id, std::move(number)).first->second;
}

NameOf RecordNames::document_number_of() {
  return [this](const std::string& id) { return document_number(id); };
}

std::vector<std::string> RecordNames::ids_called(const std::string& name,
                                                 const std::vector<Kind>& kinds) const {
  std::vector<std::string> ids;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
      const auto found = records_.record(sequence);
      if (found && is_called(found->record, name)) ids.emplace_back(record_id(found->record));
    }
  }
  return ids;
}

// Names that contain `text`, or else the one id or name that it may be a slip of, each with its id.
std::vector<Message> RecordNames::names_near(const std::string& text,
                                             const std::vector<Kind>& kinds) const {
  std::vector<Message> containing;
  std::vector<std::string> written;
  std::map<std::string, Message> shown;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
      const auto found = records_.record(sequence);
      if (!found) continue;
      const std::string id(record_id(found->record));
      const std::string name = std::visit(Name(), found->record);
      const Message both = name.empty()
                               ? Message{id, id}
                               : say("{}（{}）", "{} ({})", printable(name), printable(id));
      if (name.find(text) != std::string::npos) containing.push_back(both);
      for (const std::string& one : {id, name}) {
        written.push_back(one);
        shown.emplace(one, both);
      }
      if (containing.size() == kNearMax || written.size() >= kNamesComparedMax) break;
    }
  }
  if (!containing.empty()) return containing;
  const std::string meant = suggest(text, written);
  return meant.empty() ? containing : std::vector<Message>{shown.at(meant)};
}

std::string RecordNames::resolve(const std::string& text, const std::vector<Kind>& kinds) const {
  const auto found = records_.record(text);
  if (found && is_one_of(record_kind(found->record), kinds)) return text;
  const std::vector<std::string> ids = ids_called(text, kinds);
  if (ids.size() == 1) return ids.front();
  if (ids.empty()) refuse_unknown(text, kinds);
  throw Error(ErrorCode::kUsage, say("叫“{}”的{}不止一个，请写编号：{} 或 {}",
                                     "more than one {1} is called “{0}”, give the id: {2} or {3}",
                                     printable(text), kind_words(kinds), ids[0], ids[1]));
}

void RecordNames::refuse_unknown(const std::string& text, const std::vector<Kind>& kinds) const {
  const Message lists = joined(kinds, say(" 或 ", " or "), [](Kind kind) {
    const std::string command = fmt::format("fundtrail list --kind {}", enum_name(kind));
    return Message{command, "`" + command + "`"};
  });
  Message near;
  for (const Message& one : names_near(text, kinds)) {
    near += near.is_empty() ? say("，是不是 ", "; did you mean ") : say("、", ", ");
    near += one;
  }
  near += near.is_empty() ? say("；", "; ") : say("？", "? ");
  const auto& known_size = records_.view().options().known_size;
  const Message then =
      known_size ? say("到第 {} 号为止，", "up to entry {}, ", *known_size - 1) : Message{};
  throw Error(ErrorCode::kUsage, say("{3}账本里没有编号或名称为“{0}”的{1}{2}用 {4} 查看",
                                     "{3}the ledger has no {1} whose id or name is “{0}”{2}see {4}",
                                     printable(text), kind_words(kinds), near, then, lists));
}

}  // namespace fundtrail
