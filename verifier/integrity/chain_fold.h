// SPDX-License-Identifier: Apache-2.0
//
// The places of a range, judged one after another. Private to verifier/integrity.
//
// A place is judged when the one before it and the two after it are known. So of a range all places
// are judged but the first and the last two, and the first and last three are kept until ranges
// join:
//
//   begin                                          end
//     a   b   c   d   e   f   …   u   v   w   x   y
//     |       |                           |       |
//     +front--+                           +recent-+     kept
//         b   c   d   e   f   …   u   v   w             judged
//
// Since judging is a pure function of these four places and of the source, any cuts give the same.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verifier/integrity/integrity_context.h"
#include "verifier/integrity/leaf_vote.h"
#include "verifier/integrity/slot.h"
#include "verifier/integrity/slot_judge.h"
#include "verifier/integrity/tree_fold.h"

namespace fundtrail {

/// Folds the places of a range: votes, links, times and the tree.
class ChainFold {
 public:
  explicit ChainFold(std::uint64_t begin);

  [[nodiscard]] std::uint64_t end() const { return end_; }
  [[nodiscard]] bool is_empty() const { return begin_ == end_; }

  /// Adds the next place, which is `end()`.
  void push(Slot slot, IntegrityContext& context, Findings& findings);

  /// Adds `count` places where nothing is stored. Cost: does not grow with `count`.
  void push_missing(std::uint64_t count, IntegrityContext& context, Findings& findings);

  /// Adds the places of `later`, which begins at `end()`.
  void merge(ChainFold&& later, IntegrityContext& context, Findings& findings);

  /// Judges the last places. Requires: the range begins at 0.
  void finish(IntegrityContext& context, Findings& findings);

  /// The tree over the whole range, or nullptr if some leaf cannot be told. Requires: finished.
  [[nodiscard]] const CompactRange* tree() const { return tree_.whole(); }
  /// The last place, or nullptr if there is none.
  [[nodiscard]] const Slot* last() const { return recent_.empty() ? nullptr : &recent_.back(); }

 private:
  [[nodiscard]] SlotView view_at(std::uint64_t sequence) const;
  [[nodiscard]] const Slot* slot_at(std::uint64_t sequence) const;
  void judge_next(IntegrityContext& context, Findings& findings);
  void skip_missing(std::uint64_t count, Findings& findings);
  void note_moment(const RecordedMoment& moment, Findings& findings);

  std::uint64_t begin_;
  std::uint64_t end_;
  std::uint64_t judged_end_;
  std::vector<Slot> front_;            // the first three places
  std::vector<Slot> recent_;           // the last three places
  std::optional<LeafVote> last_vote_;  // on the place before judged_end_
  std::optional<RecordedMoment> first_moment_;
  std::optional<RecordedMoment> last_moment_;
  TreeFold tree_;
};

}  // namespace fundtrail
