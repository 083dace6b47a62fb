// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/chain_fold.h"

#include <algorithm>
#include <utility>

#include "schemas/error.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

constexpr std::size_t kPlacesKept = 3;
// With so many missing places in a row, those in the middle see nothing but missing ones.
constexpr std::uint64_t kMissingAround = 4;

std::uint64_t first_judged(std::uint64_t begin) { return begin == 0 ? 0 : begin + 1; }

Slot missing_slot(std::uint64_t sequence) {
  Slot slot;
  slot.sequence = sequence;
  return slot;
}

void compare_moments(const RecordedMoment& earlier, const RecordedMoment& later,
                     Findings& findings) {
  if (later.time_us >= earlier.time_us) return;
  findings.add(Layer::kChain, later.sequence,
               say("入账时间 {} 早于前面第 {} 号记录的 {}（均为北京时间）",
                   "its time of recording, {}, is before that of record {} ahead of it, {} (all "
                   "at UTC+08:00)",
                   format_time_beijing(later.time_us), earlier.sequence,
                   format_time_beijing(earlier.time_us)));
}

}  // namespace

ChainFold::ChainFold(std::uint64_t begin)
    : begin_(begin), end_(begin), judged_end_(first_judged(begin)), tree_(first_judged(begin)) {}

const Slot* ChainFold::slot_at(std::uint64_t sequence) const {
  const std::uint64_t recent_begin = end_ - recent_.size();
  const bool is_kept = sequence >= recent_begin && sequence < end_;
  return is_kept ? &recent_[sequence - recent_begin] : nullptr;
}

SlotView ChainFold::view_at(std::uint64_t sequence) const {
  const Slot* slot = slot_at(sequence);
  FUNDTRAIL_CHECK(slot != nullptr);
  return {*slot, slot_at(sequence + 1), slot_at(sequence + 2)};
}

void ChainFold::push(Slot slot, IntegrityContext& context, Findings& findings) {
  if (front_.size() < kPlacesKept) front_.push_back(slot);
  recent_.push_back(std::move(slot));
  ++end_;
  if (judged_end_ + 2 < end_) judge_next(context, findings);
  if (recent_.size() > kPlacesKept) recent_.erase(recent_.begin());
}

void ChainFold::judge_next(IntegrityContext& context, Findings& findings) {
  const SlotView view = view_at(judged_end_);
  const LeafVote vote = vote_on_leaf(view, context);
  std::optional<RecordedMoment> moment;
  if (judged_end_ == 0) {
    moment = judge_slot(nullptr, view, vote, context, findings);
  } else {
    const SlotView before = view_at(judged_end_ - 1);
    if (!last_vote_) last_vote_ = vote_on_leaf(before, context);
    const JudgedSlot previous{before.slot, *last_vote_};
    moment = judge_slot(&previous, view, vote, context, findings);
  }
  tree_.append(vote.leaf, context, findings);
  if (moment) note_moment(*moment, findings);
  last_vote_ = vote;
  ++judged_end_;
}

void ChainFold::note_moment(const RecordedMoment& moment, Findings& findings) {
  if (!first_moment_) first_moment_ = moment;
  if (last_moment_) compare_moments(*last_moment_, moment, findings);
  last_moment_ = moment;
}

void ChainFold::push_missing(std::uint64_t count, IntegrityContext& context, Findings& findings) {
  std::uint64_t around = count;
  if (count > 2 * kMissingAround) around = 2 * kMissingAround;
  for (std::uint64_t i = 0; i < around; ++i) {
    if (i == kMissingAround) skip_missing(count - around, findings);
    push(missing_slot(end_), context, findings);
  }
}

// Requires: the last places are missing ones, and so are the next.
void ChainFold::skip_missing(std::uint64_t count, Findings& findings) {
  if (count == 0) return;
  // Each of them is said to be missing; what comes after the first kListedMax is only counted.
  const std::uint64_t listed = std::min<std::uint64_t>(count, kListedMax);
  for (std::uint64_t i = 0; i < listed; ++i) {
    findings.add(Layer::kChain, judged_end_ + i, describe_missing_entry(judged_end_ + i));
  }
  findings.damage.add_unlisted(count - listed);
  tree_.skip(count);
  end_ += count;
  judged_end_ += count;
  for (Slot& slot : recent_) slot.sequence += count;
}

void ChainFold::merge(ChainFold&& later, IntegrityContext& context, Findings& findings) {
  FUNDTRAIL_CHECK(later.begin_ == end_);
  if (later.is_empty()) return;
  if (is_empty()) {
    *this = std::move(later);
    return;
  }
  for (Slot& slot : later.front_) push(std::move(slot), context, findings);
  if (end_ == later.end_) return;
  FUNDTRAIL_CHECK(judged_end_ == first_judged(later.begin_));
  tree_.merge(std::move(later.tree_), context, findings);
  if (later.first_moment_) {
    if (last_moment_) compare_moments(*last_moment_, *later.first_moment_, findings);
    if (!first_moment_) first_moment_ = later.first_moment_;
    last_moment_ = later.last_moment_;
  }
  recent_ = std::move(later.recent_);
  if (later.last_vote_) last_vote_ = later.last_vote_;
  judged_end_ = later.judged_end_;
  end_ = later.end_;
}

void ChainFold::finish(IntegrityContext& context, Findings& findings) {
  FUNDTRAIL_CHECK(begin_ == 0);
  while (judged_end_ < end_) judge_next(context, findings);
}

}  // namespace fundtrail
