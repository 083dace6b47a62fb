// SPDX-License-Identifier: Apache-2.0
//
// The cell formats of workbooks that are written. For this folder's sources alone.
#pragma once

#include <string>

namespace fundtrail {

/// The cell formats, by their place in the list. That of texts is the sum of what they are.
inline constexpr unsigned kTextFormat = 0;
inline constexpr unsigned kQuotedFormat = 1;   ///< a text that must not be taken for a formula
inline constexpr unsigned kWrappedFormat = 2;  ///< a text on several lines
inline constexpr unsigned kNumberFormat = 4;
inline constexpr unsigned kDayFormat = 5;
inline constexpr unsigned kHeadingFormat = 6;

/// The part `xl/styles.xml` with those formats.
[[nodiscard]] std::string styles_xml();

}  // namespace fundtrail
