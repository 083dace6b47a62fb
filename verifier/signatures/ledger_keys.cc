// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/ledger_keys.h"

#include <algorithm>
#include <vector>

#include "schemas/index_key.h"

namespace fundtrail {
namespace {

// Ascending, whatever order a damaged index has.
std::vector<std::uint64_t> find_kind(const StoredIndex& index, Kind kind) {
  std::vector<std::uint64_t> sequences;
  const Bytes prefix = index_prefix(IndexTermType::kKind, enum_name(kind));
  index.visit(prefix, [&sequences](ByteView key) {
    if (const auto found = parse_index_key(key)) sequences.push_back(found->sequence);
  });
  std::ranges::sort(sequences);
  return sequences;
}

}  // namespace

SignatureFold find_signature_records(const EntrySource& source) {
  SignatureFold fold;
  if (source.index() == nullptr) return fold;
  for (const std::uint64_t sequence : find_kind(*source.index(), Kind::kSignature)) {
    fold.absorb_signature(sequence);
  }
  for (const Kind kind : {Kind::kKey, Kind::kPolicy}) {
    for (const std::uint64_t sequence : find_kind(*source.index(), kind)) {
      source.visit(sequence, sequence + 1, [&](std::uint64_t, ByteView bytes) {
        EntryView entry = parse_entry(bytes);
        if (!is_known(entry.header.kind, entry.header.kind_version)) return;
        entry.header.sequence = sequence;
        const Record record = decode_body(entry);
        if (record_kind(record) == kind) fold.absorb(entry.header, record);
      });
    }
  }
  return fold;
}

KeyRing read_key_ring(const EntrySource& source, const Genesis& genesis) {
  return replay_keys(source, genesis, find_signature_records(source));
}

}  // namespace fundtrail
