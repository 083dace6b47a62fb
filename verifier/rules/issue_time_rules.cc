// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/issue_time_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/fields/days.h"
#include "verifier/allocation_tree.h"

namespace fundtrail {
namespace {

// The days within which something is to be allocated. Where the kind of a transfer is not stated,
// it may be either of two.
struct TimeLimit {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

std::int64_t special_days(const Programme& programme, const Thresholds& thresholds) {
  return programme.level == ProgrammeLevel::kCentral ? thresholds.f11_central_special_days
                                                     : thresholds.f11_special_days;
}

TimeLimit limit_of(const Programme& programme, const Thresholds& thresholds) {
  const std::int64_t general = thresholds.f11_general_days;
  const std::int64_t special = special_days(programme, thresholds);
  if (!programme.transfer) return {std::min(general, special), std::max(general, special)};
  const bool is_special = programme.transfer == TransferType::kSpecial;
  return {is_special ? special : general, is_special ? special : general};
}

// From when on, and for how long.
struct TimeFrame {
  std::optional<Date> start;  // if it is known
  TimeLimit limit;
  bool is_passed_on = false;
  std::optional<Date> earliest;  // of what is passed on: it was not received before
};

// 追加 is of the budget's last 追加 before it, all else of the budget for the year.
std::optional<Date> approval_for(const Facts& facts, const Programme& programme,
                                 const Allocation& allocation) {
  std::optional<Date> approval = programme.approved_on;
  if (allocation.type != AllocationType::kIncrease) return approval;
  for (const auto* placed : facts.of(programme.id.value).budgets) {
    const Budget& budget = placed->record;
    if (budget.type != BudgetType::kIncrease || posted(*placed).is_void()) continue;
    if (!budget.dated_on) return std::nullopt;
    if (*budget.dated_on > allocation.dated_on) continue;
    approval = std::max(approval.value_or(*budget.dated_on), *budget.dated_on);
  }
  return approval;
}

TimeFrame frame_of(const Facts& facts, const Programme& programme, const Allocation& allocation) {
  const AllocationRef* under = facts.registry.place_of(allocation.id.value).under;
  if (under == nullptr) {
    return {approval_for(facts, programme, allocation),
            limit_of(programme, facts.thresholds),
            false,
            {}};
  }
  const std::int64_t days = facts.thresholds.f11_passed_on_days;
  TimeFrame frame{{}, {days, days}, true, {}};
  const auto upper = facts.registry.allocations.find(under->id);
  if (upper == facts.registry.allocations.end()) return frame;
  frame.earliest = upper->second.record.dated_on;
  frame.start = upper->second.record.received_on;
  // Nothing is received before it is allocated, nor passed on before it is received.
  if (frame.start < frame.earliest || frame.start > allocation.dated_on) frame.start.reset();
  return frame;
}

// Whether there is a limit for an allocation. How money is broken down to projects and units is
// F10's.
bool has_limit(const Facts& facts, const Placed<Allocation>& placed) {
  const Allocation& allocation = placed.record;
  if (allocation.type == AllocationType::kDecrease || posted(placed).is_void()) return false;
  return facts.registry.is_top_level(allocation) || !is_broken_down(facts.registry, allocation);
}

// What the allocations of a programme come to.
struct Timing {
  std::uint64_t judged = 0;
  std::uint64_t late = 0;
  std::uint64_t unapproved = 0;  // of which the day of approval is not known
  std::uint64_t unreceived = 0;  // of those passed on, of which the day of receipt is not known
  std::uint64_t unsure = 0;      // in time or late, by the kind of transfer
  std::int64_t longest = 0;      // Unit: days; of those in time
  Date last_unapproved;
  Support support;
};

void add_late(const Facts& facts, const Programme& programme, const Placed<Allocation>& placed,
              const TimeFrame& frame, CheckList& checks) {
  const Date day = placed.record.dated_on;
  const std::int64_t days = days_between(*frame.start, day);
  CheckDraft draft{placed.record.id.value,
                   CheckResult::kRefuted,
                   "≤ " + std::to_string(frame.limit.most) + "天",
                   std::to_string(days) + "天",
                   {},
                   {}};
  draft.support.add(facts.registry.support_of(placed));
  draft.message = say("{} {}：{} {}，{} 下达，历时 {} 天，超过 {} 天",
                      "{} {}: {} on {}, allocated on {}: {} days, {} too many",
                      facts.name(placed.record.to.id), format_wan_yuan(posted(placed).net_fen()),
                      frame.is_passed_on ? say("收到", "received") : say("预算批准", "approved"),
                      format_date(*frame.start), format_date(day), days, days - frame.limit.most);
  if (programme.level == ProgrammeLevel::kCentral && !frame.is_passed_on) {
    draft.message += say("；若是转下达中央资金的，应录入中央的下达及其收到日期",
                         "; if central money is passed on here, record its allocation and when it "
                         "was received");
  }
  checks.add(std::move(draft));
}

// Counted from the day on which it was allocated to the one who passes it on, it is long enough.
void judge_unreceived(const Allocation& allocation, const TimeFrame& frame, Timing& timing) {
  if (frame.earliest) {
    const std::int64_t most = days_between(*frame.earliest, allocation.dated_on);
    if (most >= 0 && most <= frame.limit.least) {
      timing.longest = std::max(timing.longest, most);
      return;
    }
  }
  ++timing.unreceived;
}

void judge(const Facts& facts, const Programme& programme, const Placed<Allocation>& placed,
           Timing& timing, CheckList& checks) {
  const Allocation& allocation = placed.record;
  const TimeFrame frame = frame_of(facts, programme, allocation);
  ++timing.judged;
  timing.support.add(facts.registry.support_of(placed));
  if (!frame.start && frame.is_passed_on) {
    judge_unreceived(allocation, frame, timing);
    return;
  }
  if (!frame.start) {
    if (allocation.type == AllocationType::kAdvance) return;  // before the approval
    ++timing.unapproved;
    timing.last_unapproved = std::max(timing.last_unapproved, allocation.dated_on);
    return;
  }
  const std::int64_t days = days_between(*frame.start, allocation.dated_on);
  if (days > frame.limit.most) {
    ++timing.late;
    add_late(facts, programme, placed, frame, checks);
  } else if (days > frame.limit.least) {
    ++timing.unsure;
  } else {
    timing.longest = std::max(timing.longest, days);
  }
}

// When the budget must have been approved for the last allocation to be in time.
Message tell_unapproved(const Programme& programme, const Thresholds& thresholds,
                        const Timing& timing) {
  const auto from = [&timing](std::int64_t days) {
    return format_date(add_days(timing.last_unapproved, -days));
  };
  const TimeLimit limit = limit_of(programme, thresholds);
  const Message days =
      limit.least == limit.most
          ? say("{}", "{}", from(limit.most))
          : say("专项 {}、一般性 {}", "{} (special transfers) or {} (general ones)",
                from(special_days(programme, thresholds)), from(thresholds.f11_general_days));
  return say("{} 笔没有预算批准日期可比；最晚一笔 {} 下达，预算在这天或以后批准才不逾期：{}",
             "of {} the budget's day of approval is not known; the last is of {}, in time if it "
             "was approved on this day or later: {}",
             timing.unapproved, format_date(timing.last_unapproved), days);
}

// What is lacking, in words; empty if nothing is.
Message tell_lacking(const Programme& programme, const Thresholds& thresholds,
                     const Timing& timing) {
  Message text;
  const auto add = [&text](const Message& part) {
    if (!text.is_empty()) text += say("；", "; ");
    text += part;
  };
  if (timing.unapproved > 0) add(tell_unapproved(programme, thresholds, timing));
  if (timing.unsure > 0) {
    add(say("转移支付类型没有写明，{} 笔按一般性（{} 天）、按专项（{} 天）结果不同",
            "the kind of transfer is not stated, and of {} it decides: general ({} days) or "
            "special ({})",
            timing.unsure, thresholds.f11_general_days, special_days(programme, thresholds)));
  }
  if (timing.unreceived > 0) {
    add(say("{} 笔转下达的上级下达没有可用的收到日期",
            "of {} passed on, the upper level's day of receipt is lacking", timing.unreceived));
  }
  return text;
}

// Why there is no limit for a programme at all; empty if there is one.
Message tell_exempt(const Programme& programme) {
  if (programme.transfer == TransferType::kOwn) {
    return say("本级支出，不是转移支付", "its own spending, and no transfer");
  }
  if (programme.nature == FundNature::kActualCost) {
    return say("据实结算的资金，可以分期下达或先预付后结算",
               "settled by actual cost: it may be allocated by and by");
  }
  return {};
}

void check_programme(const Facts& facts, const Programme& programme,
                     const std::vector<const Placed<Allocation>*>& allocations, CheckList& checks) {
  CheckDraft draft{programme.id.value, CheckResult::kNotApplicable, "", "", {}, {}};
  draft.message = tell_exempt(programme);
  Timing timing;
  if (draft.message.is_empty()) {
    for (const auto* placed : allocations) {
      if (has_limit(facts, *placed)) judge(facts, programme, *placed, timing, checks);
    }
  }
  if (timing.late > 0) return;
  draft.support = timing.support;
  if (timing.judged > 0) {
    const Message lacking = tell_lacking(programme, facts.thresholds, timing);
    draft.result = lacking.is_empty() ? CheckResult::kConfirmed : CheckResult::kUnproven;
    draft.message = lacking.is_empty() ? say("{} 笔都在时限内，最长历时 {} 天",
                                             "{} allocations, all in time: {} days at most",
                                             timing.judged, timing.longest)
                                       : lacking;
  } else if (draft.message.is_empty()) {
    draft.message = say("没有下达记录", "no allocation is recorded");
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo F11::info() {
  return {
      "F11",
      say("下达时限", "allocated in time"),
      say("下达日期 − 预算批准日期 ≤ 时限（一般性、专项不同，中央专项另有）；转下达：下达日期 − "
          "上级下达的收到日期 ≤ 时限；到期当日不逾期",
          "days from the budget's approval to the allocation <= limit (general, special, central "
          "special); of what is passed on, days from receipt; the last day is in time"),
      say("预算法：转移支付下达时限；据实结算等可以例外 †",
          "Budget Law: time limits of transfers; exceptions such as settlement by actual cost †"),
      Severity::kDoubt,
      say("逾期的下达；没有发现时为资金项目",
          "the allocation that is late; of a programme without any, the programme"),
      say("allocation（dated_on、received_on、type、under、project、to）；party（role）；"
          "programme（approved_on、transfer、nature、level）；budget（追加）",
          "allocation: dated_on, received_on, type, under, project, to; party: role; programme: "
          "approved_on, transfer, nature, level; budget: increases"),
      {{CheckResult::kConfirmed, say("都在时限内", "all are in time")},
       {CheckResult::kRefuted, say("超过时限；写明天数", "it is late; by how long is told")},
       {CheckResult::kUnproven,
        say("没有发现，而批准日期、收到日期或转移支付类型没有写明；写明何时批准才不逾期",
            "none is, and a day of approval, of receipt or the kind is not stated; from which "
            "approval on it would be in time is told")},
       {CheckResult::kNotApplicable,
        say("没有下达；本级支出；据实结算",
            "nothing was allocated; own spending; settled by actual cost")}}};
}

void F11::run(const Facts& facts, CheckList& checks) {
  std::map<std::string, std::vector<const Placed<Allocation>*>> allocations;
  for (const auto& [id, placed] : facts.registry.allocations) {
    allocations[placed.record.programme->id].push_back(&placed);
  }
  for (const auto& [id, placed] : facts.registry.programmes) {
    check_programme(facts, placed.record, allocations[id], checks);
  }
}

}  // namespace fundtrail
