// SPDX-License-Identifier: Apache-2.0
//
// What targets ask of every text that is said. Not instrumented: it takes a good part of the time,
// and what it goes through is nothing to search for.
#pragma once

#include <string_view>

namespace fundtrail::test {

/// Whether `text` is well-formed UTF-8. Source: Unicode 14, table 3-7.
[[nodiscard]] bool is_well_formed(std::string_view text);

/// Whether `text` is not empty and has no control character but LF.
[[nodiscard]] bool is_readable(std::string_view text);

}  // namespace fundtrail::test
