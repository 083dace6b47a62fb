// SPDX-License-Identifier: Apache-2.0
//
// The headings of official documents, 一、 （一） 1. （1）, and the names of sections by them.
// Source: GB/T 9704-2012 7.3.3.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// The levels of headings: 一、 （一） 1. （1）.
inline constexpr std::size_t kHeadingLevels = 4;

/// What a paragraph begins with, if it is numbered.
struct Heading {
  std::size_t level = 0;   ///< Range: 0 (一、) to kHeadingLevels - 1
  std::string number;      ///< as a section is named by it: 一, (一), 1, (1)
  std::string_view title;  ///< what follows, without blanks. Lifetime: that of the paragraph
};

/// Reads the number that a paragraph begins with. Full-width brackets, points and digits are read
/// as the others; 1.5万元 is no heading. Requires: well-formed UTF-8 without blanks around.
[[nodiscard]] std::optional<Heading> parse_heading(std::string_view paragraph);

/// Follows the headings of a document and names the section of each paragraph: 头 before the first
/// heading of the first level met, then 一, 二(一)1, 二(四)1(1), and 尾 from the closing words on
/// (以上…, 特此…, 附件：…). A document without a heading is all 正文.
class SectionTracker {
 public:
  /// `has_headings` says whether any paragraph of the document is numbered.
  explicit SectionTracker(bool has_headings) : has_headings_(has_headings) {}

  /// Moves on to the next paragraph, without blanks around.
  void enter(std::string_view paragraph);

  /// The name of the section that the paragraph is in.
  [[nodiscard]] std::string name() const;

  /// The titles of the headings that the paragraph is under, from the outermost on.
  [[nodiscard]] std::vector<std::string_view> titles() const;

 private:
  bool has_headings_;
  bool is_at_end_ = false;
  std::array<std::optional<Heading>, kHeadingLevels> open_;
};

}  // namespace fundtrail
