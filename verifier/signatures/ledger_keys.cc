// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/ledger_keys.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schemas/error.h"
#include "schemas/index_key.h"

namespace fundtrail {
namespace {

void find_kind(const StoredIndex& index, Kind kind, std::vector<std::uint64_t>& sequences) {
  const Bytes prefix = index_prefix(IndexTermType::kKind, enum_name(kind));
  index.visit(prefix, [&sequences](ByteView key) {
    if (const auto found = parse_index_key(key)) sequences.push_back(found->sequence);
  });
}

}  // namespace

SignatureFold find_signature_records(const EntrySource& source) {
  std::vector<std::uint64_t> sequences;
  for (const Kind kind : {Kind::kKey, Kind::kPolicy, Kind::kSignature}) {
    if (source.index() != nullptr) find_kind(*source.index(), kind, sequences);
  }
  std::sort(sequences.begin(), sequences.end());
  SignatureFold fold;
  for (const std::uint64_t sequence : sequences) {
    source.visit(sequence, sequence + 1, [&fold](std::uint64_t, ByteView bytes) {
      const EntryView entry = parse_entry(bytes);
      if (!is_known(entry.header.kind, entry.header.kind_version)) return;
      fold.absorb(entry.header, decode_body(entry));
    });
  }
  return fold;
}

KeyRing read_key_ring(const EntrySource& source, const Genesis& genesis) {
  DamageList ignored;
  Signatures signatures =
      check_signatures(source, genesis, genesis.hash, find_signature_records(source), 1, ignored);
  FUNDTRAIL_CHECK(signatures.ring.has_value());
  return std::move(*signatures.ring);
}

}  // namespace fundtrail
