// SPDX-License-Identifier: Apache-2.0
#include "scan/ratio_claims.h"

#include <algorithm>
#include <string>
#include <utility>

#include "scan/characters.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kNameBytesMax = 24;

std::string_view without_joint(std::string_view text) {
  while (true) {
    const std::string_view word =
        word_at_back(text, {"达到", "均为", "为", "是", "达", "＝", "=", "：", ":"});
    if (word.empty()) return text;
    text = trim_blanks(text.substr(0, text.size() - word.size()));
  }
}

// What a ratio is called: the words before it, or the end of them that is a usual name.
std::string_view ratio_name(std::string_view before) {
  std::string_view name = without_joint(before);
  if (word_at_back(name, {"率", "满意度", "比例", "占比", "比重"}).empty()) return {};
  for (const std::string_view word : {"故", "因此", "所以", "其中", "其", "且", "则"}) {
    if (take_word(name, word)) break;
  }
  if (name.size() <= kNameBytesMax) return name;
  return word_at_back(name, {"资金到位率", "到位率", "预算执行率", "执行率", "资金支付率", "支付率",
                             "拨付完成率", "拨付率", "完成率", "合格率", "备案率", "开工率",
                             "竣工率", "达标率", "覆盖率", "满意度", "占比", "比例", "比重"});
}

// A number with or without a unit, as a term of a fraction.
std::optional<Operand> read_term(std::string_view text) {
  text = trim_blanks(text);
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789."));
  if (digits.empty()) return std::nullopt;
  try {
    return Operand{parse_figure(text)};
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

using Terms = std::pair<Operand, Operand>;

// （7093/5574） right after the percentage.
std::optional<Terms> terms_in_brackets(std::string_view after) {
  if (word_at_front(after, {"（", "("}).empty()) return std::nullopt;
  after.remove_prefix(character_bytes(after));
  const std::size_t end = std::min(after.find("）"), after.find(')'));
  const std::string_view inner = after.substr(0, end);
  for (const std::string_view sign : {"/", "／", "÷"}) {
    const std::size_t at = inner.find(sign);
    if (end == std::string_view::npos || at == std::string_view::npos) continue;
    auto numerator = read_term(inner.substr(0, at));
    auto denominator = read_term(inner.substr(at + sign.size()));
    if (numerator && denominator) return Terms{*numerator, *denominator};
  }
  return std::nullopt;
}

bool is_planned(std::string_view before) {
  return contains_any(before, {"计划", "任务", "目标", "指标值", "应完成"});
}

bool is_done(std::string_view before) {
  return contains_any(before, {"实际", "完成", "开工", "建成", "竣工", "已"});
}

class RatioFinder {
 public:
  RatioFinder(Sentence& sentence, const SentenceContext& context, FoundClaims& claims)
      : sentence_(sentence), context_(context), claims_(claims), measure_count_(claims.size()) {}

  void find(std::size_t index) {
    SentenceFigure& figure = sentence_.figures[index];
    const std::string_view name = ratio_name(sentence_.before(index));
    if (name.empty()) return;
    RatioClaim claim{{std::string(name), {}, {}}, figure.figure};
    std::string_view quote = span_of(name, figure.written);
    if (const auto terms = find_terms(index, name, quote)) {
      claim.ratio.numerator = terms->first;
      claim.ratio.denominator = terms->second;
    }
    figure.is_used = true;
    claims_.push_back({std::move(claim), quote, std::exchange(note_, {})});
  }

 private:
  std::optional<Terms> find_terms(std::size_t index, std::string_view name,
                                  std::string_view& quote) {
    const std::string_view after = span_of(sentence_.figures[index].written, sentence_.text)
                                       .substr(sentence_.figures[index].written.size());
    if (auto terms = terms_in_brackets(trim_blanks(after))) return terms;
    if (name.ends_with("到位率")) return terms_of(Measure::kReceived);
    if (name.ends_with("执行率")) return terms_of(Measure::kPaid);
    if (!name.ends_with("完成率")) return std::nullopt;
    if (auto terms = planned_and_done(index, quote)) return terms;
    return of_target(index, quote);
  }

  // The measures that the sentence states of the whole programme, each once: of 年初预算数 and
  // 调整预算数 either may be meant.
  std::optional<Terms> terms_of(Measure numerator) {
    const auto states = [this](Measure measure) {
      return std::count_if(claims_.begin(),
                           claims_.begin() + static_cast<std::ptrdiff_t>(measure_count_),
                           [measure](const FoundClaim& one) {
                             const auto* claim = std::get_if<MeasureClaim>(&one.claim);
                             return claim != nullptr && claim->measure == measure && !claim->party;
                           }) == 1;
    };
    if (!states(numerator) || !states(Measure::kBudget)) return std::nullopt;
    note_ = "原文未写分子、分母，按同句的数";
    return Terms{{numerator}, {Measure::kBudget}};
  }

  // The two figures of one unit before the ratio, one done and the other planned.
  std::optional<Terms> planned_and_done(std::size_t index, std::string_view& quote) {
    std::optional<std::size_t> planned;
    std::optional<std::size_t> done;
    for (std::size_t i = index; i-- > 0;) {
      if (sentence_.group_of(i) != sentence_.group_of(index)) break;
      if (!is_term(i)) continue;
      const std::string_view before = sentence_.before(i);
      auto& place = is_planned(before) ? planned : done;
      if (place || (&place == &done && !is_done(before))) return std::nullopt;
      place = i;
    }
    if (!planned || !done) return std::nullopt;
    const SentenceFigure& first = sentence_.figures[std::min(*planned, *done)];
    const Figure numerator = sentence_.figures[*done].figure;
    const Figure denominator = sentence_.figures[*planned].figure;
    if (numerator.unit != denominator.unit) return std::nullopt;
    use(*planned);
    use(*done);
    quote = span_of(sentence_.clauses[first.clause].text, sentence_.figures[index].written);
    return Terms{{numerator}, {denominator}};
  }

  // Of a completion: the one figure before, over the target of the same number.
  std::optional<Terms> of_target(std::size_t index, std::string_view& quote) {
    if (!context_.indicator || !context_.indicator->target) return std::nullopt;
    std::optional<std::size_t> done;
    for (std::size_t i = index; i-- > 0;) {
      if (!is_term(i)) continue;
      if (done) return std::nullopt;
      done = i;
    }
    if (!done || sentence_.figures[*done].figure.unit != context_.indicator->target->unit) {
      return std::nullopt;
    }
    use(*done);
    note_ = "分母取同一序号的指标值";
    const SentenceFigure& figure = sentence_.figures[*done];
    quote = span_of(sentence_.clauses[figure.clause].text, sentence_.figures[index].written);
    return Terms{{figure.figure}, {*context_.indicator->target}};
  }

  [[nodiscard]] bool is_term(std::size_t i) const {
    const SentenceFigure& figure = sentence_.figures[i];
    return (figure.is_exact() || figure.is_bound) && figure.figure.unit != Unit::kPercent;
  }

  void use(std::size_t i) { sentence_.figures[i].is_used = true; }

  Sentence& sentence_;
  const SentenceContext& context_;
  FoundClaims& claims_;
  std::size_t measure_count_;
  std::string note_;
};

}  // namespace

void find_ratios(Sentence& sentence, const SentenceContext& context, FoundClaims& claims) {
  const auto& indicator = context.indicator;
  if (indicator && (!indicator->is_completion ||
                    (indicator->target && indicator->target->unit == Unit::kPercent))) {
    return;
  }
  RatioFinder finder(sentence, context, claims);
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    const SentenceFigure& figure = sentence.figures[i];
    if (figure.is_exact() && figure.figure.unit == Unit::kPercent) finder.find(i);
  }
}

}  // namespace fundtrail
