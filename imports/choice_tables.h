// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schemas/choices.h"

namespace fundtrail {

/// The enumerators of an enumeration that records use, by the name it has in docs/FORMAT.md, such
/// as `disbursement stage`. Returns: nothing if there is none of that name.
[[nodiscard]] std::optional<std::vector<Choice>> find_choices(std::string_view enumeration);

}  // namespace fundtrail
