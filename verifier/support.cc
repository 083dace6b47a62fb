// SPDX-License-Identifier: Apache-2.0
#include "verifier/support.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fundtrail {

void Support::add(const SupportItem& item) {
  weakest_ = std::max(weakest_, item.strength);
  const auto place = std::lower_bound(sequences_.begin(), sequences_.end(), item.sequence);
  if (place != sequences_.end() && *place == item.sequence) return;
  ++count_;
  last_ = std::max(last_, item.sequence);
  if (sequences_.size() == kListedMax && place == sequences_.end()) return;
  sequences_.insert(place, item.sequence);
  if (sequences_.size() > kListedMax) sequences_.pop_back();
}

void Support::merge(const Support& other) {
  std::vector<std::uint64_t> merged;
  merged.reserve(sequences_.size() + other.sequences_.size());
  std::set_union(sequences_.begin(), sequences_.end(), other.sequences_.begin(),
                 other.sequences_.end(), std::back_inserter(merged));
  count_ += other.count_ - (sequences_.size() + other.sequences_.size() - merged.size());
  if (merged.size() > kListedMax) merged.resize(kListedMax);
  sequences_ = std::move(merged);
  last_ = std::max(last_, other.last_);
  weakest_ = std::max(weakest_, other.weakest_);
}

Mentions Support::mentions() const {
  Mentions mentions;
  for (const std::uint64_t sequence : sequences_)
    mentions.listed.emplace_back().sequence = sequence;
  mentions.count = count_;
  return mentions;
}

CheckResult weigh(const Support& support) {
  return support.weakest() == Strength::kEvidenced ? CheckResult::kConfirmed : CheckResult::kStated;
}

}  // namespace fundtrail
