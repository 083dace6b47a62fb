// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/kinds/party.h"

namespace fundtrail {

/// A party that a text names.
struct NamedParty {
  std::string id;
  PartyRole role{};

  friend bool operator==(const NamedParty&, const NamedParty&) = default;
};

/// The names and aliases by which parties are known. A name that two parties go by names neither.
class PartyNames {
 public:
  PartyNames() = default;
  explicit PartyNames(std::span<const Party> parties);

  [[nodiscard]] bool is_empty() const noexcept { return by_name_.empty(); }

  /// A name that stands at the front of a text.
  struct Match {
    const NamedParty* party = nullptr;  ///< nullptr: several go by it. Lifetime: that of the names
    std::size_t bytes = 0;
  };

  /// The longest name that `text` begins with, if there is one.
  /// Cost: a look-up for each character up to the longest name.
  [[nodiscard]] std::optional<Match> at_front(std::string_view text) const;

  /// The party that goes by exactly `name`, or nullptr. Lifetime: that of the names.
  [[nodiscard]] const NamedParty* find(std::string_view name) const;

 private:
  void add(std::string_view name, const NamedParty& party);

  std::map<std::string, std::optional<NamedParty>, std::less<>> by_name_;
  std::size_t bytes_max_ = 0;
};

}  // namespace fundtrail
