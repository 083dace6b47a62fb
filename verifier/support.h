// SPDX-License-Identifier: Apache-2.0
//
// What a finding rests on: which records, how well evidenced, and whether a correction touches
// them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "verifier/verification.h"

namespace fundtrail {

/// How well a record is evidenced. Source: docs/CHECKS.md "Evidence".
enum class Strength : std::uint8_t {
  kEvidenced,  ///< a held document of a kind that can evidence it, registered by its digest
  kStated,     ///< somebody's word
};

/// One record as a finding sees it.
struct SupportItem {
  std::uint64_t sequence = 0;
  Strength strength = Strength::kStated;
  bool is_corrected =
      false;  ///< a correction names it, and this version does not apply corrections
};

/// The records a finding rests on: the first kListedMax in sequence order, their number, and their
/// weakest quality. Merging is associative if the later one's sequences follow.
class Support {
 public:
  void add(const SupportItem& item) {
    if (sequences_.size() < kListedMax) sequences_.push_back(item.sequence);
    ++count_;
    weakest_ = std::max(weakest_, item.strength);
    is_corrected_ = is_corrected_ || item.is_corrected;
  }
  void merge(const Support& later) {
    const std::size_t room = kListedMax - sequences_.size();
    const std::size_t taken = std::min(room, later.sequences_.size());
    sequences_.insert(sequences_.end(), later.sequences_.begin(),
                      later.sequences_.begin() + static_cast<std::ptrdiff_t>(taken));
    count_ += later.count_;
    weakest_ = std::max(weakest_, later.weakest_);
    is_corrected_ = is_corrected_ || later.is_corrected_;
  }

  [[nodiscard]] bool is_empty() const { return count_ == 0; }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool is_corrected() const { return is_corrected_; }
  /// Of no records: kEvidenced, since nothing weakens it.
  [[nodiscard]] Strength weakest() const { return weakest_; }

  /// The records by sequence, still without names. A record added twice is listed once.
  [[nodiscard]] Mentions mentions() const {
    std::vector<std::uint64_t> sequences = sequences_;
    std::sort(sequences.begin(), sequences.end());
    sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
    Mentions mentions;
    for (const std::uint64_t sequence : sequences) {
      mentions.listed.emplace_back().sequence = sequence;
    }
    mentions.count = count_ - (sequences_.size() - sequences.size());
    return mentions;
  }

 private:
  std::vector<std::uint64_t> sequences_;
  std::uint64_t count_ = 0;
  Strength weakest_ = Strength::kEvidenced;
  bool is_corrected_ = false;
};

}  // namespace fundtrail
