// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/chain_rules.h"

#include <string>
#include <utility>

#include "schemas/error.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

// One fault of one kind of record, as a part of a sentence.
void tell(const Support& faulty, Kind kind, fmt::string_view zh, fmt::string_view en,
          CheckDraft& draft) {
  if (faulty.is_empty()) return;
  if (!draft.message.is_empty()) draft.message += say("；", "; ");
  draft.message += say(zh, en, enum_label(kind), faulty.count());
  draft.support.merge(faulty);
}

// Entries that somebody saw before they say that they were recorded.
void tell_late(const LateClaim& late, CheckDraft& draft) {
  for (std::uint64_t at = late.range.begin; at < late.range.end; ++at) {
    draft.support.add({at, Strength::kEvidenced});
  }
  const std::string latest = format_time_beijing(late.bound.latest_us);
  const std::string claimed = format_time_beijing(late.claimed_us);
  if (draft.message.is_empty()) {
    draft.expected = "≤ " + latest;
    draft.actual = claimed;
  } else {
    draft.message += say("；", "; ");
  }
  draft.message += say(
      "第 {} 至 {} 号自称最早 {} 入账，而{}前 {} 条至迟 {} 已经存在",
      "entries {} to {} claim to have been recorded from {} on, while {} the first {} existed by "
      "{}",
      late.range.begin, late.range.end - 1, claimed,
      late.bound.kind == AnchorKind::kTimestamped
          ? say("时间戳证明", "a timestamp proves that")
          : say("见证人都说见到", "witnesses all say that they saw that"),
      late.bound.size, latest);
}

void add_late(AnchorKind kind, Severity severity, const RecordedTimes& times, CheckList& checks) {
  CheckDraft draft{"ledger", CheckResult::kRefuted, "", "", {}, {}};
  for (const LateClaim& late : times.late) {
    if (late.bound.kind == kind) tell_late(late, draft);
  }
  if (!draft.message.is_empty()) checks.add(std::move(draft), severity);
}

Message unreliable_times() {
  return say("链已受损，入账时间不足为凭", "the chain is damaged: no time can be relied on");
}

// What was recorded more than so many days late, the latest of it, and why.
void tell_lateness(const LateFold& lates, std::int64_t days_allowed, CheckDraft& draft) {
  for (const auto& [kind, late] : lates.by_kind()) tell(late, kind, "{} {} 笔", "{} {}", draft);
  const LateRecord& latest = *lates.latest();
  draft.message =
      say("入账晚于业务日期超过 {} 天的：{}；最晚的是 {}，晚 {} 天",
          "recorded more than {} days after the business date: {}; the latest is {}, by {} days",
          days_allowed, draft.message, latest.id, latest.days);
  if (!lates.latest_explained()) {
    draft.message += say("；都没有写明补录原因", "; none says why");
    return;
  }
  const LateRecord& explained = *lates.latest_explained();
  draft.message +=
      say("；其中 {} 笔写明补录原因，如 {}：{}", "; {} of them say why, such as {}: {}",
          lates.explained(), explained.id, shown_text(explained.reason));
}

}  // namespace

RuleInfo C04::info() {
  return {"C04",
          say("录审分离", "two people"),
          say("录入人 ≠ 复核人；按规定须签名、须审批的，签名齐全，且录入与审批不是同一岗位",
              "recorder ≠ reviewer; what the policy wants signed or approved is, and by another "
              "post"),
          say("会计基础工作规范：不相容岗位相分离 †", "duties that must lie with two people †"),
          Severity::kDoubt,
          say("ledger", "ledger"),
          say("各类记录的 recorded_by、reviewed_by；policy、signature、key",
              "recorded_by and reviewed_by of any record; policy, signature, key"),
          {{CheckResult::kRefuted,
            say("录入与复核写的是同一人；须签名而没有有效签名；须审批而没有另一岗位的审批签名",
                "one person recorded and reviewed; a signature or another post's approval that is "
                "wanted is lacking")},
           {CheckResult::kClear, say("查过的都没有以上情形", "none of these")},
           {CheckResult::kNotApplicable,
            say("没有同时写明两人的记录，也没有规定和审批签名",
                "no record names both, and there is neither policy nor approval")}}};
}

void C04::run(const Facts& facts, CheckList& checks) {
  CheckDraft draft{"ledger", CheckResult::kRefuted, "", "", {}, {}};
  Support looked_at;
  for (const auto& [kind, duties] : facts.duties.by_kind()) {
    looked_at.merge(duties.looked_at);
    tell(duties.same_person, kind, "{}：录入与复核为同一人 {} 笔",
         "{}: recorded and reviewed by one person {}", draft);
    tell(duties.lacks_signature, kind, "{}：须签名而未签 {} 笔", "{}: to be signed, and not {}",
         draft);
    tell(duties.lacks_approval, kind, "{}：须审批而未审批 {} 笔", "{}: to be approved, and not {}",
         draft);
  }
  if (looked_at.is_empty()) return;
  if (draft.message.is_empty()) {
    draft.result = CheckResult::kClear;
    draft.message = say("已查 {} 笔载明录入与复核、或有规定、有审批签名的记录",
                        "{} records looked at that name both people, or that a policy or an "
                        "approver's signature is about",
                        looked_at.count());
    draft.support = looked_at;
  }
  checks.add(std::move(draft));
}

RuleInfo C05::info() {
  return {
      "C05",
      say("补录迟延", "recorded late"),
      say("入账日 − 业务日期 ≤ C05.days", "day of recording − business date ≤ C05.days"),
      say("及时性", "timeliness"),
      Severity::kHint,
      say("ledger", "ledger"),
      say("各类记录的业务日期（文件的成文日期、结转结余和指标完成的截止日除外）、late_reason；每"
          "条的 recorded_at",
          "the business date of any record (not the date of a document, nor the cut-off of a "
          "balance or indicator report) and its late_reason; recorded_at of every entry"),
      {{CheckResult::kRefuted,
        say("有晚于 C05.days 入账的；写明各类笔数、最晚的一笔、有几笔写了补录原因",
            "some were recorded later: how many of each kind, the latest, and how many say "
            "why is told")},
       {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
       {CheckResult::kUnproven, say("链已受损", "the chain is damaged")},
       {CheckResult::kNotApplicable,
        say("没有写明业务日期的记录", "no record has a business date")}}};
}

void C05::run(const Facts& facts, CheckList& checks) {
  const LateFold& lates = facts.lates;
  if (lates.looked_at() == 0) return;
  CheckDraft draft{"ledger", CheckResult::kClear, "", "", {}, {}};
  if (!facts.ledger.times.is_comparable) {
    draft.result = CheckResult::kUnproven;
    draft.message = unreliable_times();
  } else if (!lates.latest()) {
    draft.message =
        say("已查 {} 笔有业务日期的记录，入账都不晚于其后 {} 天",
            "{} records with a business date looked at: all recorded within {} days of it",
            lates.looked_at(), facts.thresholds.c05_days);
  } else {
    draft.result = CheckResult::kRefuted;
    tell_lateness(lates, facts.thresholds.c05_days, draft);
  }
  checks.add(std::move(draft));
}

RuleInfo C06::info() {
  return {
      "C06",
      say("入账时间", "time of recording"),
      say("入账时间 ≤ 已知其存在的时间（时间戳加其准确度，或全部见证人见到）+ 5 分钟",
          "recorded at ≤ known to exist at (a timestamp and its accuracy, or all witnesses) + 5 "
          "minutes"),
      say("RFC 3161 时间戳；C2SP tlog-cosignature", "RFC 3161; C2SP tlog-cosignature"),
      Severity::kError,
      say("ledger", "ledger"),
      say("每条的 recorded_at；verify --roots 认可的时间戳，verify --policy 满足的见证",
          "recorded_at of every entry; timestamps under verify --roots, witnesses that satisfy "
          "verify --policy"),
      {{CheckResult::kRefuted,
        say("有记录自称晚于已知其存在的时间（只凭见证人的，为疑点）",
            "an entry claims to be later than it is known to exist (by witnesses alone, a doubt)")},
       {CheckResult::kClear, say("盖住的各条都没有", "none of those covered does")},
       {CheckResult::kUnproven, say("链已受损", "the chain is damaged")},
       {CheckResult::kNotApplicable,
        say("没有可信的时间戳，也没有满足策略的见证",
            "there is no trusted timestamp, and no quorum of witnesses")}}};
}

// Nothing bounds a claim from below: whoever holds back an old head can have it seen at any time.
void C06::run(const Facts& facts, CheckList& checks) {
  const RecordedTimes& times = facts.ledger.times;
  CheckDraft draft{"ledger", CheckResult::kNotApplicable, "", "", {}, {}};
  if (times.bounded == 0) {
    draft.message = say("没有可信的时间戳或见证可以对照入账时间",
                        "there is no trusted timestamp or witness to compare with");
    return checks.add(std::move(draft));
  }
  if (!times.is_comparable) {
    draft.result = CheckResult::kUnproven;
    draft.message = unreliable_times();
    return checks.add(std::move(draft));
  }
  add_late(AnchorKind::kTimestamped, Severity::kError, times, checks);
  add_late(AnchorKind::kWitnessed, Severity::kDoubt, times, checks);
  if (!checks.is_empty()) return;
  draft.result = CheckResult::kClear;
  draft.message = say("已查前 {} 条，没有自称晚于已知其存在的",
                      "the first {} entries looked at: "
                      "none claims to be later than it is known to exist",
                      times.bounded);
  checks.add(std::move(draft));
}

RuleInfo C07::info() {
  return {
      "C07",
      say("更正合规", "corrections that hold"),
      say("每条更正都能适用：红字冲销不超过尚未冲销的金额，更正只改许可的字段、改后合规则",
          "every correction can be applied: a reversal of no more than is left, an amendment of "
          "fields that may be amended to a record that keeps the rules"),
      say("会计基础工作规范：红字冲销、补充登记 †", "reversal and amendment of entries †"),
      Severity::kError,
      say("更正所指的记录；都能适用时为 ledger",
          "the record that the correction is of; ledger where all can be applied"),
      say("correction 和它所指的记录", "correction, and the records that they are of"),
      {{CheckResult::kRefuted, say("有更正不能照所写适用；写出缘故",
                                   "a correction cannot be applied as it is written, why is told")},
       {CheckResult::kClear, say("都已适用；写明笔数和冲销合计",
                                 "all are applied; how many, and how much was reversed, is told")},
       {CheckResult::kNotApplicable, say("没有更正", "there is no correction")}}};
}

void C07::run(const Facts& facts, CheckList& checks) {
  const View& view = facts.registry.view();
  for (const CorrectionFlaw& flaw : view.flaws()) {
    CheckDraft draft{flaw.of, CheckResult::kRefuted, "", "", {}, {}};
    draft.message =
        say("第 {} 号更正不能照所写适用：{}",
            "correction {} cannot be applied as it is written: {}", flaw.sequence, flaw.reason);
    draft.support.add({flaw.sequence, Strength::kEvidenced});
    checks.add(std::move(draft));
  }
  const CorrectionCounts& counts = view.counts();
  if (!view.flaws().empty() || counts.reversals + counts.amendments == 0) return;
  checks.add({"ledger", CheckResult::kClear, "", "",
              say("已查红字冲销 {} 笔（合计 {}）、更正 {} 笔，都已适用",
                  "{} reversals ({} in all) and {} amendments looked at: all are applied",
                  counts.reversals, format_wan_yuan(counts.reversed_fen), counts.amendments),
              counts.applied});
}

}  // namespace fundtrail
