// SPDX-License-Identifier: Apache-2.0
//
// What a self-evaluation's score comes to by its weights, as far as records tell.
#pragma once

#include <cstdint>
#include <string>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// A score lies between two. Unit: millionths of a point, rounded outwards.
struct ScoreRange {
  WideSum low = 0;
  WideSum high = 0;

  ScoreRange& operator+=(const ScoreRange& other) {
    low += other.low;
    high += other.high;
    return *this;
  }
};

/// The millionths of a point.
inline constexpr std::int64_t kPoint = 1'000'000;

/// A programme's score, recomputed.
struct SelfScore {
  ScoreRange total;        ///< what was assessed; what cannot be is not in it
  WideSum assessable = 0;  ///< the weights of what there is to assess. Unit: as ScoreRange
  ScoreRange stated;       ///< Σ of the scores that reports state, where `has_stated`
  bool has_own_weights =
      false;                ///< every target states a weight, and together they are at most 100
  bool has_stated = false;  ///< every target has one report of the whole with a score
  std::size_t targets = 0;  ///< without a parent
  Message parts;            ///< group by group, in words
  Support support;
};

/// Recomputes the score of a programme: by the weights of its targets if each has one, else by the
/// weights of the rules file, which targets of a group share evenly.
///
/// A target that is met has full marks; one that is not, its value over the target; a qualitative
/// one 80 to 100 % where met, 60 to 80 % where partly, 0 to 60 % where not. Execution is payments
/// over the budget, and open without payments. Several values of one target make a range.
/// Source: 财预〔2020〕10号, as docs/CHECKS.md "P15" says. Cost: one pass over the targets.
[[nodiscard]] SelfScore recompute_score(const Facts& facts, const std::string& programme);

/// Formats a score with two decimals, `58.75`; a range of which both ends are shown alike as one.
[[nodiscard]] std::string format_points(WideSum millionths);
[[nodiscard]] std::string format_points(const ScoreRange& range);

}  // namespace fundtrail
