// SPDX-License-Identifier: Apache-2.0
#include "verifier/record_lookup.h"

#include "schemas/entry.h"
#include "schemas/error.h"
#include "verifier/registry.h"

namespace fundtrail {
namespace {

// The record at `sequence`, if it is there, can be decoded and has the id.
std::optional<Placed<Record>> read_if_id(const EntrySource& source, std::uint64_t sequence,
                                         std::string_view id) {
  std::optional<Placed<Record>> found;
  source.visit(sequence, sequence + 1, [&](std::uint64_t at, ByteView bytes) {
    try {
      const EntryView entry = parse_entry(bytes);
      if (!is_known(entry.header.kind, entry.header.kind_version)) return;
      Record record = decode_body(entry);
      if (record_id(record) != id) return;
      found = Placed<Record>{at, entry.header.recorded_at_us, std::move(record)};
    } catch (const FormatError&) {
      // Undecodable: damage of layer bytes, and no record to be led to.
    }
  });
  return found;
}

template <class T>
std::optional<FoundRecord> find_in(const ById<T>& records, std::string_view id) {
  const auto it = records.find(id);
  if (it == records.end()) return std::nullopt;
  return FoundRecord{it->second.sequence, it->second.recorded_at_us, T::kKind};
}

std::optional<FoundRecord> find_registered(const Registry& registry, Kind kind,
                                           std::string_view id) {
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

}  // namespace

std::optional<FoundRecord> find_record(const EntrySource& source, const Registry& registry,
                                       std::optional<Kind> kind, std::string_view id) {
  if (kind) {
    if (auto found = find_registered(registry, *kind, id)) return found;
  }
  const auto found = read_record(source, registry, id);
  if (!found) return std::nullopt;
  return FoundRecord{found->sequence, found->recorded_at_us, record_kind(found->record)};
}

std::optional<Placed<Record>> read_record(const EntrySource& source, const Registry& registry,
                                          std::string_view id) {
  for (const IdDigest& candidate : registry.candidates(id)) {
    if (auto found = read_if_id(source, candidate.sequence, id)) return found;
  }
  return std::nullopt;
}

}  // namespace fundtrail
