// SPDX-License-Identifier: Apache-2.0
//
// An entry: one record with its envelope, the bytes that are hashed and stored.
//
//   offset  size  field
//   0       1     format          kEntryFormat
//   1       8     sequence        unsigned, big-endian
//   9       8     recorded_at     signed, big-endian; µs since 1970-01-01T00:00:00Z
//   17      2     kind            unsigned, big-endian
//   19      1     kind version
//   20      n     body            canonical bytes of the record
//   20+n    32    previous leaf   leaf of the entry before; 32 zero bytes in entry 0
//
// Source: docs/FORMAT.md "Entry". These bytes are on disk and in every hash: they may not change.
#pragma once

#include <cstdint>

#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/record.h"

namespace fundtrail {

/// The entry format, frozen. 0 was a draft, which this version does not read.
inline constexpr std::uint8_t kEntryFormat = 1;
inline constexpr std::size_t kEntryHeaderBytes = 20;
inline constexpr std::size_t kEntryTrailerBytes = kDigestBytes;
static_assert(kEntryHeaderBytes == 1 + 8 + 8 + 2 + 1);

/// The fixed part of an entry.
struct EntryHeader {
  std::uint8_t format = kEntryFormat;
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z
  std::uint16_t kind = 0;           ///< as stored; perhaps a kind this version does not know
  std::uint8_t kind_version = 0;

  friend bool operator==(const EntryHeader&, const EntryHeader&) = default;
};

/// An entry taken apart. Lifetime: the views are of the bytes it was parsed from.
struct EntryView {
  EntryHeader header;
  ByteView body;
  Digest previous_leaf;
};

/// Takes an entry apart without decoding its body.
/// Throws: FormatError if it is shorter than its fixed parts or longer than kEntryBytesMax, or of a
/// format newer than this version's.
[[nodiscard]] EntryView parse_entry(ByteView entry);

/// Encodes an entry. `header.kind` and `.kind_version` are taken from `record`.
/// Throws: FieldError if the entry would exceed kEntryBytesMax; it names the largest field.
[[nodiscard]] Bytes encode_entry(const EntryHeader& header, const Record& record,
                                 const Digest& previous_leaf);

/// Gives an encoded entry its place: what was encoded for another, or for none, is as if it had
/// been encoded for this one. Requires: `entry` is what `encode_entry` returned.
void seal_entry(Bytes& entry, std::uint64_t sequence, std::int64_t recorded_at_us,
                const Digest& previous_leaf);

/// Decodes the body of an entry. Requires: is_known(header.kind, header.kind_version).
/// Throws: FormatError as decode_record.
[[nodiscard]] Record decode_body(const EntryView& entry);

/// The bytes that make two records "the same content": kind, version and body, without the place in
/// the ledger. Lifetime: that of the entry's bytes.
[[nodiscard]] bool has_same_content(const EntryView& left, const EntryView& right) noexcept;

}  // namespace fundtrail
