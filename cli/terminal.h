// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace fundtrail {

/// The columns of the terminal that standard output is, at least 40; 0 if it is none, or does not
/// say how wide it is and COLUMNS does not either.
[[nodiscard]] std::size_t terminal_columns();

}  // namespace fundtrail
