// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// Bytes that somebody owns.
using Bytes = std::vector<std::uint8_t>;

/// A view of bytes that somebody else owns.
///
/// Lifetime: never outlives the buffer it points into. Functions that return one say whose it is.
using ByteView = std::span<const std::uint8_t>;

/// Views the bytes of `text`. Lifetime: that of `text`.
[[nodiscard]] ByteView as_bytes(std::string_view text) noexcept;

/// Views `bytes` as text, unchecked. Lifetime: that of `bytes`.
[[nodiscard]] std::string_view as_text(ByteView bytes) noexcept;

/// Formats `bytes` as lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string format_hex(ByteView bytes);

/// Parses hexadecimal (lower case only: one value, one spelling).
/// Returns: false, with `bytes` unspecified, if `text` is anything else or of another length.
[[nodiscard]] bool parse_hex(std::string_view text, std::span<std::uint8_t> bytes) noexcept;

/// Formats `bytes` as standard base64 with padding. Source: RFC 4648 section 4.
[[nodiscard]] std::string format_base64(ByteView bytes);

/// Parses standard base64, padded, canonical (unused bits zero), without white space.
/// Returns: false, with `bytes` unspecified, if `text` is anything else or of another length.
[[nodiscard]] bool parse_base64(std::string_view text, std::span<std::uint8_t> bytes) noexcept;

/// Parses the same where only the text tells how many bytes there are, none for an empty text.
/// Returns: nothing if `text` is anything else, or stands for more than `bytes_max` bytes; no more
/// memory is taken than that.
[[nodiscard]] std::optional<Bytes> parse_base64(std::string_view text, std::size_t bytes_max);

}  // namespace fundtrail
