// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/party_places.h"

#include <algorithm>
#include <array>
#include <set>

namespace fundtrail {
namespace {

// Longer ones are not looked for in texts.
constexpr std::size_t kNameBytesMax = 60;

// After the name of a place these make another word of it: 吉林市场, 通化县级.
constexpr std::array<std::string_view, 5> kOtherWord = {"级", "场", "市", "县", "区"};

bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.starts_with(word); });
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool differ_by_level(const RegionTable& regions, Region left, Region right) {
  return place_stem(regions.name(left)) == place_stem(regions.name(right));
}

void add_with_parents(Region region, std::set<Region>& known) {
  for (std::optional<Region> one = region; one; one = parent_region(*one)) known.insert(*one);
}

// What the ledger speaks of by code or name, with what that lies in.
std::set<Region> known_regions(const RegionTable& regions, const Registry& registry) {
  std::set<Region> known;
  for (const auto& [id, placed] : registry.parties) {
    if (placed.record.region) add_with_parents(*placed.record.region, known);
    const std::string_view name = clear_name(placed.record.name);
    for (const Region region : regions.place_at_front(name).regions) {
      add_with_parents(region, known);
    }
  }
  for (const auto& [id, placed] : registry.programmes) {
    add_with_parents(placed.record.region, known);
  }
  for (const auto& [id, placed] : registry.projects) {
    if (placed.record.region) add_with_parents(*placed.record.region, known);
  }
  return known;
}

}  // namespace

bool is_regional_office(const Party& party) {
  switch (party.role) {
    case PartyRole::kFinance:
    case PartyRole::kTreasury:
    case PartyRole::kHousing:
    case PartyRole::kDepartment:
    case PartyRole::kRecipient:
    case PartyRole::kAuditor:
    case PartyRole::kInspector:
      return true;
    default:
      return false;
  }
}

std::optional<Region> contradicted_region(const RegionTable& regions, const Party& party) {
  if (!is_regional_office(party) || !party.region) return std::nullopt;
  const Region region = *party.region;
  if (regions.name(region).empty()) return std::nullopt;
  const std::string_view name = clear_name(party.name);
  const RegionTable::Place place = regions.place_at_front(name);
  if (place.regions.empty()) return std::nullopt;
  const bool is_place = place.bytes == name.size();
  const bool fits = std::any_of(place.regions.begin(), place.regions.end(), [&](Region meant) {
    const bool may_lie_in_it = !is_place && !differ_by_level(regions, region, meant);
    return region == meant || (may_lie_in_it && is_within(region, meant));
  });
  return fits ? std::nullopt : std::optional(place.regions.front());
}

MistakenNames::MistakenNames(const RegionTable& regions, const Registry& registry) {
  const std::set<Region> known = known_regions(regions, registry);
  const auto add = [this](std::string_view name, const Party* meant) {
    if (name.empty() || name.size() > kNameBytesMax) return;
    names_.emplace(name, meant);
    bytes_max_ = std::max(bytes_max_, name.size());
  };
  for (const auto& [id, placed] : registry.parties) {
    add(clear_name(placed.record.name), nullptr);
    for (const std::string& alias : placed.record.aliases) add(alias, nullptr);
  }
  for (const auto& [id, placed] : registry.parties) {
    const std::string_view name = clear_name(placed.record.name);
    const RegionTable::Place place = regions.place_at_front(name);
    if (place.regions.empty() || !is_regional_office(placed.record)) continue;
    for (const Region other : regions.called_like(regions.name(place.regions.front()))) {
      if (!known.contains(other)) add(regions.name(other), &placed.record);
    }
  }
}

std::size_t MistakenNames::longest_at_front(std::string_view text, const Party*& meant) const {
  std::size_t longest = 0;
  for (std::size_t bytes = 1; bytes <= std::min(text.size(), bytes_max_); ++bytes) {
    if (bytes < text.size() && is_continuation(text[bytes])) continue;
    const auto found = names_.find(text.substr(0, bytes));
    if (found == names_.end()) continue;
    longest = bytes;
    meant = found->second;
  }
  return longest;
}

std::optional<MistakenNames::Match> MistakenNames::find(std::string_view text) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    const Party* meant = nullptr;
    const std::size_t bytes = longest_at_front(text.substr(at), meant);
    if (bytes == 0) continue;
    const std::string_view after = text.substr(at + bytes);
    if (meant != nullptr && !begins_with_any(after, kOtherWord)) {
      return Match{std::string(text.substr(at, bytes)), meant};
    }
    at += bytes - 1;
  }
  return std::nullopt;
}

}  // namespace fundtrail
