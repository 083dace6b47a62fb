// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// An administrative division code of six digits. Source: GB/T 2260.
struct Region {
  std::uint32_t code = 0;  ///< 110000 to 829999
  friend auto operator<=>(const Region&, const Region&) = default;
};

/// The level that a region code tells: xx0000 province, xxyy00 city, else county.
enum class RegionLevel { kProvince, kCity, kCounty };

/// Whether `region` has the form of a code (existence is a matter of year and of rule D09).
[[nodiscard]] bool is_valid(Region region) noexcept;
/// Requires: is_valid(region).
[[nodiscard]] RegionLevel region_level(Region region) noexcept;
/// Parses six digits. Throws: FormatError if `text` has another form or an impossible province.
[[nodiscard]] Region parse_region(std::string_view text);
/// Formats as six digits.
[[nodiscard]] std::string format_region(Region region);

/// A unified social credit code 统一社会信用代码. Source: GB 32100-2015.
struct Uscc {
  std::string value;  ///< 18 characters of the standard's alphabet, the last a check character
  friend auto operator<=>(const Uscc&, const Uscc&) = default;
};

/// The check character of the first 17 characters, or nothing if one is outside the alphabet.
/// Requires: `prefix` has 17 characters. Source: GB 32100-2015, ISO 7064 MOD 31-3.
[[nodiscard]] std::optional<char> uscc_check_character(std::string_view prefix) noexcept;
/// Tells why `text` is no such code, or nothing if it is one.
[[nodiscard]] std::optional<Message> refuse_uscc(std::string_view text);

/// The code of a construction project in the integrated budget system: 6 digits of region, 2 of
/// year, a category letter, 12 digits.
struct ProjectCode {
  std::string value;
  friend auto operator<=>(const ProjectCode&, const ProjectCode&) = default;
};

/// Tells why `text` is no project code, or nothing if it is one.
[[nodiscard]] std::optional<Message> refuse_project_code(std::string_view text);

}  // namespace fundtrail
