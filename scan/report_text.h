// SPDX-License-Identifier: Apache-2.0
//
// The plain text of a report, taken apart into paragraphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// Longest text of a report, in bytes. That of a report of 20 pages has some 60,000.
inline constexpr std::size_t kReportBytesMax = 1'048'576;
/// Longest paragraph, in bytes: some 5,400 Chinese characters. What is searched for in a sentence
/// is searched for in all of it, so that this bounds the time as well.
inline constexpr std::size_t kParagraphBytesMax = 16'384;

/// A line of a report that is not blank: a paragraph, as reports are saved as plain text.
struct Paragraph {
  std::string_view text;   ///< without blanks around. Lifetime: that of the bytes read
  std::uint64_t line = 0;  ///< from 1
  std::string section;     ///< such as 二(一)1; see SectionTracker
  std::vector<std::string_view> titles;  ///< of the headings it is under, from the outermost on
  /// Whether the line before ends within a number: a figure that begins this one may lack digits.
  bool continues_number = false;
};

/// Reads the plain text of a report: UTF-8, perhaps with a byte order mark.
///
/// Lines that a program broke within a sentence are not joined: what is cut in two is not found.
/// Throws: FormatError that says how to save the file if it is no such text (UTF-16, GB18030, PDF,
/// Word), longer than kReportBytesMax, or has a line that is longer than kParagraphBytesMax.
/// Lifetime: the paragraphs view `bytes`.
[[nodiscard]] std::vector<Paragraph> read_report(std::string_view bytes);

}  // namespace fundtrail
