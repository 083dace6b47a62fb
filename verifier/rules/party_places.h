// SPDX-License-Identifier: Apache-2.0
//
// What parties' names and codes say of where they belong.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/fields/region_table.h"
#include "schemas/kinds/party.h"
#include "verifier/registry.h"

namespace fundtrail {

/// Whether a party is a region's own, so that the place in its name is the one that it answers for:
/// its government or one of its offices. A company of 长春市 may sit anywhere.
[[nodiscard]] bool is_regional_office(const Party& party);

/// A region that the name of a party means, where its code is another's.
///
/// A name that is a place means that place. One that goes on, such as 长春市公安局朝阳分局, means
/// the place or what lies in it, unless the two differ by their level alone: 通化市财政局 is not of
/// 通化县. Nothing is told of a code that `regions` does not know, nor of a name without a place.
[[nodiscard]] std::optional<Region> contradicted_region(const RegionTable& regions,
                                                        const Party& party);

/// Names in a text that are those of no party, and differ from one's by their level alone: 通化县
/// where there is 通化市.
///
/// A region that some party lies in is not looked for: a text names it rightly. Lifetime: that of
/// what it was made of.
class MistakenNames {
 public:
  MistakenNames(const RegionTable& regions, const Registry& registry);

  struct Match {
    std::string name;  ///< as the text has it
    const Party* meant = nullptr;
  };
  /// The first such name in `text`, if there is one.
  /// Cost: a look-up for each character, and each up to the longest name.
  [[nodiscard]] std::optional<Match> find(std::string_view text) const;

 private:
  [[nodiscard]] std::size_t longest_at_front(std::string_view text, const Party*& meant) const;

  /// Every party's names, with nullptr; and what may be taken for one, with the party.
  std::map<std::string, const Party*, std::less<>> names_;
  std::size_t bytes_max_ = 0;
};

}  // namespace fundtrail
