// SPDX-License-Identifier: Apache-2.0
#include "cli/record_names.h"

#include <algorithm>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kNamesComparedMax = 100'000;  // looked through for what comes near

}  // namespace

std::string RecordNames::name(const std::string& id) {
  const auto known = names_.find(id);
  if (known != names_.end()) return known->second;
  std::string name;
  try {
    if (const auto found = records_.record(id)) name = shown_name(found->record);
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

// Those that go by `name`, with what each is shown by.
std::vector<NamedId> RecordNames::called(const std::string& name,
                                         const std::vector<Kind>& kinds) const {
  const std::string wanted = standard_name(name);
  std::vector<NamedId> found;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
      const auto one = records_.record(sequence);
      if (!one) continue;
      const std::vector<std::string> names = names_of(one->record);
      if (std::find(names.begin(), names.end(), wanted) == names.end()) continue;
      found.push_back({shown_name(one->record), std::string(record_id(one->record))});
    }
  }
  return found;
}

std::vector<NamedId> RecordNames::known(const std::vector<Kind>& kinds) const {
  std::vector<NamedId> known;
  for (const Kind kind : kinds) {
    for (const std::uint64_t sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
      if (known.size() >= kNamesComparedMax) return known;
      const auto one = records_.record(sequence);
      if (!one) continue;
      const std::string id(record_id(one->record));
      const std::vector<std::string> names = names_of(one->record);
      if (names.empty()) known.push_back({id, id});
      for (const std::string& name : names) known.push_back({name, id});
    }
  }
  return known;
}

std::string RecordNames::resolve(const std::string& text, const std::vector<Kind>& kinds) const {
  const auto found = records_.record(text);
  if (found && is_one_of(record_kind(found->record), kinds)) return text;
  const std::vector<NamedId> named = called(text, kinds);
  if (named.empty()) refuse_unknown(text, kinds);
  if (named.size() > 1) throw Error(ErrorCode::kUsage, tell_ambiguous(text, named));
  return named.front().id;
}

void RecordNames::refuse_unknown(const std::string& text, const std::vector<Kind>& kinds) const {
  const auto& known_size = records_.view().options().known_size;
  Message reason =
      known_size ? say("到第 {} 号为止，", "up to entry {}, ", *known_size - 1) : Message{};
  reason += tell_unknown(text, kinds, ask_name(text, known(kinds)));
  throw Error(ErrorCode::kUsage, reason);
}

std::uint64_t RecordNames::sequence_of(const std::string& text) const {
  if (const auto sequence = records_.entries().find_sequence(text)) return *sequence;
  const std::vector<NamedId> named = called(text, named_kinds());
  if (named.empty()) records_.entries().refuse_missing(text, ask_name(text, known(named_kinds())));
  if (named.size() > 1) throw Error(ErrorCode::kUsage, tell_ambiguous(text, named));
  return records_.record(named.front().id)->sequence;
}

}  // namespace fundtrail
