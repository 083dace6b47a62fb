// SPDX-License-Identifier: Apache-2.0
#include "verifier/reference_fold.h"

#include "schemas/error.h"
#include "verifier/record_lookup.h"

namespace fundtrail {
namespace {

// Checks each reference of one record.
class ReferenceChecker : public FieldVisitor {
 public:
  ReferenceChecker(const EntrySource& source, const Registry& registry, const EntryHeader& header,
                   DamageList& damage)
      : source_(source), registry_(registry), header_(header), damage_(damage) {}

  void on_reference(const FieldPath& path, std::optional<Kind> kind,
                    const std::string& id) override {
    const std::optional<FoundRecord> found = find_record(source_, registry_, kind, id);
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
