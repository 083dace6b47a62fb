// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_text.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "imports/table.h"

namespace fundtrail {
namespace {

constexpr std::size_t kEscapeBytes = 7;  // _xHHHH_

std::optional<unsigned> escape_at_front(std::string_view text) {
  if (text.size() < kEscapeBytes || !text.starts_with("_x") || text[kEscapeBytes - 1] != '_') {
    return std::nullopt;
  }
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (error != std::errc() || end != text.data() + 6) return std::nullopt;
  return unit;
}

void append_utf8(std::string& text, unsigned unit) {
  if (unit < 0x80) {
    text += static_cast<char>(unit);
  } else if (unit < 0x800) {
    text += static_cast<char>(0xC0U | unit >> 6U);
    text += static_cast<char>(0x80U | (unit & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | unit >> 12U);
    text += static_cast<char>(0x80U | (unit >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (unit & 0x3FU));
  }
}

// Controls, halves of surrogate pairs and noncharacters stay as they are written.
bool is_readable_unit(unsigned unit) {
  if (unit < 0x20) return unit == '\t' || unit == '\n';
  const auto is_within = [unit](unsigned first, unsigned last) {
    return unit >= first && unit <= last;
  };
  return !is_within(0x7F, 0x9F) && !is_within(0xD800, 0xDFFF) && !is_within(0xFDD0, 0xFDEF) &&
         unit < 0xFFFE;
}

std::string xml_character(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 ? fmt::format("_x{:04X}_", byte) : std::string(1, c);
}

}  // namespace

std::string read_escapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const auto unit = escape_at_front(text);
    if (unit && is_readable_unit(*unit)) append_utf8(plain, *unit);
    const bool is_read = unit && (is_readable_unit(*unit) || *unit == '\r');
    if (!is_read && text.front() != '\r') plain += text.front();
    text.remove_prefix(is_read ? kEscapeBytes : 1);
  }
  return plain;
}

std::string xml_text(std::string_view text) {
  std::string xml;
  xml.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    xml += escape_at_front(text.substr(i)) ? "_x005F_" : xml_character(text[i]);
  }
  return xml;
}

void RichText::start(std::string_view element) {
  if (element == "rPh") is_phonetic_ = true;
  if (element == "t") is_in_text_ = !is_phonetic_;
}

void RichText::end(std::string_view element) {
  if (element == "rPh") is_phonetic_ = false;
  if (element == "t") is_in_text_ = false;
}

void RichText::text(std::string_view piece) {
  if (!is_in_text_) return;
  const std::size_t room = kTableCellBytesMax - text_.size();
  is_too_long_ = is_too_long_ || piece.size() > room;
  text_ += piece.substr(0, room);
}

std::string RichText::take() {
  std::string text = text_.find("_x") == std::string::npos && text_.find('\r') == std::string::npos
                         ? std::exchange(text_, {})
                         : read_escapes(std::exchange(text_, {}));
  is_too_long_ = false;
  return text;
}

}  // namespace fundtrail
