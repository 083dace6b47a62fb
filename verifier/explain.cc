// SPDX-License-Identifier: Apache-2.0
#include "verifier/explain.h"

#include <map>

#include "schemas/entry.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// Where a record stands: where a statement is made, else where it was read, else its first
// evidence.
void fill_place(const Record& record, RecordMention& mention) {
  if (const auto* statement = std::get_if<Statement>(&record)) {
    mention.document = statement->document.id;
    mention.section = statement->section;
    return;
  }
  const RecordBase* base = record_base(record);
  if (base == nullptr) return;
  if (base->cited_in) {
    mention.document = base->cited_in->document.id;
    mention.section = base->cited_in->section;
  } else if (!base->evidence.empty()) {
    mention.document = base->evidence.front().document.id;
    mention.section = base->evidence.front().section.value_or("");
  }
}

class Explainer {
 public:
  Explainer(const EntrySource& source, const Registry& registry)
      : source_(source), registry_(registry) {}

  void fill(Mentions& mentions) {
    for (RecordMention& mention : mentions.listed) mention = explained(mention.sequence);
  }

 private:
  const RecordMention& explained(std::uint64_t sequence) {
    const auto [it, is_new] = known_.try_emplace(sequence);
    if (is_new) it->second = read(sequence);
    return it->second;
  }

  [[nodiscard]] RecordMention read(std::uint64_t sequence) const {
    const auto name_of = [this](const std::string& id) { return registry_.name_of(id); };
    RecordMention mention;
    mention.sequence = sequence;
    source_.visit(sequence, sequence + 1, [&](std::uint64_t, ByteView bytes) {
      try {
        const Record record = decode_body(parse_entry(bytes));
        mention.id = record_id(record);
        mention.words = describe_record(record, name_of);
        fill_place(record, mention);
      } catch (const FormatError&) {
        // Damage of layer bytes; the sequence still names it.
      }
    });
    if (!mention.document.empty()) mention.document_name = registry_.name_of(mention.document);
    return mention;
  }

  const EntrySource& source_;
  const Registry& registry_;
  std::map<std::uint64_t, RecordMention> known_;
};

}  // namespace

void explain_mentions(const EntrySource& source, const Registry& registry,
                      Verification& verification) {
  Explainer explainer(source, registry);
  for (Goal& goal : verification.goals) explainer.fill(goal.records);
  for (Check& check : verification.checks) explainer.fill(check.records);
}

}  // namespace fundtrail
