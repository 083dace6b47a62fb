// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/region_table.h"

#include <algorithm>
#include <array>

namespace fundtrail {
namespace {

constexpr std::size_t kHanBytes = 3;
// Longer than any name of a region; it bounds the cost of looking for one.
constexpr std::size_t kNameBytesMax = 20 * kHanBytes;

// The longer before those that end them.
constexpr std::array<std::string_view, 13> kLevelWords = {
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省",
    "市",         "县",     "区",     "州",     "盟",     "旗"};

// 220101 is 长春市's 市辖区, 429000 what Hubei governs itself: they head a list and name no place.
constexpr std::array<std::string_view, 4> kHeadings = {"市辖区", "县", "省直辖县级行政区划",
                                                       "自治区直辖县级行政区划"};

bool is_heading(std::string_view name) {
  return std::find(kHeadings.begin(), kHeadings.end(), name) != kHeadings.end();
}

// 城区, 郊区, 东区: names of districts, and words that any town uses.
bool names_a_place(std::string_view name) {
  return !is_heading(name) && !(name.size() == 2 * kHanBytes && name.ends_with("区"));
}

const std::vector<NamedRegion>& regions_by_name() {
  static const std::vector<NamedRegion> sorted = [] {
    std::vector<NamedRegion> regions;
    for (const NamedRegion& one : builtin_regions()) {
      if (names_a_place(one.name)) regions.push_back(one);
    }
    std::stable_sort(regions.begin(), regions.end(),
                     [](const auto& left, const auto& right) { return left.name < right.name; });
    return regions;
  }();
  return sorted;
}

std::string_view builtin_name(Region region) {
  const auto regions = builtin_regions();
  const auto found =
      std::lower_bound(regions.begin(), regions.end(), region,
                       [](const NamedRegion& one, Region wanted) { return one.region < wanted; });
  return found != regions.end() && found->region == region ? found->name : std::string_view();
}

}  // namespace

std::optional<Region> parent_region(Region region) noexcept {
  switch (region_level(region)) {
    case RegionLevel::kProvince:
      return std::nullopt;
    case RegionLevel::kCity:
      return Region{region.code / 10'000 * 10'000};
    case RegionLevel::kCounty:
      break;
  }
  return Region{region.code / 100 * 100};
}

bool is_within(Region region, Region whole) noexcept {
  const std::uint32_t part = region_level(whole) == RegionLevel::kProvince ? 10'000
                             : region_level(whole) == RegionLevel::kCity   ? 100
                                                                           : 1;
  return region.code / part == whole.code / part;
}

std::string_view place_stem(std::string_view name) noexcept {
  for (const std::string_view word : kLevelWords) {
    if (name.size() > word.size() && name.ends_with(word)) {
      return name.substr(0, name.size() - word.size());
    }
  }
  return name;
}

Message region_level_label(Region region) {
  switch (region_level(region)) {
    case RegionLevel::kProvince:
      return say("省级", "province");
    case RegionLevel::kCity:
      return say("地级", "prefecture");
    case RegionLevel::kCounty:
      break;
  }
  return say("县级", "county");
}

void RegionTable::add(Region region, std::string name) {
  added_.insert_or_assign(region, std::move(name));
}

std::string_view RegionTable::name(Region region) const {
  const auto own = added_.find(region);
  return own != added_.end() ? std::string_view(own->second) : builtin_name(region);
}

std::string RegionTable::full_name(Region region) const {
  std::string full(name(region));
  if (full.empty()) return full;
  for (auto above = parent_region(region); above; above = parent_region(*above)) {
    const std::string_view one = name(*above);
    if (!is_heading(one)) full.insert(0, one);
  }
  return full;
}

std::vector<Region> RegionTable::called(std::string_view name) const {
  std::vector<Region> found;
  const auto [first, last] =
      std::equal_range(regions_by_name().begin(), regions_by_name().end(), NamedRegion{{}, name},
                       [](const auto& left, const auto& right) { return left.name < right.name; });
  for (auto one = first; one != last; ++one) {
    if (!added_.contains(one->region)) found.push_back(one->region);
  }
  for (const auto& [region, own] : added_) {
    if (own == name) found.push_back(region);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Region> RegionTable::called_like(std::string_view name) const {
  const std::string_view stem = place_stem(name);
  std::vector<Region> found;
  for (const std::string_view word : kLevelWords) {
    const std::string other = std::string(stem) + std::string(word);
    if (other == name) continue;
    for (const Region region : called(other)) found.push_back(region);
  }
  std::sort(found.begin(), found.end());
  return found;
}

RegionTable::Place RegionTable::place_at_front(std::string_view name) const {
  Place place;
  const auto lies_in_place = [&place](Region region) {
    return place.bytes == 0 ||
           std::any_of(place.regions.begin(), place.regions.end(), [region](Region whole) {
             return region != whole && is_within(region, whole);
           });
  };
  const auto extend = [&](std::size_t bytes) {
    std::vector<Region> regions = called(name.substr(place.bytes, bytes));
    std::erase_if(regions, [&](Region region) { return !lies_in_place(region); });
    if (regions.empty()) return false;
    place.regions = std::move(regions);
    place.bytes += bytes;
    return true;
  };
  while (true) {
    std::size_t bytes = std::min(name.size() - place.bytes, kNameBytesMax);
    while (bytes > 0 && !extend(bytes)) --bytes;
    if (bytes == 0) return place;
  }
}

}  // namespace fundtrail
