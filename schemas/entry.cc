// SPDX-License-Identifier: Apache-2.0
#include "schemas/entry.h"

#include <algorithm>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kSequenceAt = 1;
constexpr std::size_t kRecordedAt = 9;
constexpr std::size_t kKindAt = 17;
constexpr std::size_t kKindVersionAt = 19;

template <class T>
void write_big_endian(Bytes& bytes, T value) {
  for (std::size_t i = sizeof(T); i-- > 0;) {
    bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
}

template <class T>
void write_big_endian_at(Bytes& bytes, std::size_t offset, T value) {
  for (std::size_t i = sizeof(T); i-- > 0; value >>= 8) {
    bytes[offset + i] = static_cast<std::uint8_t>(value);
  }
}

template <class T>
T read_big_endian(ByteView bytes, std::size_t offset) {
  T value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    value = static_cast<T>(value << 8 | bytes[offset + i]);
  }
  return value;
}

// The member of the JSON form that takes most room: what to shorten.
[[noreturn]] void refuse_size(const Record& record, std::size_t size) {
  const JsonValue json = record_to_json(record);
  std::string largest_name;
  std::size_t largest_size = 0;
  for (const auto& [name, value] : json.members()) {
    const std::size_t value_size = format_json(value).size();
    if (value_size <= largest_size) continue;
    largest_name = name;
    largest_size = value_size;
  }
  throw FieldError(
      largest_name, "",
      say("记录编码后有 {} 字节，最多 {} 字节；此字段最大，请缩短，或把全文作为文件登记",
          "the record takes {} bytes, at most {} are allowed; this field is the "
          "largest: shorten it, or register the text as a document",
          size, kEntryBytesMax));
}

}  // namespace

EntryView parse_entry(ByteView entry) {
  if (entry.size() < kEntryHeaderBytes + kEntryTrailerBytes || entry.size() > kEntryBytesMax) {
    throw FormatError(say("条目有 {} 字节，应在 {} 与 {} 之间",
                          "the entry has {} bytes, not {} to {}", entry.size(),
                          kEntryHeaderBytes + kEntryTrailerBytes, kEntryBytesMax));
  }
  if (entry[0] != kEntryFormat) {
    throw FormatError(say("条目格式 {} 不是本程序认识的 {}",
                          "entry format {} is not {}, the one this program knows",
                          static_cast<unsigned>(entry[0]), static_cast<unsigned>(kEntryFormat)),
                      0);
  }
  EntryView view;
  view.header.format = entry[0];
  view.header.sequence = read_big_endian<std::uint64_t>(entry, kSequenceAt);
  view.header.recorded_at_us =
      static_cast<std::int64_t>(read_big_endian<std::uint64_t>(entry, kRecordedAt));
  view.header.kind = read_big_endian<std::uint16_t>(entry, kKindAt);
  view.header.kind_version = entry[kKindVersionAt];
  const std::size_t body_size = entry.size() - kEntryHeaderBytes - kEntryTrailerBytes;
  view.body = entry.subspan(kEntryHeaderBytes, body_size);
  std::copy(entry.end() - kEntryTrailerBytes, entry.end(), view.previous_leaf.bytes.begin());
  return view;
}

Bytes encode_entry(const EntryHeader& header, const Record& record, const Digest& previous_leaf) {
  Bytes entry;
  entry.reserve(512);
  entry.push_back(header.format);
  write_big_endian(entry, header.sequence);
  write_big_endian(entry, static_cast<std::uint64_t>(header.recorded_at_us));
  write_big_endian(entry, static_cast<std::uint16_t>(record_kind(record)));
  entry.push_back(record_version(record));
  encode_record(record, entry);
  entry.insert(entry.end(), previous_leaf.bytes.begin(), previous_leaf.bytes.end());
  if (entry.size() > kEntryBytesMax) refuse_size(record, entry.size());
  return entry;
}

void seal_entry(Bytes& entry, std::uint64_t sequence, std::int64_t recorded_at_us,
                const Digest& previous_leaf) {
  write_big_endian_at(entry, kSequenceAt, sequence);
  write_big_endian_at(entry, kRecordedAt, static_cast<std::uint64_t>(recorded_at_us));
  std::copy(previous_leaf.bytes.begin(), previous_leaf.bytes.end(),
            entry.end() - kEntryTrailerBytes);
}

Record decode_body(const EntryView& entry) {
  return decode_record(entry.header.kind, entry.header.kind_version, entry.body);
}

bool has_same_content(const EntryView& left, const EntryView& right) noexcept {
  return left.header.kind == right.header.kind &&
         left.header.kind_version == right.header.kind_version &&
         std::equal(left.body.begin(), left.body.end(), right.body.begin(), right.body.end());
}

}  // namespace fundtrail
