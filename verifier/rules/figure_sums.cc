// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/figure_sums.h"

namespace fundtrail {

WideSum scaled(const Figure& figure) {
  if (is_money(figure.unit)) return figure_fen(figure);
  WideSum value = figure.mantissa;
  for (int i = figure.decimals; i < decimals_max(figure.unit); ++i) value *= 10;
  return value;
}

bool is_same_unit(const Figure& left, const Figure& right) {
  return left.unit == right.unit || (is_money(left.unit) && is_money(right.unit));
}

std::string format_scaled(WideSum value, Unit unit) {
  WideSum size = value < 0 ? -value : value;
  if (is_money(unit)) return format_wan_yuan(size);
  int decimals = decimals_max(unit);
  for (; decimals > 0 && size % 10 == 0; --decimals) size /= 10;
  std::string digits = format_wide(size);
  const auto width = static_cast<std::size_t>(decimals);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (width > 0) digits.insert(digits.size() - width, 1, '.');
  return digits.append(enum_name(unit));
}

}  // namespace fundtrail
