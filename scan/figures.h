// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "schemas/fields/figure.h"
#include "schemas/message.h"

namespace fundtrail {

/// A figure in running text.
struct FoundFigure {
  Figure figure;             ///< undefined where there is a doubt that is no bound
  std::string_view written;  ///< where it stands. Lifetime: that of the text
  /// Why it cannot be taken for just this value; empty if it can. It is a bound (≥90%, 95%以上), an
  /// estimate (约5万元), one end of a range, or not written in a way that a record can hold.
  Message doubt;
  bool is_bound = false;  ///< the doubt is that it is a bound

  [[nodiscard]] bool is_exact() const { return doubt.is_empty(); }
};

/// Finds every number with a unit of the schema, in its order, and 万, 亿 or 百分之 without one.
///
/// Full-width digits and thousands separators are read as plain digits. No figures are: calendar
/// years, ordinals (第3条), words that begin with a unit (14部门), numbers without a unit.
/// Requires: well-formed UTF-8. Cost: linear in the length.
[[nodiscard]] std::vector<FoundFigure> find_figures(std::string_view text);

}  // namespace fundtrail
