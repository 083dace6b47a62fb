// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <utility>

#include "verifier/integrity/integrity.h"

namespace fundtrail {
namespace {

auto order_of(const Damage& damage) {
  return std::tie(damage.sequence, damage.layer, damage.detail.zh, damage.detail.en,
                  damage.record.zh, damage.record.en);
}

}  // namespace

void DamageList::add(Damage damage) {
  listed_.push_back(std::move(damage));
  ++count_;
  if (listed_.size() >= 2 * kListedMax) finish();
}

void DamageList::merge(DamageList&& later) {
  std::move(later.listed_.begin(), later.listed_.end(), std::back_inserter(listed_));
  count_ += later.count_;
  if (listed_.size() >= 2 * kListedMax) finish();
}

void DamageList::finish() {
  std::sort(listed_.begin(), listed_.end(), [](const Damage& left, const Damage& right) {
    return order_of(left) < order_of(right);
  });
  const auto repeats = std::unique(listed_.begin(), listed_.end());
  count_ -= static_cast<std::uint64_t>(listed_.end() - repeats);
  listed_.erase(repeats, listed_.end());
  if (listed_.size() > kListedMax) listed_.resize(kListedMax);
}

}  // namespace fundtrail
