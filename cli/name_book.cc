// SPDX-License-Identifier: Apache-2.0
#include "cli/name_book.h"

#include <utility>

#include "cli/record_names.h"
#include "report/printable.h"
#include "schemas/amendable.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// For how many unknown names it is told what comes near: that takes reading the ledger.
constexpr std::size_t kRefusalsMax = 100;

}  // namespace

void NameBook::add_name(Kind kind, const std::string& name, const std::string& id) {
  if (!name.empty()) ids_[{kind, name}].insert(id);
}

void NameBook::add(const Record& record) {
  const Kind kind = record_kind(record);
  const std::string id(record_id(record));
  batch_ids_.emplace(id, kind);
  for (const std::string& name : names_of(record)) add_name(kind, name, id);
  if (is_one_of(kind, named_kinds())) shown_.emplace(id, shown_name(record));
  if (const auto* correction = std::get_if<Correction>(&record)) rename(*correction);
}

// What the ledger refuses is left as it is: the ledger will say why.
void NameBook::rename(const Correction& correction) {
  if (correction.type != CorrectionType::kAmend) return;
  const std::string& id = correction.of.id;
  auto found = renamed_.find(id);
  if (found == renamed_.end()) {
    auto recorded = records_.record(id);
    if (!recorded || !is_one_of(record_kind(recorded->record), named_kinds())) return;
    found = renamed_.emplace(id, std::move(recorded->record)).first;
  }
  Record& record = found->second;
  const AmendmentCheck check = check_amendments(correction, record);
  if (!check.amended) return;
  const Kind kind = record_kind(record);
  read_kind(kind);
  for (const std::string& name : names_of(record)) ids_[{kind, name}].erase(id);
  record = *check.amended;
  for (const std::string& name : names_of(record)) add_name(kind, name, id);
  shown_.insert_or_assign(id, shown_name(record));
}

void NameBook::read_kind(Kind kind) {
  if (!is_one_of(kind, named_kinds()) || !read_kinds_.insert(kind).second) return;
  for (const auto sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
    const auto found = records_.record(sequence);
    if (!found) continue;
    const std::string id(record_id(found->record));
    for (const std::string& name : names_of(found->record)) add_name(kind, name, id);
  }
}

void NameBook::refuse(const std::string& text, const std::vector<Kind>& kinds) {
  const auto told = refused_.find(text);
  if (told != refused_.end()) throw Error(ErrorCode::kRefused, told->second);
  if (refused_.size() >= kRefusalsMax) {
    throw Error(ErrorCode::kRefused,
                say("没有叫“{}”的记录", "there is no record called “{}”", printable(text)));
  }
  const Message reason = tell_unknown(text, kinds, ask_name(text, known(kinds)));
  refused_.emplace(text, reason);
  throw Error(ErrorCode::kRefused, reason);
}

// What the records of `kinds` are called by: those of the batch as well, if they have names.
std::vector<NamedId> NameBook::known(const std::vector<Kind>& kinds) const {
  std::vector<NamedId> known;
  for (const auto& [name, ids] : ids_) {
    if (!is_one_of(name.first, kinds)) continue;
    for (const std::string& id : ids) known.push_back({name.second, id});
  }
  for (const Kind kind : kinds) {
    if (is_one_of(kind, named_kinds())) continue;
    for (NamedId& one : RecordNames(records_).known({kind})) known.push_back(std::move(one));
  }
  return known;
}

// Each with what it is shown by.
std::vector<NamedId> NameBook::with_names(const std::set<std::string>& ids) const {
  RecordNames recorded(records_);
  std::vector<NamedId> named;
  for (const std::string& id : ids) {
    const auto of_batch = shown_.find(id);
    named.push_back({of_batch != shown_.end() ? of_batch->second : recorded.name(id), id});
  }
  return named;
}

std::string NameBook::find(const std::string& text, const std::vector<Kind>& kinds) {
  const auto of_batch = batch_ids_.find(text);
  if (of_batch != batch_ids_.end() && is_one_of(of_batch->second, kinds)) return text;
  const auto of_ledger = records_.record(text);
  if (of_ledger && is_one_of(record_kind(of_ledger->record), kinds)) return text;
  std::set<std::string> ids;
  for (const Kind kind : kinds) {
    read_kind(kind);
    const auto found = ids_.find({kind, standard_name(text)});
    if (found != ids_.end()) ids.insert(found->second.begin(), found->second.end());
  }
  if (ids.size() == 1) return *ids.begin();
  if (ids.size() > 1) throw Error(ErrorCode::kRefused, tell_ambiguous(text, with_names(ids)));
  if (!refuse_id(text)) return text;
  refuse(text, kinds);
}

}  // namespace fundtrail
