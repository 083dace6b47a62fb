// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "schemas/bytes.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/record.h"

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

}  // namespace fundtrail
