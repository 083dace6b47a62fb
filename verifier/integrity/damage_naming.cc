// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>
#include <utility>

#include "schemas/index_key.h"
#include "schemas/kind.h"
#include "verifier/integrity/index_terms.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/slot.h"

namespace fundtrail {
namespace {

// What the index still says of a record whose bytes do not.
struct IndexedTerms {
  std::string id;
  std::string kind;
  std::string date;
};

using TermsBySequence = std::map<std::uint64_t, IndexedTerms>;

Message kind_label(const std::string& name) {
  const auto* entry = find_enum_name<Kind>(name);
  return entry != nullptr ? enum_label(entry->value) : say("{}", "{}", show_term(name));
}

void append_term(Message& text, const Message& term) {
  if (!text.is_empty()) text += say("，", ", ");
  text += term;
}

Message describe_terms(std::uint64_t sequence, const IndexedTerms& terms) {
  Message text;
  if (!terms.id.empty()) {
    append_term(text, say("编号 {}", "id {}", show_term(terms.id)));
  }
  if (!terms.kind.empty()) append_term(text, say("类别 {}", "kind {}", kind_label(terms.kind)));
  if (!terms.date.empty()) {
    append_term(text, say("业务日期 {}", "business date {}", show_term(terms.date)));
  }
  if (text.is_empty()) return say("第 {} 号记录", "record {}", sequence);
  return say("第 {} 号记录（索引所记{}）", "record {} (by the index: {})", sequence, text);
}

using NameBySequence = std::map<std::uint64_t, Message>;

// Fills in the names of the records whose bytes still tell.
void read_names(const EntrySource& source, const NameOf& name_of, NameBySequence& names) {
  const EntryVisitor describe = [&](std::uint64_t sequence, ByteView entry) {
    const auto found = names.find(sequence);
    if (found == names.end()) return;
    if (const auto record = decode_in_place(sequence, entry)) {
      found->second =
          say("第 {} 号 {}", "record {} {}", sequence, describe_record(*record, name_of));
    }
  };
  const std::uint64_t size = source.head().size;
  for (const auto& [sequence, name] : names) {
    if (sequence < size) source.visit(sequence, sequence + 1, describe);
  }
  if (!names.empty() && names.rbegin()->first >= size) source.visit_beyond_head(describe);
}

// Fills in one term of the sequences in `terms`. The first one stays.
void read_term(const StoredIndex& index, IndexTermType type, std::string IndexedTerms::*member,
               TermsBySequence& terms) {
  const std::array<std::uint8_t, 1> prefix{static_cast<std::uint8_t>(type)};
  index.visit(prefix, [&terms, member](ByteView bytes) {
    const auto key = parse_index_key(bytes);
    const auto found = key ? terms.find(key->sequence) : terms.end();
    if (found == terms.end() || !(found->second.*member).empty()) return;
    found->second.*member = key->term;
  });
}

void read_terms(const StoredIndex& index, TermsBySequence& terms) {
  read_term(index, IndexTermType::kId, &IndexedTerms::id, terms);
  read_term(index, IndexTermType::kKind, &IndexedTerms::kind, terms);
  read_term(index, IndexTermType::kDate, &IndexedTerms::date, terms);
}

}  // namespace

void name_damaged_records(const EntrySource& source, const NameOf& name_of,
                          std::vector<Damage>& damage) {
  NameBySequence names;
  for (const Damage& item : damage) {
    if (item.record.is_empty()) names[item.sequence];
  }
  read_names(source, name_of, names);
  TermsBySequence silent;
  for (const auto& [sequence, name] : names) {
    if (name.is_empty()) silent[sequence];
  }
  if (!silent.empty() && source.index() != nullptr) read_terms(*source.index(), silent);
  for (const auto& [sequence, terms] : silent) names[sequence] = describe_terms(sequence, terms);
  for (Damage& item : damage) {
    if (item.record.is_empty()) item.record = names[item.sequence];
  }
}

}  // namespace fundtrail
