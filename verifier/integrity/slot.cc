// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/slot.h"

#include <algorithm>

#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/record.h"

namespace fundtrail {
namespace {

// A reason may quote what it refuses, and what is quoted may be no text at all.
Message showable(const Message& reason) {
  if (!refuse_text(reason.zh) && !refuse_text(reason.en)) return reason;
  return say("内容不成文字", "the content is no text");
}

// Tells why a body is not canonical; empty if it is.
Message find_body_fault(const EntryView& view) {
  const Record record = decode_body(view);
  Bytes encoded;
  encode_record(record, encoded);
  if (std::equal(encoded.begin(), encoded.end(), view.body.begin(), view.body.end())) return {};
  return say("记录体不是规范编码", "the body is not the canonical encoding of its record");
}

}  // namespace

Slot read_slot(std::uint64_t sequence, ByteView entry, Hasher& hasher) {
  Slot slot;
  slot.sequence = sequence;
  slot.is_stored = true;
  slot.leaf = hasher.leaf(entry);
  try {
    const EntryView view = parse_entry(entry);
    slot.is_parsed = true;
    slot.header = view.header;
    slot.previous_leaf = view.previous_leaf;
    slot.is_in_place = view.header.sequence == sequence;
    slot.is_known = is_known(view.header.kind, view.header.kind_version);
    if (slot.is_known) slot.fault = find_body_fault(view);
  } catch (const FormatError& error) {
    slot.fault = showable(error.message());
  }
  return slot;
}

std::optional<Record> decode_in_place(std::uint64_t sequence, ByteView entry) {
  try {
    const EntryView view = parse_entry(entry);
    if (view.header.sequence != sequence) return std::nullopt;
    if (!is_known(view.header.kind, view.header.kind_version)) return std::nullopt;
    return decode_body(view);
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

const Digest* leaf_by_successor(const Slot* next) {
  return next != nullptr && next->is_in_place ? &next->previous_leaf : nullptr;
}

bool is_sound(const Slot& slot, const Slot* next) {
  const Digest* said = leaf_by_successor(next);
  return slot.is_in_place && said != nullptr && *said == slot.leaf;
}

}  // namespace fundtrail
