// SPDX-License-Identifier: Apache-2.0
//
// Figures of one unit added up and compared, exactly.
#pragma once

#include <string>

#include "schemas/fields/figure.h"

namespace fundtrail {

/// Whether two figures count the same: of one unit, or both of money.
[[nodiscard]] bool is_same_unit(const Figure& left, const Figure& right);

/// A figure as a whole number, to be added to others of its unit: money in 分, others in the unit's
/// smallest decimal.
[[nodiscard]] WideSum scaled(const Figure& figure);

/// Formats the size of a sum of such numbers, without its sign and trailing zeros.
[[nodiscard]] std::string format_scaled(WideSum value, Unit unit);

}  // namespace fundtrail
