// SPDX-License-Identifier: Apache-2.0
#include "scan/characters.h"
#include "scan/word_claims.h"

namespace fundtrail {
namespace {

using Words = std::initializer_list<std::string_view>;

// Whether `word` stands in `text` by itself: not after one of `before`, nor before one of `after`,
// with which it makes another word.
bool has_alone(std::string_view text, std::string_view word, Words before, Words after) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    if (word_at_back(text.substr(0, at), before).empty() &&
        word_at_front(text.substr(at + word.size()), after).empty()) {
      return true;
    }
  }
  return false;
}

// Whether a paragraph lays down what is to be done.
bool lays_down_duties(std::string_view paragraph) {
  return contains_any(paragraph, {"须", "负责"}) ||
         has_alone(paragraph, "应", {"对", "相", "反", "响", "供", "适", "效"},
                   {"用", "急", "对", "收", "届"}) ||
         has_alone(paragraph, "要", {"主", "重", "必", "需", "摘", "纲", "概", "首", "只"},
                   {"求", "点", "素", "闻", "件"});
}

// Whether one of `first` stands in `text`, and one of `second` after it.
bool has_in_order(std::string_view text, Words first, Words second) {
  for (const std::string_view word : first) {
    const std::size_t at = text.find(word);
    if (at != std::string_view::npos && contains_any(text.substr(at + word.size()), second)) {
      return true;
    }
  }
  return false;
}

std::optional<DutyType> duty_of(std::string_view clause) {
  if (contains_any(clause, {"已", "了", "完成率"})) return std::nullopt;
  if (has_in_order(clause, {"分解"}, {"项目"})) return DutyType::kDecompose;
  if (has_in_order(clause, {"报"}, {"备案"})) return DutyType::kFile;
  if (has_in_order(clause, {"进度", "合同"}, {"拨付", "支付"})) return DutyType::kPayByProgress;
  if (has_in_order(clause, {"负责", "进行", "实施", "加强"}, {"跟踪"}) ||
      has_in_order(clause, {"跟踪"}, {"管理", "监控"})) {
    return DutyType::kTrack;
  }
  if (has_in_order(clause, {"开展", "组织", "进行"}, {"自评"})) return DutyType::kSelfEvaluate;
  if (has_in_order(clause, {"进行", "负责"}, {"审核", "复核"})) return DutyType::kReview;
  if (has_in_order(clause, {"应", "须", "要", "负责"}, {"公开", "公示"})) return DutyType::kPublish;
  return std::nullopt;
}

}  // namespace

void find_duties(const Sentence& sentence, std::string_view paragraph,
                 const SentenceContext& context, FoundClaims& claims) {
  if (!lays_down_duties(paragraph)) return;
  const auto subject = context.parties.at_front(sentence.clauses.front().text);
  for (const Clause& clause : sentence.clauses) {
    const auto duty = duty_of(clause.text);
    if (!duty) continue;
    DutyClaim claim{*duty, {}};
    if (subject && subject->party != nullptr) claim.party = PartyRef{subject->party->id};
    claims.push_back({claim, clause.text, ""});
  }
}

}  // namespace fundtrail
