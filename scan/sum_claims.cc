// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "scan/characters.h"
#include "scan/figure_claims.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr int kSumDecimals = 8;
constexpr std::size_t kTotalLeadBytesMax = 18;

bool is_same_kind(const Figure& one, const Figure& other) {
  return one.unit == other.unit || (is_money(one.unit) && is_money(other.unit));
}

// The value times 10^kSumDecimals, of money in 分 as it is.
WideSum scaled_value(const Figure& figure) {
  if (is_money(figure.unit)) return figure_fen(figure);
  WideSum value = figure.mantissa;
  for (int i = figure.decimals; i < kSumDecimals; ++i) value *= 10;
  return value;
}

Ratio unscaled(WideSum sum, Unit unit) {
  WideSum denominator = 1;
  for (int i = 0; !is_money(unit) && i < kSumDecimals; ++i) denominator *= 10;
  return {sum, denominator};
}

using Parts = std::vector<std::size_t>;

class SumFinder {
 public:
  SumFinder(Sentence& sentence, FoundClaims& claims) : sentence_(sentence), claims_(claims) {}

  // 其中: the total stands before it, the parts after.
  void find_parts_after() {
    constexpr std::string_view kOfWhich = "其中";
    const std::string_view text = sentence_.text;
    std::size_t at = text.find(kOfWhich);
    while (at != std::string_view::npos) {
      const std::size_t next = text.find(kOfWhich, at + kOfWhich.size());
      std::string_view list = text.substr(at, next - at);
      if (text.substr(0, at).ends_with("（")) list = list.substr(0, list.find("）"));
      try_list(list);
      at = next;
    }
  }

  // 合计: the parts stand before it.
  void find_parts_before() {
    for (std::size_t i = 2; i < sentence_.figures.size(); ++i) {
      const std::string_view lead = sentence_.before(i);
      const SentenceFigure& total = sentence_.figures[i];
      const bool is_total =
          lead.size() <= kTotalLeadBytesMax && total.is_exact() &&
          !word_at_back(lead, {"共计", "合计", "总计", "合计为", "共计为"}).empty();
      if (!is_total) continue;
      Parts parts;
      for (std::size_t j = i; j-- > 0 && is_next(parts, j, i);) parts.push_back(j);
      std::reverse(parts.begin(), parts.end());
      judge(i, parts,
            span_of(sentence_.clauses[sentence_.figures[parts.empty() ? i : parts[0]].clause].text,
                    total.written));
    }
  }

 private:
  // Going back, whether figure `j` is a part beside those found, of the total `i`.
  [[nodiscard]] bool is_next(const Parts& parts, std::size_t j, std::size_t i) const {
    const SentenceFigure& figure = sentence_.figures[j];
    const std::size_t clause_after = sentence_.figures[parts.empty() ? i : parts.back()].clause;
    return figure.is_exact() && sentence_.group_of(j) == sentence_.group_of(i) &&
           is_same_kind(figure.figure, sentence_.figures[i].figure) &&
           clause_after - figure.clause <= 1 && !figure.is_used && figure.unclaimed.is_empty();
  }

  void try_list(std::string_view list) {
    std::size_t first = 0;
    while (first < sentence_.figures.size() &&
           sentence_.figures[first].written.data() < list.data()) {
      ++first;
    }
    if (first == 0 || first == sentence_.figures.size()) return;
    const auto total = total_before(first, list);
    if (!total) return;
    Parts parts;
    for (std::size_t i = first; i < sentence_.figures.size(); ++i) {
      const SentenceFigure& figure = sentence_.figures[i];
      if (!is_within(figure.written, list)) break;
      if (!is_same_kind(figure.figure, sentence_.figures[*total].figure)) continue;
      if (!parts.empty() && !follows(parts.back(), i)) break;
      parts.push_back(i);
    }
    for (const std::size_t part : parts) sentence_.figures[part].is_part = true;
    if (!parts.empty()) {
      judge(*total, parts,
            span_of(sentence_.figures[*total].written, sentence_.figures[parts.back()].written));
    }
  }

  // The figure nearest before 其中 that is of the first part's kind.
  [[nodiscard]] std::optional<std::size_t> total_before(std::size_t first,
                                                        std::string_view list) const {
    const SentenceFigure& part = sentence_.figures[first];
    if (!is_within(part.written, list)) return std::nullopt;
    for (std::size_t i = first; i-- > 0;) {
      const SentenceFigure& figure = sentence_.figures[i];
      if (sentence_.group_of(i) != sentence_.group_of(first)) break;
      if (is_same_kind(figure.figure, part.figure)) return i;
    }
    return std::nullopt;
  }

  // Whether figure `i` is the part after `previous`: in the next clause, or after 、 in the same.
  [[nodiscard]] bool follows(std::size_t previous, std::size_t i) const {
    const SentenceFigure& one = sentence_.figures[previous];
    const SentenceFigure& other = sentence_.figures[i];
    if (one.clause != other.clause) return other.clause - one.clause == 1;
    const std::string_view between = span_of(one.written, other.written);
    return contains_any(between, {"、", "和", "及"});
  }

  void judge(std::size_t total, const Parts& parts, std::string_view quote) {
    SentenceFigure& whole = sentence_.figures[total];
    const bool is_list = parts.size() >= 2 && parts.size() <= kListSizeMax &&
                         std::all_of(parts.begin(), parts.end(), [this](std::size_t part) {
                           return sentence_.figures[part].is_exact();
                         });
    if (!is_list || !whole.is_exact() || whole.figure.unit == Unit::kPercent) return;
    SumClaim claim{{}, whole.figure};
    WideSum sum = 0;
    for (const std::size_t part : parts) {
      claim.sum.push_back({sentence_.figures[part].figure});
      sum += scaled_value(sentence_.figures[part].figure);
    }
    const bool agrees =
        agrees_as_written(whole.figure, unscaled(sum, whole.figure.unit)).value_or(false);
    const bool is_short = !agrees && sum < scaled_value(whole.figure);
    for (const std::size_t part : parts) mark(sentence_.figures[part], is_short);
    mark(whole, is_short);
    if (is_short) return;
    claims_.push_back({std::move(claim), quote, agrees ? "" : "各部分合计大于总数"});
  }

  static void mark(SentenceFigure& figure, bool is_short) {
    if (is_short) {
      figure.unclaimed = say("所列各部分合计小于总数：没有列全，还是有误，请判断",
                             "the parts come to less than the total: some may not be listed");
    } else {
      figure.is_used = true;
    }
  }

  Sentence& sentence_;
  FoundClaims& claims_;
};

}  // namespace

void find_sums(Sentence& sentence, FoundClaims& claims) {
  SumFinder finder(sentence, claims);
  finder.find_parts_after();
  finder.find_parts_before();
}

}  // namespace fundtrail
