// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fundtrail {

/// The parts of an official document number 文号, such as 吉财综指〔2024〕179号.
/// Source: GB/T 9704-2012 7.2.5.
struct DocumentNumber {
  std::string agency_code;            ///< 机关代字: 1 to 12 Chinese characters
  std::uint16_t year = 0;             ///< 1900 to 2099
  std::uint32_t serial = 0;           ///< 1 to 99999
  bool has_standard_brackets = true;  ///< written with 〔〕 (U+3014, U+3015)

  friend bool operator==(const DocumentNumber&, const DocumentNumber&) = default;
};

/// Parses a 文号 as written. The brackets [] () （） 【】 ﹝﹞ are read as 〔〕 and told by
/// `has_standard_brackets`; nothing else is mended or guessed.
/// Returns: nothing if `text` is not of that form.
[[nodiscard]] std::optional<DocumentNumber> parse_document_number(std::string_view text);

/// Formats in the standard's form, with 〔〕.
[[nodiscard]] std::string format_document_number(const DocumentNumber& number);

}  // namespace fundtrail
