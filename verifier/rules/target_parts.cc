// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_parts.h"

#include <algorithm>

#include "verifier/rules/figure_sums.h"

namespace fundtrail {

bool is_additive(const Target& target) {
  const bool is_amount =
      !target.scale || target.scale == Scale::kCount || target.scale == Scale::kMoney;
  return is_amount && target.value->unit != Unit::kPercent;
}

bool is_part_of(const Target& part, const Target& whole) {
  const bool has_same_year =
      !part.output_year || !whole.output_year || part.output_year == whole.output_year;
  return part.value && is_same_unit(*part.value, *whole.value) && has_same_year;
}

std::vector<const Placed<Target>*> summed_parts(const TargetView& view) {
  const Target& whole = view.target->record;
  std::vector<const Placed<Target>*> parts;
  if (!whole.value || !is_additive(whole)) return parts;
  for (const auto* child : view.children) {
    if (is_part_of(child->record, whole)) parts.push_back(child);
  }
  return parts;
}

WideSum sum_of(const std::vector<const Placed<Target>*>& parts) {
  WideSum sum = 0;
  for (const auto* part : parts) sum += scaled(*part->record.value);
  return sum;
}

std::string list_parts(const Facts& facts, std::vector<const Placed<Target>*> parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const auto* left, const auto* right) {
    return scaled(*left->record.value) > scaled(*right->record.value);
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kPartsShown); ++i) {
    const Target& part = parts[i]->record;
    text += text.empty() ? "" : " + ";
    if (part.party) text += facts.name(part.party->id) + " ";
    text += format_figure(*part.value);
  }
  return parts.size() > kPartsShown ? text + " + …" : text;
}

}  // namespace fundtrail
