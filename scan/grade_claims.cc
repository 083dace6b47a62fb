// SPDX-License-Identifier: Apache-2.0
#include "scan/characters.h"
#include "scan/figure_claims.h"

namespace fundtrail {
namespace {

std::string_view take_grade(std::string_view text) {
  for (const std::string_view word :
       {"等级", "等次", "评定", "评价", "结果", "为", "是", "：", "“", "\"", "「"}) {
    static_cast<void>(take_word(text, word));
    text = trim_blanks(text);
  }
  const std::string_view grade =
      word_at_front(text, {"优秀", "优", "良好", "良", "中", "差", "合格", "不合格"});
  return starts_with_han(text.substr(grade.size())) ? std::string_view() : grade;
}

// The grade that a clause gives, or an empty text.
std::string_view grade_in(std::string_view clause) {
  for (const std::string_view word : {"等级", "等次", "评定为", "评为", "评价结果"}) {
    const std::size_t at = clause.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view grade = take_grade(clause.substr(at + word.size()));
    if (!grade.empty()) return grade;
  }
  return {};
}

}  // namespace

void find_grades(Sentence& sentence, FoundClaims& claims) {
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    SentenceFigure& score = sentence.figures[i];
    const bool is_score = score.is_exact() && score.figure.unit == Unit::kScore &&
                          contains_any(sentence.before(i), {"得分", "评分", "总分", "分数", "得"});
    if (!is_score) continue;
    for (const Clause& clause : sentence.clauses) {
      const std::string_view grade = grade_in(clause.text);
      if (grade.empty()) continue;
      score.is_used = true;
      Figure plain = score.figure;
      plain.unit = Unit::kNone;
      claims.push_back({GradeClaim{{plain}, std::string(grade)}, sentence.text, ""});
      return;
    }
  }
}

}  // namespace fundtrail
