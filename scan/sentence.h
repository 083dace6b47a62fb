// SPDX-License-Identifier: Apache-2.0
//
// A sentence, its clauses and its figures: what claims are looked for in.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "scan/figures.h"

namespace fundtrail {

/// What stands between two marks of punctuation.
struct Clause {
  std::string_view text;  ///< without blanks around. Lifetime of every view: that of the text
  std::size_t group = 0;  ///< counts the parts between semicolons
  bool follows_colon = false;
};

/// A figure of a sentence.
struct SentenceFigure : FoundFigure {
  std::size_t clause = 0;  ///< index into Sentence::clauses
  bool is_used = false;    ///< a claim rests on it
  bool is_part = false;    ///< it is listed as a part of another
  Message unclaimed;       ///< why no claim was made of it, where there is more to say
};

/// A sentence: what stands between full stops.
struct Sentence {
  std::string_view text;
  std::vector<Clause> clauses;
  std::vector<SentenceFigure> figures;

  /// What of its clause stands between figure `index` and the one before it, and after it to the
  /// next; blanks around, and the list separators 、 和 及 与 in front, are left out. Before a
  /// figure that begins a clause after a colon it is the clause before: 到位资金：1000万元.
  [[nodiscard]] std::string_view before(std::size_t index) const;
  [[nodiscard]] std::string_view after(std::size_t index) const;

  /// The group that figure `index` is in.
  [[nodiscard]] std::size_t group_of(std::size_t index) const {
    return clauses[figures[index].clause].group;
  }
};

/// Splits a paragraph at 。！？ into sentences, and these at ，；：and their ASCII forms into
/// clauses, but not within a number or a time. Requires: well-formed UTF-8. Cost: linear.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view paragraph);

/// The text from the beginning of `first` to the end of `last`, which stand in this order in one
/// text.
[[nodiscard]] std::string_view span_of(std::string_view first, std::string_view last) noexcept;

/// Whether `part` lies within `whole`, as views of one text.
[[nodiscard]] bool is_within(std::string_view part, std::string_view whole) noexcept;

}  // namespace fundtrail
