// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "imports/input_file.h"
#include "imports/mapping.h"

namespace fundtrail::test {

/// Reads `text` at most `step` bytes at a time. Lifetime: `text` outlives what is returned.
[[nodiscard]] ReadBytes in_pieces(std::string_view text, std::size_t step);

/// Demands that a mapping makes records of a table that are read as they are written, or tells in
/// both languages why not.
void demand_import(const Mapping& mapping, std::string_view table);

}  // namespace fundtrail::test
