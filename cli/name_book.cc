// SPDX-License-Identifier: Apache-2.0
#include "cli/name_book.h"

#include <algorithm>
#include <iterator>

#include "cli/record_names.h"
#include "report/printable.h"
#include "schemas/error.h"
#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

// For how many unknown names it is told what comes near: that takes reading the ledger.
constexpr std::size_t kRefusalsMax = 100;

bool has_names(Kind kind) {
  return kind == Kind::kParty || kind == Kind::kProgramme || kind == Kind::kProject ||
         kind == Kind::kTarget || kind == Kind::kDocument;
}

// The brackets of a 文号 are written in many ways.
std::string with_standard_brackets(const std::string& name) {
  const auto number = parse_document_number(name);
  return number ? format_document_number(*number) : name;
}

struct Names {
  std::vector<std::string> operator()(const Party& record) const {
    std::vector<std::string> names = record.aliases;
    names.emplace_back(clear_name(record.name));
    return names;
  }
  std::vector<std::string> operator()(const Programme& record) const { return {record.name}; }
  std::vector<std::string> operator()(const Project& record) const { return {record.name}; }
  std::vector<std::string> operator()(const Target& record) const { return {record.name}; }
  std::vector<std::string> operator()(const Document& record) const {
    std::vector<std::string> names{record.title};
    if (record.number) names.push_back(with_standard_brackets(*record.number));
    return names;
  }
  template <class T>
  std::vector<std::string> operator()(const T&) const {
    return {};
  }
};

}  // namespace

void NameBook::add_name(Kind kind, const std::string& name, const std::string& id) {
  if (!name.empty()) ids_[{kind, name}].insert(id);
}

void NameBook::add(const Record& record) {
  const Kind kind = record_kind(record);
  const std::string id(record_id(record));
  batch_ids_.emplace(id, kind);
  for (const std::string& name : std::visit(Names(), record)) add_name(kind, name, id);
}

void NameBook::read_kind(Kind kind) {
  if (!has_names(kind) || !read_kinds_.insert(kind).second) return;
  for (const auto sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
    const auto found = records_.record(sequence);
    if (!found) continue;
    const std::string id(record_id(found->record));
    for (const std::string& name : std::visit(Names(), found->record)) add_name(kind, name, id);
  }
}

void NameBook::refuse(const std::string& text, const std::vector<Kind>& kinds) {
  const auto known = refused_.find(text);
  if (known != refused_.end()) throw Error(ErrorCode::kRefused, known->second);
  Message reason = say("没有叫“{}”的记录", "there is no record called “{}”", printable(text));
  if (refused_.size() < kRefusalsMax) {
    try {
      static_cast<void>(RecordNames(records_).resolve(text, kinds));
    } catch (const Error& error) {
      reason = error.message();
    }
    refused_.emplace(text, reason);
  }
  throw Error(ErrorCode::kRefused, reason);
}

std::string NameBook::find(const std::string& text, const std::vector<Kind>& kinds) {
  const auto is_wanted = [&kinds](Kind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  const auto of_batch = batch_ids_.find(text);
  if (of_batch != batch_ids_.end() && is_wanted(of_batch->second)) return text;
  const auto of_ledger = records_.record(text);
  if (of_ledger && is_wanted(record_kind(of_ledger->record))) return text;
  std::set<std::string> ids;
  for (const Kind kind : kinds) {
    read_kind(kind);
    const auto found = ids_.find({kind, with_standard_brackets(text)});
    if (found != ids_.end()) ids.insert(found->second.begin(), found->second.end());
  }
  if (ids.size() == 1) return *ids.begin();
  if (ids.size() > 1) {
    throw Error(ErrorCode::kRefused, say("叫“{}”的不止一个，请写编号：{} 或 {}",
                                         "more than one is called “{}”, give the id: {} or {}",
                                         printable(text), *ids.begin(), *std::next(ids.begin())));
  }
  if (!refuse_id(text)) return text;
  refuse(text, kinds);
}

}  // namespace fundtrail
