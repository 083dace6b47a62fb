// SPDX-License-Identifier: Apache-2.0
#include "scan/remarks.h"

#include <algorithm>

#include "scan/characters.h"
#include "scan/marks.h"

namespace fundtrail {
namespace {

constexpr std::size_t kRemarkQuoteBytesMax = 150;
// How far before a figure its sentence is searched for a word that tells what it is.
constexpr std::size_t kCueBytesMax = 600;

// A remark and where in the text it belongs.
struct PlacedRemark {
  const char* at = nullptr;
  Remark remark;
};

struct RemarkSource {
  RemarkType type{};
  std::vector<Mark> (*find)(std::string_view){};
  Message reason;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// A completion names what was planned as well: 实际开工7093套，超过年度任务5574套.
bool is_planned(std::string_view before) {
  return contains_any(before, {"计划", "任务"}) && !contains_any(before, {"完成"});
}

RemarkType type_of(const Sentence& sentence, std::size_t index,
                   const std::optional<IndicatorLine>& indicator) {
  const SentenceFigure& figure = sentence.figures[index];
  if (indicator) {
    const bool is_target = !indicator->is_completion || is_planned(sentence.before(index));
    return is_target ? RemarkType::kTarget : RemarkType::kCompletion;
  }
  if (!figure.is_exact() && !figure.is_bound) return RemarkType::kUnclear;
  const std::string_view before = cut_begin(span_of(sentence.text, figure.written), kCueBytesMax);
  if (is_money(figure.figure.unit)) return RemarkType::kAmount;
  if (contains_any(before, {"目标", "任务", "计划"})) return RemarkType::kTarget;
  const bool is_done = contains_any(before, {"完成", "开工", "建成", "竣工", "实际", "达到"});
  return is_done ? RemarkType::kCompletion : RemarkType::kFigure;
}

Message purpose_of(RemarkType type) {
  switch (type) {
    case RemarkType::kTarget:
      return say("目标值：另录绩效目标（target）", "a target's value: record it as a target");
    case RemarkType::kCompletion:
      return say("完成数：另录指标完成（indicator_report）",
                 "what was achieved: record it as an indicator_report");
    case RemarkType::kAmount:
      return say("金额：没有说明是哪个合计；如是一笔资金，另录下达、到位、拨付",
                 "an amount of no sum that is named; if it is money that moved, record that");
    default:
      return say("归不进陈述，请判断", "it fits no statement: judge it");
  }
}

PlacedRemark figure_remark(const Sentence& sentence, std::size_t index,
                           const std::optional<IndicatorLine>& indicator) {
  const SentenceFigure& figure = sentence.figures[index];
  Remark remark;
  remark.type = type_of(sentence, index, indicator);
  const bool has_value = figure.is_exact() || figure.is_bound;
  if (has_value) remark.value = format_figure(figure.figure);
  const std::string_view before = sentence.before(index);
  const std::string_view quote = before.empty() ? figure.written : span_of(before, figure.written);
  remark.quote = std::string(cut_begin(quote, kRemarkQuoteBytesMax));
  remark.reason = !figure.is_exact()            ? figure.doubt
                  : figure.unclaimed.is_empty() ? purpose_of(remark.type)
                                                : figure.unclaimed;
  return {figure.written.data(), std::move(remark)};
}

PlacedRemark mark_remark(const Mark& mark, const RemarkSource& source) {
  Remark remark;
  remark.type = source.type;
  remark.value = std::string(cut_end(mark.value, kRemarkQuoteBytesMax));
  remark.quote = std::string(cut_end(mark.written, kRemarkQuoteBytesMax));
  remark.reason = mark.doubt.is_empty() ? source.reason : mark.doubt;
  return {mark.written.data(), std::move(remark)};
}

const std::array<RemarkSource, 3>& mark_sources() {
  static const std::array<RemarkSource, 3> sources{
      RemarkSource{RemarkType::kDate, find_dates,
                   say("日期：填相应记录的日期栏", "a date, for the record it is of")},
      RemarkSource{RemarkType::kDocumentNumber, find_document_numbers,
                   say("文号：登记所引文件（document）", "record the document that is cited")},
      RemarkSource{RemarkType::kTitle, find_titles,
                   say("文件名：登记所引文件（document）", "record the document that is cited")}};
  return sources;
}

}  // namespace

std::string_view cut_end(std::string_view text, std::size_t bytes_max) noexcept {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && is_continuation(text[bytes_max])) --bytes_max;
  return text.substr(0, bytes_max);
}

std::string_view cut_begin(std::string_view text, std::size_t bytes_max) noexcept {
  if (text.size() <= bytes_max) return text;
  std::size_t begin = text.size() - bytes_max;
  while (begin < text.size() && is_continuation(text[begin])) ++begin;
  return text.substr(begin);
}

void add_remarks(const Sentence& sentence, const Paragraph& paragraph,
                 const std::optional<IndicatorLine>& indicator, std::vector<Remark>& remarks) {
  std::vector<PlacedRemark> placed;
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    if (!sentence.figures[i].is_used) placed.push_back(figure_remark(sentence, i, indicator));
  }
  for (const RemarkSource& source : mark_sources()) {
    for (const Mark& mark : source.find(sentence.text)) {
      placed.push_back(mark_remark(mark, source));
    }
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const PlacedRemark& one, const PlacedRemark& other) {
                     return std::less<>()(one.at, other.at);
                   });
  for (PlacedRemark& one : placed) {
    one.remark.section = paragraph.section;
    one.remark.line = paragraph.line;
    remarks.push_back(std::move(one.remark));
  }
}

}  // namespace fundtrail
