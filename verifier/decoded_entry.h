// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ledger/proof/entry_source.h"
#include "schemas/bytes.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/record.h"
#include "verifier/ranges.h"
#include "verifier/view.h"

namespace fundtrail {

/// Decodes an entry and hands its header, with the sequence at which it lies, and its record to
/// `absorb`. What cannot be decoded is damage of layer bytes, and what is of an unknown kind is
/// counted there: neither is handed on.
template <class Absorb>
void with_record(std::uint64_t sequence, ByteView bytes, const Absorb& absorb) {
  try {
    EntryView entry = parse_entry(bytes);
    if (!is_known(entry.header.kind, entry.header.kind_version)) return;
    entry.header.sequence = sequence;
    absorb(entry.header, decode_body(entry));
  } catch (const FormatError&) {
    // Reported by the integrity fold.
  }
}

/// Calls `absorb(header, record, reversals)` with the records of `range` as `view` has them.
/// Throws: as EntrySource::visit.
template <class Absorb>
void visit_viewed(const EntrySource& source, const EntryRange& range, const View& view,
                  const Absorb& absorb) {
  source.visit(range.begin, range.end, [&](std::uint64_t sequence, ByteView bytes) {
    with_record(sequence, bytes, [&](const EntryHeader& header, const Record& record) {
      view.show(header, record, absorb);
    });
  });
}

}  // namespace fundtrail
