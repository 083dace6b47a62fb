// SPDX-License-Identifier: Apache-2.0
#include "schemas/bytes.h"

#include <algorithm>
#include <array>

namespace fundtrail {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encode_base64_group(std::uint32_t bits, std::size_t digits) {
  std::string group(4, '=');
  for (std::size_t i = 0; i < digits; ++i) group[i] = kBase64Digits[(bits >> (18 - 6 * i)) & 63];
  return group;
}

}  // namespace

ByteView as_bytes(std::string_view text) noexcept {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view as_text(ByteView bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string format_hex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kHexDigits[byte >> 4];
    text += kHexDigits[byte & 15];
  }
  return text;
}

bool parse_hex(std::string_view text, std::span<std::uint8_t> bytes) noexcept {
  if (text.size() != bytes.size() * 2) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t high = kHexDigits.find(text[2 * i]);
    const std::size_t low = kHexDigits.find(text[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return false;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

std::string format_base64(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) bits = bits << 8 | (j < count ? bytes[i + j] : 0U);
    text += encode_base64_group(bits, count + 1);
  }
  return text;
}

bool parse_base64(std::string_view text, std::span<std::uint8_t> bytes) noexcept {
  if (text.size() != (bytes.size() + 2) / 3 * 4) return false;
  std::uint32_t bits = 0;
  std::size_t bit_count = 0;
  std::size_t written = 0;
  const std::size_t padding = (3 - bytes.size() % 3) % 3;
  for (std::size_t i = 0; i < text.size() - padding; ++i) {
    const std::size_t digit = kBase64Digits.find(text[i]);
    if (digit == std::string_view::npos) return false;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    bit_count += 6;
    if (bit_count >= 8) {
      bit_count -= 8;
      bytes[written++] = static_cast<std::uint8_t>(bits >> bit_count);
      bits &= (1U << bit_count) - 1;
    }
  }
  return bits == 0 &&
         text.substr(text.size() - padding) == std::string_view("==").substr(0, padding);
}

std::optional<Bytes> parse_base64(std::string_view text, std::size_t bytes_max) {
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  const std::size_t size = text.size() / 4 * 3;
  if (size < padding || size - padding > bytes_max) return std::nullopt;
  Bytes bytes(size - padding);
  if (!parse_base64(text, bytes)) return std::nullopt;
  return bytes;
}

}  // namespace fundtrail
