// SPDX-License-Identifier: Apache-2.0
#include "report/view_text.h"

#include <optional>

namespace fundtrail {

std::vector<Message> view_sentences(const ViewSummary& view) {
  std::vector<Message> sentences;
  if (view.as_of) {
    sentences.push_back(say("只看业务日期不晚于 {} 的记录（没有业务日期的照算）。",
                            "Only what is dated {} or before, and what has no date.",
                            format_date(*view.as_of)));
  }
  if (view.known_size) {
    sentences.push_back(say("只看第 {} 号及以前的记录，如同其后什么也没有录入。",
                            "Only the records up to {}, as if nothing had been recorded after it.",
                            *view.known_size - 1));
  }
  return sentences;
}

JsonValue view_json(const ViewSummary& view) {
  JsonValue document;
  if (view.as_of) document.add("as_of", format_date(*view.as_of));
  if (view.known_size) document.add("known_size", *view.known_size);
  return document;
}

void add_view(const ViewOptions& view, JsonValue& document) {
  if (view.is_cut()) document.add("view", view_json({view.as_of, view.known_size}));
}

std::optional<WideSum> left_fen(const CorrectedRecord& corrected) {
  const auto amount = record_amount(corrected.effective.record);
  if (!amount) return std::nullopt;
  WideSum left = amount->fen;
  for (const Reversal& reversal : corrected.effective.reversals) left -= reversal.fen;
  return left;
}

Message correction_mark(const CorrectedRecord& corrected) {
  const Effective& effective = corrected.effective;
  Message mark;
  if (effective.amendments > 0) mark += say("已更正", "amended");
  if (effective.reversals.empty()) return mark;
  if (!mark.is_empty()) mark += say("；", "; ");
  const WideSum left = left_fen(corrected).value();
  const WideSum reversed = record_amount(effective.record)->fen - left;
  mark += left == 0 ? say("已全部红字冲销", "reversed in full")
                    : say("已红字冲销 {}，余 {}", "{} reversed, {} left", format_wan_yuan(reversed),
                          format_wan_yuan(left));
  return mark;
}

JsonValue correction_mark_json(const CorrectedRecord& corrected) {
  const Effective& effective = corrected.effective;
  JsonValue mark = JsonObject{{"amendments", effective.amendments},
                              {"reversals", std::uint64_t{effective.reversals.size()}}};
  if (const auto left = left_fen(corrected)) mark.add("left_fen", format_wide(*left));
  return mark;
}

}  // namespace fundtrail
