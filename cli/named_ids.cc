// SPDX-License-Identifier: Apache-2.0
#include "cli/named_ids.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "cli/suggest.h"
#include "report/printable.h"
#include "report/words.h"
#include "schemas/fields/document_number.h"
#include "schemas/near_names.h"

namespace fundtrail {
namespace {

constexpr std::size_t kToldMax = 5;  // of the records that a name may mean

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

// `长春市（changchun）、…`: the first five.
Message list_names(std::span<const NamedId> names) {
  Message list;
  for (std::size_t i = 0; i < std::min(names.size(), kToldMax); ++i) {
    const NamedId& one = names[i];
    if (i > 0) list += say("、", ", ");
    list += one.name.empty() || one.name == one.id
                ? Message{printable(one.id), printable(one.id)}
                : say("{}（{}）", "{} ({})", printable(one.name), printable(one.id));
  }
  if (names.size() > kToldMax) list += say("等 {} 个", " and others, {} in all", names.size());
  return list;
}

// Each id once, by what it is called first.
template <class Wanted>
std::vector<NamedId> select_names(std::span<const NamedId> known, const Wanted& is_wanted) {
  std::vector<NamedId> found;
  std::set<std::string_view> ids;
  for (const NamedId& one : known) {
    if (is_wanted(one.name) && ids.insert(one.id).second) found.push_back(one);
  }
  return found;
}

}  // namespace

const std::vector<Kind>& named_kinds() {
  static const std::vector<Kind> kinds{Kind::kParty, Kind::kProgramme, Kind::kProject,
                                       Kind::kTarget, Kind::kDocument};
  return kinds;
}

bool is_one_of(Kind kind, const std::vector<Kind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string shown_name(const Record& record) { return std::visit(Name(), record); }

std::vector<std::string> names_of(const Record& record) {
  std::vector<std::string> names{shown_name(record)};
  if (const auto* party = std::get_if<Party>(&record)) {
    names.insert(names.end(), party->aliases.begin(), party->aliases.end());
  } else if (const auto* document = std::get_if<Document>(&record)) {
    names = {document->title};
    if (document->number) {
      names.push_back(standard_name(*document->number));
      names.push_back(short_document_name(document->id.value, *document->number));
    }
  }
  std::erase(names, "");
  return names;
}

std::string standard_name(const std::string& name) {
  const auto number = parse_document_number(name);
  return number ? format_document_number(*number) : name;
}

Message ask_name(const std::string& text, std::span<const NamedId> known) {
  const std::string wanted = standard_name(text);
  std::vector<NamedId> near = select_names(known, [&wanted](const std::string& name) {
    return name.find(wanted) != std::string::npos || is_near_name(name, wanted);
  });
  if (!near.empty()) return say("，是否指 {}？", "; did you mean {}? ", list_names(near));
  std::vector<std::string> written;
  for (const NamedId& one : known) {
    written.push_back(one.name);
    written.push_back(one.id);
  }
  const std::string meant = suggest(text, written);
  const auto found = std::find_if(known.begin(), known.end(), [&meant](const NamedId& one) {
    return !meant.empty() && (one.name == meant || one.id == meant);
  });
  if (found == known.end()) return say("；", "; ");
  return say("，是不是 {}？", "; did you mean {}? ", list_names(std::span(&*found, 1)));
}

Message tell_unknown(const std::string& text, const std::vector<Kind>& kinds, const Message& near) {
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
  return say("账本里没有编号或名称为“{}”的{}{}用 {} 查看",
             "the ledger has no {1} whose id or name is “{0}”{2}see {3}", printable(text), wanted,
             near, lists);
}

Message tell_ambiguous(const std::string& text, std::span<const NamedId> candidates) {
  return say("叫“{}”的不止一个，请写编号：{}", "more than one is called “{}”, give the id: {}",
             printable(text), list_names(candidates));
}

}  // namespace fundtrail
