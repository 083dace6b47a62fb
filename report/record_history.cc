// SPDX-License-Identifier: Apache-2.0
#include "report/record_history.h"

#include <utility>

#include "report/printable.h"
#include "report/record_text.h"
#include "report/text_page.h"
#include "schemas/labels.h"
#include "verifier/corrector.h"

namespace fundtrail {
namespace {

Message signer_words(const EntrySigner& signer, const NameOf& name_of) {
  if (signer.party.empty()) return say("本账本（{}）", "the ledger ({})", signer.key);
  const std::string known = name_of ? name_of(signer.party) : std::string();
  const std::string party = known.empty() ? signer.party : known;
  return signer.holder.empty()
             ? say("{}（{}）", "{} ({})", party, signer.key)
             : say("{} {}（{}）", "{}, {} ({})", party, signer.holder, signer.key);
}

// A value of a record for people; 无 if it has none.
Message shown_value(const Record& record, const std::string& field, const NameOf& name_of) {
  for (const LabelledField& one : labelled_fields(record, name_of)) {
    if (one.path == field) return one.value;
  }
  return say("（无）", "(none)");
}

class HistoryWriter {
 public:
  explicit HistoryWriter(const HistoryTextOptions& options)
      : options_(options), page_(options.language, options.paint) {}

  std::string write(const RecordHistory& history) {
    if (history.steps.empty()) return {};
    page_.blank();
    page_.heading(say("更正 {} 次（上面是录入时的原样，以下按录入次序）",
                      "Corrections: {} (above is the record as appended; by sequence)",
                      history.steps.size()));
    for (const HistoryStep& step : history.steps) add(step);
    return page_.take();
  }

 private:
  static constexpr std::size_t kStepIndent = 2;
  static constexpr std::size_t kDetailIndent = 6;

  void detail(const Message& message) { page_.line(page_.tell(message), kDetailIndent); }

  void add(const HistoryStep& step) {
    const Correction& correction = step.correction;
    page_.line(page_.tell("第 {} 号 {}  {}{}", "no. {} {}  {}{}", step.sequence,
                          correction.id.value, enum_label(correction.type), amount_words(step)),
               kStepIndent);
    for (const Amendment& one : correction.set) add_change(step, one);
    detail(say("更正日期 {}，{} 录入；批准人 {}", "dated {}, recorded {}; approved by {}",
               format_date(correction.dated_on), format_time_beijing(step.recorded_at_us),
               correction.approved_by));
    detail(say("原因：{}", "reason: {}", correction.reason));
    if (correction.replacement) {
      detail(say("替代的记录：{}", "replaced by: {}", correction.replacement->id));
    }
    if (step.flaw) {
      page_.line(options_.paint.doubt(page_.tell("不能照写适用：{}",
                                                 "cannot be applied as written: {}", *step.flaw)),
                 kDetailIndent);
    }
    detail(say("签名：{}", "signature: {}", signature_words(step.signature, options_.name_of)));
  }

  static Message amount_words(const HistoryStep& step) {
    if (step.correction.type != CorrectionType::kReverse || !step.left_fen) return {};
    return say(" {}，余 {}", " {}, {} left", format_wan_yuan(step.reversed_fen),
               format_wan_yuan(*step.left_fen));
  }

  // What has no effect says what it would have set.
  void add_change(const HistoryStep& step, const Amendment& one) {
    const Message label = field_label(record_kind(step.before), one.field_);
    const Message before = shown_value(step.before, one.field_, options_.name_of);
    const Message after = step.flaw ? Message{one.value, one.value}
                                    : shown_value(step.after, one.field_, options_.name_of);
    detail(say("{}：{} → {}", "{}: {} → {}", label, before, after));
  }

  const HistoryTextOptions& options_;
  TextPage page_;
};

JsonValue signer_json(const EntrySigner& signer) {
  JsonValue json = JsonObject{{"key", signer.key}};
  if (!signer.party.empty()) json.add("party", signer.party);
  if (!signer.holder.empty()) json.add("holder", signer.holder);
  return json;
}

JsonValue signature_json(const EntrySignature& signature) {
  JsonValue json = JsonObject{{"seq", signature.sequence}, {"valid", !signature.flaw}};
  if (signature.author) json.add("author", signer_json(*signature.author));
  if (signature.approver) json.add("approver", signer_json(*signature.approver));
  return json;
}

JsonArray changes_json(const HistoryStep& step) {
  const JsonValue before = record_to_json(step.before);
  const JsonValue after = record_to_json(step.after);
  JsonArray changes;
  for (const Amendment& one : step.correction.set) {
    JsonValue change = JsonObject{{"field", one.field_}};
    if (const JsonValue* value = before.find(one.field_)) change.add("before", *value);
    if (const JsonValue* value = after.find(one.field_)) change.add("after", *value);
    changes.push_back(std::move(change));
  }
  return changes;
}

JsonValue step_json(const HistoryStep& step) {
  const Correction& correction = step.correction;
  JsonValue json = JsonObject{{"seq", step.sequence},
                              {"id", correction.id.value},
                              {"recorded_at", format_time_json(step.recorded_at_us)},
                              {"applied", !step.flaw},
                              {"record", record_to_json(Record(correction))}};
  if (correction.type == CorrectionType::kAmend) json.add("changes", changes_json(step));
  if (step.left_fen) {
    json.add("reversed_fen", format_wide(step.reversed_fen))
        .add("left_fen", format_wide(*step.left_fen));
  }
  if (step.signature) json.add("signature", signature_json(*step.signature));
  return json;
}

}  // namespace

RecordHistory make_history(const Record& original, std::span<const Placed<Correction>> corrections,
                           const LeadsSomewhere& leads_somewhere) {
  const std::optional<Date> no_day;
  Corrector corrector(original, no_day, leads_somewhere);
  RecordHistory history;
  for (const Placed<Correction>& placed : corrections) {
    HistoryStep step;
    step.sequence = placed.sequence;
    step.recorded_at_us = placed.recorded_at_us;
    step.correction = placed.record;
    step.before = corrector.state().record();
    const WideSum left_before = corrector.state().left_fen().value_or(0);
    step.flaw = corrector.apply(placed);
    step.after = corrector.state().record();
    step.left_fen = corrector.state().left_fen();
    step.reversed_fen = left_before - step.left_fen.value_or(0);
    history.steps.push_back(std::move(step));
  }
  return history;
}

Message signature_words(const std::optional<EntrySignature>& signature, const NameOf& name_of) {
  if (!signature) return say("未签名", "not signed");
  if (signature->flaw) {
    return say("第 {} 号签名无效：{}", "signature {} is not valid: {}", signature->sequence,
               *signature->flaw);
  }
  Message words = say("第 {} 号", "no. {}", signature->sequence);
  if (signature->author) words += say("，{}", ", {}", signer_words(*signature->author, name_of));
  if (signature->approver) {
    words += say("；审批 {}", "; approved by {}", signer_words(*signature->approver, name_of));
  }
  return words;
}

std::string history_text(const RecordHistory& history, const HistoryTextOptions& options) {
  return HistoryWriter(options).write(history);
}

void add_history(const RecordHistory& history, JsonValue& document) {
  if (history.signature) document.add("signature", signature_json(*history.signature));
  if (history.steps.empty()) return;
  const HistoryStep& last = history.steps.back();
  document.add("effective", record_to_json(last.after));
  if (last.left_fen) document.add("left_fen", format_wide(*last.left_fen));
  JsonArray steps;
  for (const HistoryStep& step : history.steps) steps.push_back(step_json(step));
  document.add("corrections", std::move(steps));
}

}  // namespace fundtrail
