// SPDX-License-Identifier: Apache-2.0
#include "report/text_page.h"

#include <algorithm>
#include <vector>

namespace fundtrail {
namespace {

constexpr std::size_t kRecordsShown = 5;

}  // namespace

DocumentNames::DocumentNames(const Verification& verification) {
  for (const Goal& goal : verification.goals) add(goal.records);
  for (const Check& check : verification.checks) add(check.records);
  for (const auto& [id, name] : names_) ++uses_[short_document_name(id, name)];
}

void DocumentNames::add(const Mentions& mentions) {
  for (const RecordMention& mention : mentions.listed) {
    if (!mention.document.empty()) names_.emplace(mention.document, mention.document_name);
  }
}

std::string DocumentNames::short_name(const std::string& id) const {
  const auto found = names_.find(id);
  if (found == names_.end()) return id;
  const std::string name = short_document_name(id, found->second);
  return uses_.at(name) == 1 ? name : found->second;
}

std::string DocumentNames::full_name(const std::string& id) const {
  const auto found = names_.find(id);
  if (found == names_.end() || found->second.empty()) return {};
  const std::string known_as = short_name(id);
  std::string name = printable(found->second);
  if (known_as == id) return name;
  return known_as == found->second ? id : name + " " + id;
}

std::string TextPage::records(const Mentions& mentions, const std::string& first) {
  std::vector<const RecordMention*> ordered;
  for (const RecordMention& mention : mentions.listed) ordered.push_back(&mention);
  std::stable_partition(ordered.begin(), ordered.end(),
                        [&](const RecordMention* mention) { return mention->id == first; });
  if (ordered.size() > kRecordsShown) ordered.resize(kRecordsShown);
  std::string text;
  for (const RecordMention* mention : ordered) {
    if (!text.empty()) text += tell("、", ", ");
    std::string document;
    if (!mention->document.empty()) {
      document = names_.short_name(mention->document);
      named_.insert(mention->document);
    }
    text += tell(place_words(mention->id, mention->sequence, document, mention->section));
  }
  if (ordered.size() < mentions.count) {
    text += tell("等 {} 条", " and others, {} records in all", mentions.count);
  }
  return text;
}

}  // namespace fundtrail
