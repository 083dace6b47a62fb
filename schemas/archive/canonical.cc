// SPDX-License-Identifier: Apache-2.0
#include "schemas/archive/canonical.h"

#include <algorithm>

#include "schemas/fields/text.h"

namespace fundtrail {
namespace {

constexpr std::uint8_t kContinuationBit = 0x80;
constexpr unsigned kVarintShiftMax = 63;  // the tenth byte of a 64-bit varint

// How an operand's alternatives are numbered in the canonical bytes.
enum OperandTag : std::uint64_t { kFigureTag = 0, kMeasureTag = 1, kReportTag = 2 };
// The same of a reported value.
enum ReportedTag : std::uint64_t { kReportedFigureTag = 0, kReportedResultTag = 1 };
// The same of a party's name.
enum NameTag : std::uint64_t { kClearNameTag = 0, kCommitmentTag = 1 };

}  // namespace

void CanonicalWriter::write_varint(std::uint64_t value) {
  while (value >= kContinuationBit) {
    bytes_.push_back(static_cast<std::uint8_t>(value) | kContinuationBit);
    value >>= 7;
  }
  bytes_.push_back(static_cast<std::uint8_t>(value));
}

void CanonicalWriter::write_signed(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  write_varint(bits << 1 ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void CanonicalWriter::leaf(const std::string& value) {
  write_varint(value.size());
  const ByteView text = as_bytes(value);
  bytes_.insert(bytes_.end(), text.begin(), text.end());
}

void CanonicalWriter::leaf(const Digest& value) {
  bytes_.insert(bytes_.end(), value.bytes.begin(), value.bytes.end());
}

void CanonicalWriter::leaf(const Figure& value) {
  write_signed(value.mantissa);
  bytes_.push_back(value.decimals);
  leaf(value.unit);
}

void CanonicalWriter::leaf(const Operand& value) {
  if (const auto* figure = std::get_if<Figure>(&value.value)) {
    write_varint(kFigureTag);
    leaf(*figure);
  } else if (const auto* measure = std::get_if<Measure>(&value.value)) {
    write_varint(kMeasureTag);
    leaf(*measure);
  } else {
    write_varint(kReportTag);
    leaf(std::get<ReportRef>(value.value).id);
  }
}

void CanonicalWriter::leaf(const ReportedValue& value) {
  if (const auto* figure = std::get_if<Figure>(&value.value)) {
    write_varint(kReportedFigureTag);
    leaf(*figure);
  } else {
    write_varint(kReportedResultTag);
    leaf(std::get<QualitativeResult>(value.value));
  }
}

void CanonicalWriter::leaf(const PartyName& value) {
  if (const auto* clear = std::get_if<std::string>(&value.value)) {
    write_varint(kClearNameTag);
    leaf(*clear);
  } else {
    write_varint(kCommitmentTag);
    leaf(std::get<Commitment>(value.value).digest);
  }
}

void CanonicalReader::finish() const {
  if (offset_ != bytes_.size()) {
    refuse(say("记录末尾多出 {} 字节", "{} bytes follow the record", bytes_.size() - offset_));
  }
}

void CanonicalReader::leaf(bool& value) {
  const std::uint8_t byte = read_byte();
  if (byte > 1) refuse_value();
  value = byte == 1;
}

void CanonicalReader::leaf(std::string& value) {
  value = read_string();
  if (const auto reason = refuse_text(value)) refuse(*reason);
}

void CanonicalReader::leaf(Digest& value) {
  if (bytes_.size() - offset_ < kDigestBytes) refuse_size(kDigestBytes);
  std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset_), kDigestBytes,
              value.bytes.begin());
  offset_ += kDigestBytes;
}

void CanonicalReader::leaf(Date& value) {
  const std::uint64_t number = read_varint();
  if (number > 99'999'999) refuse_value();
  value = date_from_number(static_cast<std::uint32_t>(number));
  if (!is_valid(value)) refuse_value();
}

void CanonicalReader::leaf(Amount& value) {
  value.fen = read_signed();
  if (value.fen > kAmountFenMax || value.fen < -kAmountFenMax) refuse_value();
}

void CanonicalReader::leaf(Figure& value) {
  value.mantissa = read_signed();
  value.decimals = read_byte();
  leaf(value.unit);
  if (!is_valid(value)) refuse_value();
}

void CanonicalReader::leaf(Region& value) {
  value.code = read_narrow<std::uint32_t>();
  if (!is_valid(value)) refuse_value();
}

void CanonicalReader::leaf(Uscc& value) {
  value.value = read_string();
  if (const auto reason = refuse_uscc(value.value)) refuse(*reason);
}

void CanonicalReader::leaf(ProjectCode& value) {
  value.value = read_string();
  if (const auto reason = refuse_project_code(value.value)) refuse(*reason);
}

void CanonicalReader::leaf(Operand& value) {
  const std::uint64_t tag = read_varint();
  if (tag == kFigureTag) {
    leaf(value.value.emplace<Figure>());
  } else if (tag == kMeasureTag) {
    leaf(value.value.emplace<Measure>());
  } else if (tag == kReportTag) {
    std::string& id = value.value.emplace<ReportRef>().id;
    read_id(id);
    // An id that would be read as a figure or a measure has no JSON form of its own.
    if (!is_report_operand(id)) refuse_value();
  } else {
    refuse_enumerator(tag);
  }
}

void CanonicalReader::leaf(ReportedValue& value) {
  const std::uint64_t tag = read_varint();
  if (tag == kReportedFigureTag) {
    leaf(value.value.emplace<Figure>());
  } else if (tag == kReportedResultTag) {
    leaf(value.value.emplace<QualitativeResult>());
  } else {
    refuse_enumerator(tag);
  }
}

void CanonicalReader::leaf(PartyName& value) {
  const std::uint64_t tag = read_varint();
  if (tag == kClearNameTag) {
    std::string& clear = value.value.emplace<std::string>();
    clear = read_string();
    if (const auto reason = refuse_clear_name(clear)) refuse(*reason);
  } else if (tag == kCommitmentTag) {
    leaf(value.value.emplace<Commitment>().digest);
  } else {
    refuse_enumerator(tag);
  }
}

std::uint8_t CanonicalReader::read_byte() {
  if (offset_ == bytes_.size()) refuse(say("记录不完整", "the record is cut short"));
  return bytes_[offset_++];
}

std::uint64_t CanonicalReader::read_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift <= kVarintShiftMax; shift += 7) {
    const std::uint8_t byte = read_byte();
    if (shift == kVarintShiftMax && byte > 1) refuse_value();
    value |= static_cast<std::uint64_t>(byte & (kContinuationBit - 1U)) << shift;
    if ((byte & kContinuationBit) == 0) {
      if (byte == 0 && shift > 0) refuse_value();  // a shorter encoding exists
      return value;
    }
  }
  refuse_value();
}

std::int64_t CanonicalReader::read_signed() {
  const std::uint64_t bits = read_varint();
  return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
}

void CanonicalReader::read_id(std::string& value) {
  value = read_string();
  if (const auto reason = refuse_id(value)) refuse(*reason);
}

std::string CanonicalReader::read_string() {
  const std::uint64_t size = read_varint();
  if (size > bytes_.size() - offset_) refuse_size(size);
  std::string text(as_text(bytes_.subspan(offset_, static_cast<std::size_t>(size))));
  offset_ += static_cast<std::size_t>(size);
  return text;
}

void CanonicalReader::refuse(const Message& reason) const {
  throw FormatError(
      say("第 {} 字节，字段 {}：{}", "byte {}, field {}: {}", offset_, field_name_, reason),
      offset_);
}

void CanonicalReader::refuse_value() const {
  refuse(say("值不在允许的范围内，或不是唯一的编码", "the value is out of range or not canonical"));
}

void CanonicalReader::refuse_size(std::uint64_t size) const {
  refuse(say("长度 {} 超过余下的 {} 字节或上限", "size {} exceeds the {} bytes left or the limit",
             size, bytes_.size() - offset_));
}

void CanonicalReader::refuse_enumerator(std::uint64_t number) const {
  refuse(say("未知的选项编号 {}", "unknown enumerator {}", number));
}

}  // namespace fundtrail
