// SPDX-License-Identifier: Apache-2.0
//
// What records are called by, and what to say of a name that is none of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "schemas/record.h"

namespace fundtrail {

/// A name, and the id of the record that goes by it.
struct NamedId {
  std::string name;
  std::string id;
};

/// The kinds whose records have names.
[[nodiscard]] const std::vector<Kind>& named_kinds();

[[nodiscard]] bool is_one_of(Kind kind, const std::vector<Kind>& kinds);

/// The name of a party, programme, project or target; of a document its 文号, else its title. Empty
/// if the record has none.
[[nodiscard]] std::string shown_name(const Record& record);

/// Everything that a record is called by: its name, its aliases; of a document its title, its 文号
/// in the standard's brackets, and the short name that reports print. None is empty.
[[nodiscard]] std::vector<std::string> names_of(const Record& record);

/// A name in the spelling of names_of: the brackets of a 文号 are written in many ways.
[[nodiscard]] std::string standard_name(const std::string& name);

/// Asks for those of `known` that `text` may have been meant for: names that contain it or are near
/// it, or else the one id or name it may be a slip of. To follow on a sentence, which it ends with
/// a question mark, or with a semicolon where nothing comes near. At most five are told.
[[nodiscard]] Message ask_name(const std::string& text, std::span<const NamedId> known);

/// Says that `text` is the id or name of no record of `kinds`. `near` is what ask_name says.
[[nodiscard]] Message tell_unknown(const std::string& text, const std::vector<Kind>& kinds,
                                   const Message& near);

/// Says that `text` means several records, and names five of them at most.
/// Requires: `candidates` has at least two, whose names are what each is shown by.
[[nodiscard]] Message tell_ambiguous(const std::string& text, std::span<const NamedId> candidates);

}  // namespace fundtrail
