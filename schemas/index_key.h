// SPDX-License-Identifier: Apache-2.0
//
// The secondary index: a set of keys, each of which is a pure function of one entry.
//
//   key = term type (1 byte) · term (n bytes, no zero byte) · 0x00 · sequence (8 bytes, big-endian)
//
// Keys of one term are contiguous and in sequence order. Source: docs/FORMAT.md "Index keys".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/bytes.h"
#include "schemas/record.h"

namespace fundtrail {

/// What a term of the index is. The bytes are part of the stored format.
enum class IndexTermType : std::uint8_t {
  kId = 'i',         ///< the record's own id; one key a record
  kProgramme = 'g',  ///< a programme the record belongs to (a project may have several)
  kParty = 'p',      ///< a party the record names
  kDocument = 'd',   ///< a document the record rests on, cites or states
  kDate = 't',       ///< the business date, as YYYY-MM-DD
  kKind = 'k',       ///< the kind's name
};

constexpr auto enum_table(IndexTermType) {
  return std::to_array<EnumEntry<IndexTermType>>({
      {IndexTermType::kId, "id", "编号"},
      {IndexTermType::kProgramme, "programme", "资金项目"},
      {IndexTermType::kParty, "party", "机构"},
      {IndexTermType::kDocument, "document", "文件"},
      {IndexTermType::kDate, "date", "业务日期"},
      {IndexTermType::kKind, "kind", "类别"},
  });
}

/// A key of the index, taken apart.
struct IndexKey {
  IndexTermType type{};
  std::string term;
  std::uint64_t sequence = 0;

  friend auto operator<=>(const IndexKey&, const IndexKey&) = default;
};

/// Encodes a key. Requires: the term has no zero byte and at most 64 bytes.
[[nodiscard]] Bytes encode_index_key(const IndexKey& key);

/// The bytes that all keys of a term begin with.
[[nodiscard]] Bytes index_prefix(IndexTermType type, std::string_view term);

/// Takes a key apart. Returns: nothing if the bytes are no key.
[[nodiscard]] std::optional<IndexKey> parse_index_key(ByteView bytes);

/// The keys of the record at `sequence`, sorted and without duplicates.
[[nodiscard]] std::vector<IndexKey> index_keys(std::uint64_t sequence, const Record& record);

}  // namespace fundtrail
