// SPDX-License-Identifier: Apache-2.0
#include "scan/party_names.h"

#include <algorithm>

#include "scan/characters.h"

namespace fundtrail {

namespace {

// Names beyond this are no names that a sentence says; it bounds the cost of a search.
constexpr std::size_t kNameBytesMax = 192;

}  // namespace

PartyNames::PartyNames(std::span<const Party> parties) {
  for (const Party& party : parties) {
    const NamedParty named{party.id.value, party.role};
    add(clear_name(party.name), named);
    for (const std::string& alias : party.aliases) add(alias, named);
  }
}

void PartyNames::add(std::string_view name, const NamedParty& party) {
  if (name.empty() || name.size() > kNameBytesMax) return;
  bytes_max_ = std::max(bytes_max_, name.size());
  const auto [place, is_new] = by_name_.emplace(name, party);
  if (!is_new && place->second && place->second->id != party.id) place->second.reset();
}

std::optional<PartyNames::Match> PartyNames::at_front(std::string_view text) const {
  std::optional<Match> longest;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    bytes += character_bytes(text.substr(bytes));
    if (bytes > bytes_max_) break;
    const auto found = by_name_.find(text.substr(0, bytes));
    if (found != by_name_.end()) {
      longest = Match{found->second ? &*found->second : nullptr, bytes};
    }
  }
  return longest;
}

const NamedParty* PartyNames::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() || !found->second ? nullptr : &*found->second;
}

}  // namespace fundtrail
