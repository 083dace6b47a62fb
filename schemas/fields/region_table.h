// SPDX-License-Identifier: Apache-2.0
//
// Which regions there are, what they are called, and what they are a part of: GB/T 2260.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/fields/codes.h"

namespace fundtrail {

/// A region code and what it is called.
struct NamedRegion {
  Region region;
  std::string_view name;  ///< of itself alone: 桦甸市, and not 吉林省吉林市桦甸市
};

/// The codes that are built in, ascending, each once: the provinces, and the cities and counties
/// that the National Bureau of Statistics has listed up to 2014, those abolished until then with
/// them. Lifetime: static. Source: GB/T 2260, by python3-stdnum's stdnum/cn/loc.dat.
[[nodiscard]] std::span<const NamedRegion> builtin_regions();

/// The region one level up, by the digits: of a county its city, of a city its province; nothing of
/// a province. Requires: is_valid(region).
[[nodiscard]] std::optional<Region> parent_region(Region region) noexcept;

/// Whether `region` is `whole`, or lies in it, by the digits. Requires: both are valid.
[[nodiscard]] bool is_within(Region region, Region whole) noexcept;

/// The level that a code tells, in words: 省级, 地级, 县级. Requires: is_valid(region).
[[nodiscard]] Message region_level_label(Region region);

/// A name without the word at its end that tells its level: 吉林 of 吉林省 and of 吉林市,
/// 长白朝鲜族 of 长白朝鲜族自治县. The whole name if there is no such word, or nothing else.
/// Lifetime: that of `name`.
[[nodiscard]] std::string_view place_stem(std::string_view name) noexcept;

/// The region codes that are known: those built in, and a user's own. Codes change: a region may
/// have had several, and one that is not here may be newer than what is built in.
///
/// Threads: const functions may run together.
class RegionTable {
 public:
  /// Adds a code, or calls one that is known by another name. Requires: is_valid(region).
  void add(Region region, std::string name);

  /// What was added.
  [[nodiscard]] const std::map<Region, std::string>& added() const { return added_; }

  /// What a region is called, without what it is a part of; empty if the code is not known.
  /// Lifetime: that of the table.
  [[nodiscard]] std::string_view name(Region region) const;

  /// The same with what it is a part of: 吉林省吉林市桦甸市; empty if the code is not known.
  [[nodiscard]] std::string full_name(Region region) const;

  /// The regions that are called exactly `name`, ascending. The headings under which the standard
  /// lists counties (市辖区, 省直辖县级行政区划, …), and what any town may say (城区, 郊区), name
  /// none. Cost: O(log regions), and linear in what was added.
  [[nodiscard]] std::vector<Region> called(std::string_view name) const;

  /// The regions whose names differ from `name` by their level alone, ascending: 通化县 of 通化市.
  [[nodiscard]] std::vector<Region> called_like(std::string_view name) const;

  /// The place that a name begins with: 长春市朝阳区财政局 begins with 长春市朝阳区.
  struct Place {
    std::vector<Region> regions;  ///< that it may be, ascending; more than one share names
    std::size_t bytes = 0;        ///< of the name; 0: it begins with none
  };
  [[nodiscard]] Place place_at_front(std::string_view name) const;

  friend bool operator==(const RegionTable&, const RegionTable&) = default;

 private:
  std::map<Region, std::string> added_;
};

}  // namespace fundtrail
