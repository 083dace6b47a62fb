// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/inquiry_rules.h"

#include <map>
#include <utility>

#include "schemas/fields/days.h"
#include "verifier/rules/rectification_sums.h"

namespace fundtrail {
namespace {

using FirstAnswers = std::map<std::string, const Placed<Answer>*, std::less<>>;

// By inquiry the answer of the earliest day, of one day that of the first id.
FirstAnswers first_answers(const Registry& registry) {
  FirstAnswers first;
  for (const auto& [id, placed] : registry.answers) {
    const auto [it, is_new] = first.try_emplace(placed.record.inquiry.id, &placed);
    const bool is_earlier = placed.record.answered_on < it->second->record.answered_on;
    if (!is_new && is_earlier) it->second = &placed;
  }
  return first;
}

// An answer that was given: in time, or how late.
void judge_answered(const Answer& answer, Date due_on, std::int64_t tolerated, CheckDraft& draft) {
  draft.actual = format_date(answer.answered_on);
  const std::int64_t late = days_between(due_on, answer.answered_on);
  if (late > tolerated) {
    draft.result = CheckResult::kRefuted;
    draft.message = say("{} 才答复，期限 {}，晚 {} 天", "answered on {}, due by {}: {} days late",
                        draft.actual, format_date(due_on), late);
  } else {
    draft.result = CheckResult::kConfirmed;
    draft.message =
        say("{} 已答复，期限 {}", "answered on {}, due by {}", draft.actual, format_date(due_on));
  }
}

// An inquiry that waits for its answer on `day`. Returns how grave that is.
Severity judge_waiting(std::int64_t day, Date due_on, const Thresholds& limits, CheckDraft& draft) {
  const std::int64_t left = day_number(due_on) - day;
  const bool is_noticed = left <= limits.q01_notice_days;
  draft.result = is_noticed ? CheckResult::kRefuted : CheckResult::kClear;
  draft.message =
      say("截至 {} 还没有答复，期限 {}，",
          "by {} not answered, due by {}: ", format_ledger_day(day), format_date(due_on));
  draft.message += left >= 0 ? say("还有 {} 天", "{} days are left", left)
                             : say("已过 {} 天", "{} days ago", -left);
  if (-left > limits.q01_overdue_days) return Severity::kError;
  return left <= limits.q01_warning_days ? Severity::kDoubt : Severity::kHint;
}

}  // namespace

RuleInfo Q01::info() {
  return {
      "Q01",
      say("问询时限", "answered in time"),
      say("答复日期 − 答复期限 ≤ Q01.overdue；还没有答复的，以 --as-of "
          "的日期（没有给出的，为最新一条"
          "的入账日）代答复日期，到期前 Q01.notice、Q01.warning 起提醒、警示",
          "day of the answer − day due ≤ Q01.overdue; while there is none, the day of --as-of (or "
          "else of the newest entry) stands for it, and Q01.notice and Q01.warning are told before "
          "it is due"),
      say("巡视整改台账实务 †", "rectification practice †"),
      Severity::kError,
      say("每一件问询", "each inquiry"),
      say("记录 inquiry（due_on）、answer（answered_on）；最新一条的 recorded_at",
          "inquiry: due_on; answer: answered_on; recorded_at of the newest entry"),
      {{CheckResult::kConfirmed, say("期限内已答复（有几份答复的，看最早的）",
                                     "answered in time, the first answer counting")},
       {CheckResult::kRefuted,
        say("逾期（错误）；还没有答复而离期限不多于 Q01.warning（疑点）、Q01.notice（提示）",
            "overdue (an error); not answered, and no more than Q01.warning (a doubt) or "
            "Q01.notice (a hint) is left")},
       {CheckResult::kClear,
        say("还没有答复，离期限多于 Q01.notice", "not answered, and more than Q01.notice is left")},
       {CheckResult::kUnproven,
        say("没有写明答复期限；链已受损，不知截至哪天",
            "no day is due; the chain is damaged, and the day cannot be told")}}};
}

void Q01::run(const Facts& facts, CheckList& checks) {
  const FirstAnswers answers = first_answers(facts.registry);
  const std::optional<std::int64_t> day = facts.day();
  for (const auto& [id, placed] : facts.registry.inquiries) {
    CheckDraft draft{id, CheckResult::kUnproven, "", "", {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    const auto answer = answers.find(id);
    if (answer != answers.end()) draft.support.add(facts.registry.support_of(*answer->second));
    const std::optional<Date>& due_on = placed.record.due_on;
    Severity severity = Severity::kError;
    if (due_on) draft.expected = "≤ " + format_date(*due_on);
    if (!due_on) {
      draft.message = say("没有写明答复期限", "no day is stated by which it is due");
    } else if (answer != answers.end()) {
      judge_answered(answer->second->record, *due_on, facts.thresholds.q01_overdue_days, draft);
    } else if (day) {
      severity = judge_waiting(*day, *due_on, facts.thresholds, draft);
    } else {
      draft.message = say("还没有答复，而链已受损，不知截至哪天",
                          "not answered, and the chain is damaged: the day cannot be told");
    }
    draft.message = say("{}：{}", "{}: {}", placed.record.number, draft.message);
    checks.add(std::move(draft), severity);
  }
}

RuleInfo Q03::info() {
  return {
      "Q03",
      say("整改金额勾稽", "rectification adds up"),
      say("最新一条累计的整改：已整改 + 未整改 ＝ 涉及金额，所列退回（减冲销）合计 ≤ 已整改；"
          "销号的，未整改为 0，有验收单位",
          "at the newest cumulative rectification: fixed + open = the inquiry's amount, and the "
          "refunds named, net of reversals, ≤ fixed; what is closed has nothing open, and somebody "
          "accepted it"),
      say("巡视整改台账实务 †；重新计算", "rectification practice †; recalculation"),
      Severity::kError,
      say("每一件问询", "each inquiry"),
      say("记录 inquiry（amount）、rectification、refund",
          "inquiry: amount; rectification, refund"),
      {{CheckResult::kConfirmed, say("都相符", "all of it agrees")},
       {CheckResult::kRefuted,
        say("合计不等于涉及金额；退回合计多于已整改；销号而尚有未整改，或没有验收单位",
            "another sum; more came back than was fixed; closed with some open, or accepted by "
            "nobody")},
       {CheckResult::kUnproven,
        say("没有整改记录、没有累计数、缺已整改或未整改金额，或问询没有写明涉及金额",
            "no rectification, none that is cumulative, no amount fixed or open, or the inquiry "
            "states no amount")},
       {CheckResult::kNotApplicable,
        say("问询和整改都没有写金额，也没有销号", "no amount is stated, and nothing is closed")}}};
}

void Q03::run(const Facts& facts, CheckList& checks) {
  const RectificationSteps steps(facts.registry);
  for (const auto& [id, placed] : facts.registry.inquiries) {
    checks.add(reconcile(facts, placed, steps));
  }
}

}  // namespace fundtrail
