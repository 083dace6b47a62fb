// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_excess.h"

#include "verifier/rules/figure_sums.h"

namespace fundtrail {
namespace {

bool is_measured(const Target& target) {
  return target.value && target.comparator != Comparator::kQualitative &&
         target.scale != Scale::kDate && target.scale != Scale::kGrade;
}

}  // namespace

std::optional<Ratio> excess_of(const Target& target, const IndicatorReport& report) {
  const auto* value = std::get_if<Figure>(&report.value.value);
  const bool is_comparable = value != nullptr && is_measured(target) &&
                             is_same_unit(*value, *target.value) && target.value->mantissa > 0;
  if (!is_comparable) return std::nullopt;
  const bool is_share = value->unit == Unit::kPercent && target.scale == Scale::kShare;
  if (is_share && compare(figure_value(*value), {1, 1}).value_or(0) > 0) return std::nullopt;
  const WideSum beyond = scaled(*value) - scaled(*target.value);
  const bool is_at_most =
      target.comparator == Comparator::kLe || target.comparator == Comparator::kLt;
  return Ratio{is_at_most ? -beyond : beyond, scaled(*target.value)};
}

}  // namespace fundtrail
