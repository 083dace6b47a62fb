// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundtrail {

/// Reads the escapes `_xHHHH_` that a spreadsheet file has for characters XML cannot hold, and for
/// an underscore that would begin one. What stands for a control character other than tab and line
/// feed is left as it is written, but carriage returns go: nobody sees them.
/// Source: ECMA-376 part 1, section 22.9.2.19 (ST_Xstring).
[[nodiscard]] std::string read_escapes(std::string_view text);

/// Writes `text` as XML, fit for an element's text or an attribute in double quotes, with those
/// escapes. Requires: well-formed UTF-8.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Gathers the text of a shared or inline string, over its runs of different fonts, without what
/// tells how it is pronounced. It is handed all elements within `si` or `is`.
class RichText {
 public:
  void start(std::string_view element);
  void end(std::string_view element);
  void text(std::string_view piece);

  /// Takes what was gathered since the last time, its escapes read.
  [[nodiscard]] std::string take();
  /// Whether that is more than kTableCellBytesMax; what is beyond was passed over.
  [[nodiscard]] bool is_too_long() const noexcept { return is_too_long_; }

 private:
  std::string text_;
  bool is_in_text_ = false;
  bool is_phonetic_ = false;
  bool is_too_long_ = false;
};

}  // namespace fundtrail
