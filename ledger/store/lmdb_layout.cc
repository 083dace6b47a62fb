// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_layout.h"

#include <algorithm>

namespace fundtrail {

std::optional<std::uint64_t> decode_number(ByteView key) noexcept {
  if (key.size() != NumberKey().size()) return std::nullopt;
  std::uint64_t number = 0;
  for (const std::uint8_t byte : key) number = number << 8 | byte;
  return number;
}

HeadValue encode_head(const Head& head) noexcept {
  HeadValue value{};
  const NumberKey size = encode_number(head.size);
  const auto root = std::copy(size.begin(), size.end(), value.begin());
  std::copy(head.root.bytes.begin(), head.root.bytes.end(), root);
  return value;
}

std::optional<Head> decode_head(ByteView value) noexcept {
  if (value.size() != HeadValue().size()) return std::nullopt;
  Head head;
  head.size = decode_number(value.first(NumberKey().size())).value_or(0);
  const ByteView root = value.last(kDigestBytes);
  std::copy(root.begin(), root.end(), head.root.bytes.begin());
  return head;
}

Bytes encode_format() {
  Bytes value(kFormatMark.begin(), kFormatMark.end());
  value.push_back(kLayoutVersion);
  return value;
}

std::optional<std::uint8_t> decode_format(ByteView value) noexcept {
  if (value.size() != kFormatMark.size() + 1) return std::nullopt;
  if (as_text(value.first(kFormatMark.size())) != kFormatMark) return std::nullopt;
  return value.back();
}

}  // namespace fundtrail
