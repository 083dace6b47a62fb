// SPDX-License-Identifier: Apache-2.0
#include "verifier/reference_fold.h"

#include "schemas/error.h"

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

std::optional<Found> find_registered(const Registry& registry, Kind kind, std::string_view id) {
  switch (kind) {
    case Kind::kParty:
      return find_in(registry.parties, id);
    case Kind::kProgramme:
      return find_in(registry.programmes, id);
    case Kind::kProject:
      return find_in(registry.projects, id);
    case Kind::kDocument:
      return find_in(registry.documents, id);
    case Kind::kTarget:
      return find_in(registry.targets, id);
    case Kind::kAllocation:
      return find_in(registry.allocations, id);
    default:
      return std::nullopt;
  }
}

std::optional<Found> find_record(const EntrySource& source, const Registry& registry,
                                 std::optional<Kind> kind, std::string_view id) {
  if (kind) {
    if (auto found = find_registered(registry, *kind, id)) return found;
  }
  for (const IdDigest& candidate : registry.candidates(id)) {
    if (auto found = read_if_id(source, candidate.sequence, id)) return found;
  }
  return std::nullopt;
}

// Checks each reference of one record.
class ReferenceChecker : public FieldVisitor {
 public:
  ReferenceChecker(const EntrySource& source, const Registry& registry, const EntryHeader& header,
                   DamageList& damage)
      : source_(source), registry_(registry), header_(header), damage_(damage) {}

  void on_reference(const FieldPath& path, std::optional<Kind> kind,
                    const std::string& id) override {
    const std::optional<Found> found = find_record(source_, registry_, kind, id);
    if (!found) {
      add(say("字段 {} 所指的记录 {} 不存在", "field {} leads to {}, which does not exist",
              path.str(), id));
    } else if (kind && found->kind != *kind) {
      add(say("字段 {} 所指的 {} 是{}，应为{}", "field {} leads to {}, a {} instead of a {}",
              path.str(), id, enum_label(found->kind), enum_label(*kind)));
    } else if (found->sequence > header_.sequence &&
               found->recorded_at_us != header_.recorded_at_us) {
      // A batch shares one time, so a later record of another time cannot have been in it.
      add(say("字段 {} 所指的记录 {} 是后来才记的", "field {} leads to {}, recorded only later",
              path.str(), id));
    }
  }

 private:
  void add(Message detail) {
    damage_.add({header_.sequence, Layer::kReference, {}, std::move(detail)});
  }

  const EntrySource& source_;
  const Registry& registry_;
  const EntryHeader& header_;
  DamageList& damage_;
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

void ReferenceFold::absorb(const EntryHeader& header, const Record& record) {
  ReferenceChecker checker(*source_, *registry_, header, damage_);
  walk_record(record, checker);
}

LayerResult ReferenceFold::finish(DamageList& damage) && {
  check_unique(*source_, *registry_, damage_);
  const bool is_damaged = damage_.count() > 0;
  damage.merge(std::move(damage_));
  return is_damaged ? LayerResult::kDamaged : LayerResult::kIntact;
}

}  // namespace fundtrail
