// SPDX-License-Identifier: Apache-2.0
//
// Layer `reference`: ids are unique, and references lead where they should.
#include "schemas/error.h"
#include "verifier/registry.h"

namespace fundtrail {
namespace {

// A record that another one leads to.
struct Found {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;
  Kind kind{};
};

// Reads the record at `sequence`, if it is there, can be decoded and has the id.
std::optional<Found> read_if_id(const EntrySource& source, std::uint64_t sequence,
                                std::string_view id) {
  std::optional<Found> found;
  source.visit(sequence, sequence + 1, [&](std::uint64_t at, ByteView bytes) {
    try {
      const EntryView entry = parse_entry(bytes);
      if (!is_known(entry.header.kind, entry.header.kind_version)) return;
      if (record_id(decode_body(entry)) != id) return;
      found = Found{at, entry.header.recorded_at_us, static_cast<Kind>(entry.header.kind)};
    } catch (const FormatError&) {
      // Undecodable: damage of layer bytes, and no record to be led to.
    }
  });
  return found;
}

template <class T>
std::optional<Found> find_in(const ById<T>& records, std::string_view id) {
  const auto it = records.find(id);
  if (it == records.end()) return std::nullopt;
  return Found{it->second.sequence, it->second.recorded_at_us, T::kKind};
}

class ReferenceFold {
 public:
  ReferenceFold(const EntrySource& source, const Registry& registry)
      : source_(&source), registry_(&registry) {}

  void absorb(std::uint64_t sequence, ByteView bytes) {
    try {
      const EntryView entry = parse_entry(bytes);
      if (!is_known(entry.header.kind, entry.header.kind_version)) return;
      const Record record = decode_body(entry);
      for (const RecordReference& reference : record_references(record)) {
        if (auto reason = refuse(reference, entry.header)) {
          damage_.add({sequence, Layer::kReference, {}, std::move(*reason)});
        }
      }
    } catch (const FormatError&) {
      // Damage of layer bytes.
    }
  }
  void merge(ReferenceFold&& later) { damage_.merge(std::move(later.damage_)); }
  DamageList take() { return std::move(damage_); }

 private:
  std::optional<Message> refuse(const RecordReference& reference, const EntryHeader& header) const {
    const std::optional<Found> found = find(reference);
    if (!found) {
      return say("字段 {} 所指的记录 {} 不存在", "field {} leads to {}, which does not exist",
                 reference.field_path, reference.id);
    }
    if (reference.kind && found->kind != *reference.kind) {
      return say("字段 {} 所指的 {} 是{}，应为{}", "field {} leads to {}, a {} instead of a {}",
                 reference.field_path, reference.id, enum_label(found->kind),
                 enum_label(*reference.kind));
    }
    // A batch shares one time, so a later record of another time cannot have been in it.
    if (found->sequence > header.sequence && found->recorded_at_us != header.recorded_at_us) {
      return say("字段 {} 所指的记录 {} 是后来才记的", "field {} leads to {}, recorded only later",
                 reference.field_path, reference.id);
    }
    return std::nullopt;
  }

  std::optional<Found> find(const RecordReference& reference) const {
    if (reference.kind) {
      if (auto found = find_registered(*reference.kind, reference.id)) return found;
    }
    for (const std::uint64_t sequence : registry_->candidates(reference.id)) {
      if (auto found = read_if_id(*source_, sequence, reference.id)) return found;
    }
    return std::nullopt;
  }

  std::optional<Found> find_registered(Kind kind, std::string_view id) const {
    switch (kind) {
      case Kind::kParty:
        return find_in(registry_->parties, id);
      case Kind::kProgramme:
        return find_in(registry_->programmes, id);
      case Kind::kProject:
        return find_in(registry_->projects, id);
      case Kind::kDocument:
        return find_in(registry_->documents, id);
      case Kind::kTarget:
        return find_in(registry_->targets, id);
      case Kind::kAllocation:
        return find_in(registry_->allocations, id);
      default:
        return std::nullopt;
    }
  }

  const EntrySource* source_;
  const Registry* registry_;
  DamageList damage_;
};

std::string read_id(const EntrySource& source, std::uint64_t sequence) {
  std::string id;
  source.visit(sequence, sequence + 1, [&](std::uint64_t, ByteView bytes) {
    id = record_id(decode_body(parse_entry(bytes)));
  });
  return id;
}

// Equal hashes are compared by what is stored, so that a chance collision accuses nobody.
void check_unique(const EntrySource& source, const Registry& registry, DamageList& damage) {
  const std::vector<IdDigest>& ids = registry.ids;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    for (std::size_t j = i; j-- > 0 && ids[j].hash == ids[i].hash;) {
      const std::string id = read_id(source, ids[i].sequence);
      if (id != read_id(source, ids[j].sequence)) continue;
      damage.add({ids[i].sequence,
                  Layer::kReference,
                  {},
                  say("编号 {} 与第 {} 号记录重复", "id {} is also that of record {}", id,
                      ids[j].sequence)});
      break;
    }
  }
}

}  // namespace

LayerResult check_references(const EntrySource& source, const Registry& registry,
                             const std::vector<EntryRange>& ranges, unsigned jobs,
                             DamageList& damage) {
  const auto make = [&](const EntryRange&) { return ReferenceFold(source, registry); };
  auto fold = fold_ranges<ReferenceFold>(source, ranges, jobs, make, [](std::uint64_t) {});
  DamageList found = fold.take();
  check_unique(source, registry, found);
  const bool is_damaged = found.count() > 0;
  damage.merge(std::move(found));
  return is_damaged ? LayerResult::kDamaged : LayerResult::kIntact;
}

}  // namespace fundtrail
