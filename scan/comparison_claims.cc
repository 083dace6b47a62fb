// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "scan/characters.h"
#include "scan/figure_claims.h"

namespace fundtrail {
namespace {

struct ComparisonWord {
  std::string_view word;
  ComparisonOp op{};
};

constexpr auto kComparisonWords = std::to_array<ComparisonWord>({
    {"不低于", ComparisonOp::kGe},
    {"不少于", ComparisonOp::kGe},
    {"不高于", ComparisonOp::kLe},
    {"不超过", ComparisonOp::kLe},
    {"不多于", ComparisonOp::kLe},
    {"高于", ComparisonOp::kGt},
    {"超过", ComparisonOp::kGt},
    {"多于", ComparisonOp::kGt},
    {"大于", ComparisonOp::kGt},
    {"低于", ComparisonOp::kLt},
    {"少于", ComparisonOp::kLt},
    {"小于", ComparisonOp::kLt},
    {"等于", ComparisonOp::kEq},
});

// What a figure is compared by: the word that its clause begins with.
std::optional<ComparisonOp> comparison_of(std::string_view before) {
  static_cast<void>(take_word(before, "均"));
  for (const ComparisonWord& one : kComparisonWords) {
    if (before.starts_with(one.word)) return one.op;
  }
  return std::nullopt;
}

// The one exact figure of the same unit before figure `index`, in its group.
std::optional<std::size_t> left_of(const Sentence& sentence, std::size_t index) {
  std::optional<std::size_t> left;
  for (std::size_t i = index; i-- > 0;) {
    if (sentence.group_of(i) != sentence.group_of(index)) break;
    if (sentence.figures[i].figure.unit != sentence.figures[index].figure.unit) continue;
    if (left || !sentence.figures[i].is_exact()) return std::nullopt;
    left = i;
  }
  return left;
}

}  // namespace

void find_comparisons(const Sentence& sentence, FoundClaims& claims) {
  for (std::size_t i = 1; i < sentence.figures.size(); ++i) {
    const SentenceFigure& right = sentence.figures[i];
    if (!right.is_exact() && !right.is_bound) continue;
    const auto op = comparison_of(sentence.before(i));
    const auto left = op ? left_of(sentence, i) : std::nullopt;
    if (!left) continue;
    const SentenceFigure& left_figure = sentence.figures[*left];
    const ComparisonTerms terms{{left_figure.figure}, *op, {right.figure}};
    claims.push_back({ComparisonClaim{terms, TruthValue::kTrue},
                      span_of(sentence.clauses[left_figure.clause].text, right.written), ""});
  }
}

}  // namespace fundtrail
