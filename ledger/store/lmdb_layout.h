// SPDX-License-Identifier: Apache-2.0
//
// How a ledger lies in an LMDB file. These bytes are on disk: they may not change.
//
//   database  key                                        value
//   meta      "format"                                   "fundtrail" · layout version (1 byte)
//   meta      "head"                                     size (8 bytes, big-endian) · root (32)
//   entries   sequence (8 bytes, big-endian)             entry
//   nodes     storage position (8 bytes, big-endian)     digest (32)
//   index     index key (schemas/index_key.h)            empty
//
// The four are named databases of one environment, without any flag, so that keys are in the order
// of their bytes. One commit adds everything of a batch and replaces the head. The folder holds:
//
//   data.mdb              the environment. It gets this name once entry 0 is committed and on disk:
//                         a file of this name was a ledger, and whatever it lacks is damage
//   lock.mdb              LMDB's table of readers, made again at will
//   writer.lock           the writer's lock (file_lock.h)
//   data.mdb.new (-lock)  a ledger that was being made when the program ended: never a ledger
//
// Source: docs/FORMAT.md "LMDB store".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/proof/entry_source.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail {

inline constexpr const char* kDataFileName = "data.mdb";
inline constexpr const char* kReaderTableName = "lock.mdb";
inline constexpr const char* kNewDataFileName = "data.mdb.new";
inline constexpr const char* kNewReaderTableName = "data.mdb.new-lock";

inline constexpr const char* kMetaDatabase = "meta";
inline constexpr const char* kEntriesDatabase = "entries";
inline constexpr const char* kNodesDatabase = "nodes";
inline constexpr const char* kIndexDatabase = "index";

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kHeadKey = "head";

/// What the value of "format" begins with; the version of the layout is the byte after it.
inline constexpr std::string_view kFormatMark = "fundtrail";
/// The layout, frozen. 0 was a draft, which this version does not read.
inline constexpr std::uint8_t kLayoutVersion = 1;

/// A sequence or a storage position as a key.
using NumberKey = std::array<std::uint8_t, 8>;
using HeadValue = std::array<std::uint8_t, 8 + kDigestBytes>;

/// Encodes a number so that the order of the bytes is that of the numbers.
[[nodiscard]] constexpr NumberKey encode_number(std::uint64_t number) noexcept {
  NumberKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    key[i] = static_cast<std::uint8_t>(number >> (8 * (key.size() - 1 - i)));
  }
  return key;
}

/// Returns: the number, or nothing if `key` has not 8 bytes.
[[nodiscard]] std::optional<std::uint64_t> decode_number(ByteView key) noexcept;

[[nodiscard]] HeadValue encode_head(const Head& head) noexcept;

/// Returns: the head, or nothing if `value` has not the length of one.
[[nodiscard]] std::optional<Head> decode_head(ByteView value) noexcept;

/// The value of "format" for this version's layout.
[[nodiscard]] Bytes encode_format();

/// Returns: the version of the layout, or nothing if `value` is not of that form.
[[nodiscard]] std::optional<std::uint8_t> decode_format(ByteView value) noexcept;

}  // namespace fundtrail
