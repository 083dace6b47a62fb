// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "scan/characters.h"
#include "scan/word_claims.h"

namespace fundtrail {
namespace {

constexpr std::size_t kTitleBytesMax = 90;
constexpr std::size_t kTopicBytesMax = 120;

// The category that the innermost heading with a name of one is about.
std::optional<TargetCategory> category_of(const std::vector<std::string_view>& titles) {
  struct TitleWord {
    std::string_view word;
    TargetCategory category;
  };
  static constexpr TitleWord kWords[] = {
      {"数量指标", TargetCategory::kOutputQuantity},
      {"质量指标", TargetCategory::kOutputQuality},
      {"时效指标", TargetCategory::kOutputTimeliness},
      {"满意度", TargetCategory::kSatisfaction},
  };
  for (auto title = titles.rbegin(); title != titles.rend(); ++title) {
    if (title->size() > kTitleBytesMax) continue;
    std::optional<TargetCategory> found;
    for (const TitleWord& one : kWords) {
      if (title->find(one.word) == std::string_view::npos) continue;
      if (found) return std::nullopt;  // it names several
      found = one.category;
    }
    if (found) return found;
  }
  return std::nullopt;
}

// What an assertion says of a clause, before its scope has the heading's category.
struct Found {
  AssertionType type{};
  std::string_view topic;
  std::optional<Tense> tense;
};

std::string_view between(std::string_view text, std::string_view first, std::string_view second) {
  const std::size_t begin = text.find(first);
  if (begin == std::string_view::npos) return {};
  const std::size_t from = begin + first.size();
  const std::size_t end = text.find(second, from);
  return end == std::string_view::npos ? std::string_view() : text.substr(from, end - from);
}

// The first of `words` in `text`; where nothing is found, its end.
struct Hit {
  std::size_t at = std::string_view::npos;
  std::size_t bytes = 0;
  explicit operator bool() const { return at != std::string_view::npos; }
};

Hit find_first(std::string_view text, std::initializer_list<std::string_view> words) {
  Hit first;
  for (const std::string_view word : words) {
    const std::size_t at = text.find(word);
    if (at < first.at) first = {at, word.size()};
  }
  return first;
}

Hit find_denial(std::string_view clause) {
  return find_first(clause, {"未发现", "没有发现", "不存在", "未发生", "未出现", "无问题", "无重大",
                             "无任何", "无群众", "无信访", "无舆情", "无偏离", "无目标偏离"});
}

std::optional<Found> find_denied(std::string_view clause) {
  const Hit denial = find_denial(clause);
  if (!denial) return std::nullopt;
  std::string_view rest = clause.substr(denial.at);
  for (const std::string_view word : {"未发现", "没有发现", "不存在", "未发生", "未出现", "无"}) {
    if (take_word(rest, word)) break;
  }
  if (contains_any(rest, {"信访", "舆情", "上访"})) {
    return Found{AssertionType::kNoPetition, {}, {}};
  }
  if (contains_any(rest, {"偏离"})) return Found{AssertionType::kNoDeviation, {}, {}};
  const std::size_t end = rest.find("问题");
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view topic = rest.substr(0, end);
  const bool is_plain = topic.empty() || !word_at_front(topic, {"任何", "重大", "其他"}).empty();
  return Found{AssertionType::kNoIssueFound, is_plain ? std::string_view() : topic, {}};
}

std::optional<Found> find_issue(std::string_view clause) {
  const Hit found = find_first(clause, {"发现了", "发现的"});
  if (!found || find_denial(clause)) return std::nullopt;
  const std::string_view rest = clause.substr(found.at);
  if (!contains_any(rest, {"问题", "薄弱环节", "不足", "隐患"})) return std::nullopt;
  if (contains_any(clause, {"应当", "应", "须", "凡", "一旦"})) return std::nullopt;
  return Found{AssertionType::kIssueFound, {}, {}};
}

std::optional<Found> find_all_met(std::string_view clause) {
  const Hit all = find_first(clause, {"全部完成", "均已", "均完成", "全部达成", "全面完成",
                                      "已完成", "均达到", "全部实现", "圆满完成", "已全部"});
  if (!all) return std::nullopt;
  const std::string_view rest = clause.substr(all.at);
  if (!contains_any(rest, {"完成", "达成", "实现", "达到"})) return std::nullopt;
  if (!contains_any(clause, {"目标", "指标"})) return std::nullopt;
  if (contains_any(clause, {"未完成", "尚未", "将", "确保", "力争", "计划", "备案"}))
    return std::nullopt;
  std::string_view topic = clause.substr(0, all.at);
  const bool is_everything = contains_any(topic, {"各项", "所有", "全部", "各指标"});
  if (is_everything || !contains_any(topic, {"目标", "指标"})) topic = {};
  return Found{AssertionType::kAllTargetsMet, topic, {}};
}

std::optional<Found> find_published(std::string_view clause) {
  const Hit act = find_first(clause, {"公开", "公示", "公布"});
  if (!act || !contains_any(clause, {"结果", "报告", "信息", "目标", "情况"})) return std::nullopt;
  const Hit cue = find_first(clause, {"将通过", "将在", "将于", "将向", "拟", "计划", "已通过",
                                      "已在", "已于", "已经", "应当", "应", "须", "要"});
  if (!cue) return std::nullopt;
  const std::string_view word = clause.substr(cue.at, cue.bytes);
  if (word.starts_with("已")) return Found{AssertionType::kPublished, {}, {}};
  const bool is_planned = !word_at_front(word, {"将", "拟", "计划"}).empty();
  const std::string_view topic = is_planned ? clause.substr(0, cue.at) : std::string_view();
  return is_planned ? std::optional(Found{AssertionType::kPublished, topic, Tense::kPlanned})
                    : std::nullopt;
}

std::optional<Found> find_filed(std::string_view clause) {
  if (!contains_any(clause, {"备案"}) || contains_any(clause, {"备案率"})) return std::nullopt;
  if (!contains_any(clause, {"全部完成备案", "已备案", "均已备案", "已完成备案", "已全部备案"}))
    return std::nullopt;
  return Found{AssertionType::kFiled, {}, {}};
}

std::optional<Found> find_reviewed(std::string_view clause) {
  const Hit act =
      find_first(clause, {"进行了审核", "进行了复核", "已审核", "审核通过", "已经审核"});
  if (!act) return std::nullopt;
  std::string_view topic = clause.substr(0, act.at);
  const std::size_t of = topic.rfind("的");
  topic = of == std::string_view::npos ? std::string_view()
                                       : topic.substr(of + std::string_view("的").size());
  return Found{AssertionType::kReviewed, topic, {}};
}

std::optional<Found> find_benefit(std::string_view clause) {
  const std::string_view topic = between(clause, "在", "等方面发挥了");
  if (!topic.empty()) return Found{AssertionType::kBenefitAchieved, topic, {}};
  const Hit act = find_first(clause, {"改善了", "提升了", "提高了", "促进了", "增强了", "保障了"});
  if (!act) return std::nullopt;
  return Found{AssertionType::kBenefitAchieved, clause.substr(act.at + act.bytes), {}};
}

// The year that a sentence begins with: 2023年….
std::optional<std::uint16_t> leading_year(std::string_view text) {
  constexpr unsigned kYearFirst = 2000;
  constexpr unsigned kYearLast = 2100;
  unsigned year = 0;
  while (const auto digit = first_digit(text)) {
    year = year * 10 + static_cast<unsigned>(digit->value);
    if (year > kYearLast) return std::nullopt;
    text.remove_prefix(digit->bytes);
  }
  if (year < kYearFirst || !text.starts_with("年")) return std::nullopt;
  return static_cast<std::uint16_t>(year);
}

class AssertionFinder {
 public:
  AssertionFinder(const Sentence& sentence, const SentenceContext& context, FoundClaims& claims)
      : sentence_(sentence), claims_(claims), category_(category_of(context.titles)) {}

  void find() {
    for (std::size_t i = 0; i < sentence_.clauses.size(); ++i) {
      const std::string_view clause = sentence_.clauses[i].text;
      if (!word_at_front(clause, {"如", "若", "凡", "一旦"}).empty()) continue;
      if (find_by_nature(i)) continue;
      for (const auto find_one : {find_denied, find_issue, find_all_met, find_published, find_filed,
                                  find_reviewed, find_benefit}) {
        if (const auto found = find_one(clause)) {
          add(i, *found);
          break;
        }
      }
    }
  }

 private:
  // 属于奖励补助性质，…，故执行率为100%: execution is argued from what the money is.
  bool find_by_nature(std::size_t i) {
    const std::string_view clause = sentence_.clauses[i].text;
    const std::size_t at = clause.find("属");
    if (at == std::string_view::npos || clause.find("性质", at) == std::string_view::npos)
      return false;
    for (std::size_t j = i; j < sentence_.clauses.size(); ++j) {
      if (sentence_.clauses[j].group != sentence_.clauses[i].group) break;
      if (!contains_any(sentence_.clauses[j].text, {"执行率", "视同执行", "视为执行"})) continue;
      claims_.push_back({AssertionClaim{AssertionType::kExecutedByNature, {}, {}},
                         span_of(clause.substr(at), sentence_.clauses[j].text), ""});
      return true;
    }
    return false;
  }

  void add(std::size_t i, const Found& found) {
    AssertionClaim claim{found.type, {}, found.tense};
    AssertionScope scope;
    const bool is_of_category =
        found.type == AssertionType::kAllTargetsMet || found.type == AssertionType::kNoIssueFound;
    if (is_of_category) scope.category = category_;
    if (found.type == AssertionType::kFiled) scope.year = leading_year(sentence_.text);
    const std::string_view topic = trim_blanks(found.topic);
    if (!topic.empty() && topic.size() <= kTopicBytesMax) scope.topic = std::string(topic);
    if (scope != AssertionScope()) claim.scope = scope;
    if (extends_last(i, claim)) return;
    const std::string_view quote =
        scope.year ? span_of(sentence_.text, sentence_.clauses[i].text) : quote_of(i);
    claims_.push_back({claim, quote, ""});
    last_clause_ = i;
  }

  // 未发现群众信访问题，无舆情: one assertion in two clauses.
  bool extends_last(std::size_t i, const AssertionClaim& claim) {
    if (i == 0 || last_clause_ != i - 1 || claims_.empty()) return false;
    FoundClaim& last = claims_.back();
    const auto* before = std::get_if<AssertionClaim>(&last.claim);
    if (before == nullptr || !(*before == claim)) return false;
    last.quote = span_of(last.quote, sentence_.clauses[i].text);
    last_clause_ = i;
    return true;
  }

  // The clause, and the one before it that says how it is known: 经审计、督查，未发现….
  [[nodiscard]] std::string_view quote_of(std::size_t i) const {
    const Clause& clause = sentence_.clauses[i];
    if (i == 0) return clause.text;
    const Clause& before = sentence_.clauses[i - 1];
    const bool belongs = before.group == clause.group && before.text.starts_with("经");
    return belongs ? span_of(before.text, clause.text) : clause.text;
  }

  const Sentence& sentence_;
  FoundClaims& claims_;
  std::optional<TargetCategory> category_;
  std::optional<std::size_t> last_clause_;
};

}  // namespace

void find_assertions(const Sentence& sentence, const SentenceContext& context,
                     FoundClaims& claims) {
  AssertionFinder(sentence, context, claims).find();
}

}  // namespace fundtrail
